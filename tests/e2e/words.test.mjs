// The words of analyses: one file a language, loaded with the first question in it; every analysis fits in every language.

import { assert, atlas, test } from './harness.mjs';
import { chooseLanguage, openTab } from './panel.mjs';

const TOPICS = ['overview', 'clusters', 'specialisation', 'districts', 'hexagons', 'density', 'groups', 'chance', 'mix', 'coverage', 'compare', 'brief'];

/** The files of words that a page asks for, as they are asked for. */
function watched(page) {
  const asked = [];
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.includes('/report/lang/')) asked.push(path.split('/').at(-1));
  });
  return asked;
}

test('the words of a language come once, with the first question in it', async ({ newPage, origin }) => {
  const page = await newPage();
  const asked = watched(page);
  await page.goto(`${origin}?lang=fr`);
  await atlas.drawn(page);
  assert.deepEqual(asked, []);
  await openTab(page, 'Analyse');
  const part = await atlas.analysed(page, 'overview');
  assert.match(await part.textContent(), /compte 68\s% des 147 lieux/);
  assert.deepEqual(asked, ['fr.txt']);
  await chooseLanguage(page, 'vi');
  await part.getByText(/trong số 147 địa điểm/).first().waitFor();
  await chooseLanguage(page, 'fr');
  await part.getByText(/des 147 lieux/).first().waitFor();
  assert.deepEqual(asked, ['fr.txt', 'vi.txt']);
});

test('words that do not come, or are cut short, are said, and come when they are tried again', async ({ newPage, origin }) => {
  const page = await newPage({ expect: [/fr\.txt/, /404/] });
  let answer = (route) => route.fulfill({ status: 404, body: 'no' });
  await page.route('**/report/lang/fr.txt*', (route) => answer(route));
  await page.goto(`${origin}?an=clusters&lang=fr`);
  await atlas.drawn(page);
  await page.getByRole('status').getByText(/404/).waitFor();
  answer = (route) => route.fulfill({ status: 200, contentType: 'text/plain', body: 'TOPICS = Analyses\n' });
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.getByRole('status').getByText(/the words do not fit the program/).waitFor();
  answer = (route) => route.continue();
  await page.getByRole('button', { name: 'Réessayer' }).click();
  const part = await atlas.analysed(page, 'clusters');
  assert.match(await part.getByTestId('clusters-found').textContent(), /^2 regroupements/);
});

/** What is wider than the panel, or written over the edge of its drawing. */
const overflow = (part) =>
  part.evaluate((root) => {
    const found = [];
    const scrolls = (element) => element.closest('.figure-table, .scroll, [tabindex="0"]') !== null;
    if (root.scrollWidth > root.clientWidth + 1) found.push(`page: ${root.scrollWidth} in ${root.clientWidth}`);
    for (const text of root.querySelectorAll('svg text')) {
      const [own, frame] = [text.getBoundingClientRect(), text.closest('svg').getBoundingClientRect()];
      if (own.width > 0 && (own.left < frame.left - 1 || own.right > frame.right + 1)) found.push(text.textContent);
    }
    for (const element of root.querySelectorAll('p, h2, h3, button, label, select, figcaption')) {
      const [own, frame] = [element.getBoundingClientRect(), root.getBoundingClientRect()];
      if (own.width > 0 && !scrolls(element) && own.right > frame.right + 1) found.push(element.textContent.slice(0, 80));
    }
    return found;
  });

// The panel of a desktop is about as wide as a phone; only the brief takes more room there.
for (const [size, topics] of [[{ width: 360, height: 740, touch: true }, TOPICS], [{ width: 1280, height: 720 }, ['brief']]]) {
  for (const language of ['vi', 'fr']) {
    test(`what is analysed fits in ${language} at ${size.width} px: ${topics.join(', ')}`, { ...size, timeout: 240_000 }, async ({ open, shot }) => {
      for (const topic of topics) {
        const page = await open(`?an=${topic}&lang=${language}`);
        await atlas.drawn(page);
        const part = await atlas.analysed(page, topic);
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        assert.deepEqual(await overflow(part), [], topic);
        await shot(page, `words-${language}-${size.width}-${topic}`);
        await page.close();
      }
    });
  }
}
