// A browser that gives no canvas to draw on: the list, the filters and the search work, and a notice stands where the
// map would be.

import { withCard } from './graphics.mjs';
import { assert, atlas, test } from './harness.mjs';
import { places, shown } from './oracle.mjs';
import { card, cardTitle, focused, listSize, openTab, options, rows, search, sentenceText, soon, until, valueBox } from './panel.mjs';
import { colours } from './picture.mjs';

const noContext = () => {
  HTMLCanvasElement.prototype.getContext = () => null;
};

test('without any way to draw everything but the map works', async ({ newPage, origin, shot }) => {
  const page = await newPage();
  await page.addInitScript(noContext);
  await page.goto(origin);
  await page.getByText('This browser cannot draw the map').waitFor();
  await atlas.drawn(page);
  await soon(() => sentenceText(page), `All ${places.length} places`);
  await shot(page, 'blind');
  await page.getByText('It offers neither WebGL 2 nor a 2D canvas').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Zoom in' }).filter({ visible: true }).count(), 0, 'no buttons for nothing');
  await openTab(page, 'Filters');
  await atlas.filtered(page, () => valueBox(page, 'domain', 'C').check());
  await openTab(page, 'Places');
  await soon(() => listSize(page), shown({ domain: ['C'] }).length);
  await rows(page).first().click();
  await card(page).waitFor();
  await soon(() => focused(page).then((name) => name.startsWith('h2')), true, 'the card’s title has the focus');
  await search(page).fill('zanabazar museum');
  const option = options(page).first();
  const name = await option.locator('.finding-name').textContent();
  await option.click();
  await soon(() => cardTitle(page).textContent(), name);
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await page.getByRole('combobox', { name: 'Order' }).selectOption('district');
  await until(() => page.locator('.list-heading').count(), (count) => count > 0);
});

test('a graphics card that is lost comes back, again and again, without a warning', async ({ newPage, origin }) => {
  const page = await newPage();
  await withCard(page);
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await page.goto(origin);
  await atlas.drawn(page);
  const loseAndRestore = () => page.evaluate(async () => {
    const canvas = document.querySelector('#map canvas');
    const loss = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    const gone = new Promise((done) => canvas.addEventListener('webglcontextlost', done, { once: true }));
    loss.loseContext();
    await gone;
    const back = new Promise((done) => canvas.addEventListener('webglcontextrestored', done, { once: true }));
    setTimeout(() => loss.restoreContext(), 0);
    await back;
  });
  for (let time = 0; time < 4; time += 1) {
    await loseAndRestore();
    await soon(() => page.getByText('This browser cannot draw the map').filter({ visible: true }).count(), 0);
  }
  assert.deepEqual(warnings.filter((text) => /delete|belong/.test(text)), []);
  await until(() => colours(page, page.getByRole('application')), (seen) => (seen['#f7f5f0'] ?? 0) > 50_000, 'the country is drawn again');
});
