// The page as a person sees it: where things are, what they say, and how one waits for them.

import assert from 'node:assert/strict';

/** Longest wait for what should follow at once, in milliseconds. */
const SOON_MS = 6_000;

/** Reads again and again until the value is the expected one; fails with the difference when it never is. */
export async function soon(read, expected, message) {
  const end = Date.now() + SOON_MS;
  for (;;) {
    const value = await read();
    try {
      assert.deepEqual(value, expected, message);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((wake) => setTimeout(wake, 30));
  }
}

/** Reads again and again until `holds` does; gives the value. */
export async function until(read, holds, message) {
  const end = Date.now() + SOON_MS;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > end) assert.fail(`${message ?? `never: ${holds}`}; last: ${JSON.stringify(value)}`);
    await new Promise((wake) => setTimeout(wake, 30));
  }
}

/** Reads again and again until the value has been the same for a while; gives it. */
export async function rested(read) {
  const last = { value: await read(), times: 0 };
  await until(read, (value) => {
    last.times = value === last.value ? last.times + 1 : 0;
    last.value = value;
    return last.times === 8;
  });
  return last.value;
}

export const sentence = (page) => page.getByTestId('sentence');
export const sentenceText = (page) => sentence(page).textContent();
export const card = (page) => page.getByTestId('card');
export const cardTitle = (page) => card(page).locator('h2');
export const map = (page) => page.getByRole('application');
export const search = (page, name = /Search by name|Нэрээр хайх|Chercher un nom|Tìm theo tên/) => page.getByRole('combobox', { name });
export const options = (page) => page.getByRole('listbox').getByRole('option');
export const tab = (page, name) => page.getByRole('tab', { name });
export const rows = (page) => page.locator('#list .row');
export const notices = (page) => page.locator('.notices .notice');

/** The length of the list, as a screen reader is told; 0 without rows. */
export const listSize = (page) =>
  page.evaluate(() => Number(document.querySelector('#list [aria-setsize]')?.getAttribute('aria-setsize') ?? 0));

/** Chooses the page's language, as a reader does. */
export const chooseLanguage = (page, code) => page.locator('#language').selectOption(code);

/** Opens a part of the panel. */
export async function openTab(page, name) {
  await tab(page, name).click();
  await soon(() => tab(page, name).getAttribute('aria-selected'), 'true');
}

/** The counts of a facet as they stand on the page: { code: number }. */
export const facetCounts = (page, facet) =>
  page.locator(`[data-facet="${facet}"]`).evaluate((section) => {
    const lines = [...section.querySelectorAll('.value-line')];
    const number = (line) => Number(line.querySelector('.count').textContent.replaceAll(',', ''));
    return Object.fromEntries(lines.map((line) => [line.querySelector('input').dataset.value, number(line)]));
  });

/** The box of a facet's value, by its code. */
export const valueBox = (page, facet, code) => page.locator(`[data-facet="${facet}"] input[data-value="${code}"]`);

/** The address's parameters: { key: value }. */
export const parameters = (page) => Object.fromEntries(new URL(page.url()).searchParams);

/** One parameter of the address, once it is there. */
export const parameter = (page, key) =>
  until(() => new URL(page.url()).searchParams.get(key), (value) => value !== null, `the address has ${key}`);

/** The map's position as the address says it. */
export function position(page) {
  const at = new URL(page.url()).searchParams.get('at');
  if (!at) return undefined;
  const [lat, lng, zoom] = at.split(',').map(Number);
  return { lng, lat, zoom };
}

/** Waits until the address says another position than `before`, and gives it. */
export const moved = (page, before) =>
  until(() => position(page), (now) => now && JSON.stringify(now) !== JSON.stringify(before), 'the map moved');

/** Where the middle of the map's free part is on the page; `covered` is the share that a sheet covers from below. */
export async function middle(page, covered = 0) {
  const { x, y, width, height } = await map(page).boundingBox();
  return { x: x + width / 2, y: y + (height * (1 - covered)) / 2 };
}

/** The selected feature's layer and id in the address. */
export const selected = (page) => new URL(page.url()).searchParams.get('sel');

/** The element that has the focus: its role or tag, its name. */
export const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return `${at.getAttribute('role') ?? at.tagName.toLowerCase()} ${at.id || at.dataset.id || at.getAttribute('aria-label') || at.textContent.trim().slice(0, 60)}`;
  });

/** Says whether the page needs no sideways scrolling. */
export const fitsWidth = (page) =>
  page.evaluate(() => document.scrollingElement.scrollWidth <= document.documentElement.clientWidth);
