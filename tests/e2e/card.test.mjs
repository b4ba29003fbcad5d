// Cards: what is known of a place, from where, and what can be done with it.

import { assert, atlas, test } from './harness.mjs';
import { atlasDocument, clusters, districts, englishName, metres, places } from './oracle.mjs';
import { card, cardTitle, focused, listSize, map, middle, moved, openTab, options, parameters, position, rows, search, selected, sentenceText, soon, until } from './panel.mjs';

const rich = places.find((place) => place.id === 'mn-geoportal-3816');

async function begin(open, query = '', more) {
  const page = await open(query, more);
  await atlas.drawn(page);
  return page;
}

/** The card's rows: [[term, text]…]. */
const facts = (page) =>
  card(page).locator('.fact').evaluateAll((all) => all.map((fact) => [...fact.children].map((part) => part.textContent.trim())));

test('a row opens its card: names, category, precision in words, source with licence', async ({ open, shot }) => {
  const page = await begin(open);
  const row = rows(page).nth(3);
  const id = await row.getAttribute('data-id');
  const place = places.find((other) => other.id === id);
  await row.click();
  await soon(() => cardTitle(page).textContent(), englishName(place));
  await soon(() => selected(page), `places:${id}`);
  await soon(() => page.title(), `${englishName(place)} – ${atlasDocument.title.en}`);
  await soon(() => focused(page), `h2 ${englishName(place)}`, 'the title has the focus');
  await shot(page, 'card');
});

test('a card says what is known, and no more', async ({ open }) => {
  const page = await begin(open, `?sel=places:${rich.id}`);
  const { name, name_latin, source } = rich.properties;
  assert.equal(await cardTitle(page).textContent(), name_latin);
  await card(page).getByText(name, { exact: true }).waitFor();
  assert.equal(await card(page).getByText(name, { exact: true }).getAttribute('lang'), 'mn');
  await card(page).getByText('Latin form written automatically by MNS 5217:2012').waitFor();
  assert.match(await card(page).locator('.card-category').textContent(), /Visual Arts and Crafts – Fine arts/);
  const said = Object.fromEntries(await facts(page));
  assert.equal(said.Built, '1958');
  assert.equal(said.Type, 'School or course');
  assert.equal(said.Address, rich.properties.address);
  assert.equal(said.District, `Ulaanbaatar, ${rich.properties.subdistrict}`);
  assert.equal(said.Position, 'In this building (within 50 m); from a public register');
  assert.match(said.Source, new RegExp(`^${atlasDocument.sources[source].title.en}, record 3816, .*2026`));
  assert.ok(said.Source.includes(`Licence: ${atlasDocument.sources[source].licence}`));
  assert.equal(said.Confidence, 'high');
  const bare = places.find(({ properties }) => properties.year === undefined && properties.address === undefined);
  await search(page).fill(bare.properties.name);
  await options(page).first().click();
  await soon(() => cardTitle(page).textContent(), englishName(bare));
  const terms = (await facts(page)).map(([term]) => term);
  assert.deepEqual(terms.filter((term) => ['Built', 'Founded', 'Inscribed', 'Address'].includes(term)), []);
  assert.doesNotMatch(await card(page).textContent(), /undefined|null|NaN|unknown/i);
});

test('“Copy link” copies this address', { permissions: ['clipboard-read', 'clipboard-write'] }, async ({ open }) => {
  const page = await begin(open, `?v=1&sel=places:${rich.id}`);
  await card(page).getByRole('button', { name: 'Copy link' }).click();
  await card(page).getByRole('button', { name: 'Link copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  assert.match(page.url(), new RegExp(rich.id));
});

test('“What is within 500 m” filters, says so, and keeps to the ground’s metres', async ({ open }) => {
  const page = await begin(open, `?sel=places:${rich.id}`);
  const near = places.filter((place) => metres(place.geometry.coordinates, rich.geometry.coordinates) <= 500);
  const edge = places.filter((place) => Math.abs(metres(place.geometry.coordinates, rich.geometry.coordinates) - 500) < 3);
  await card(page).getByRole('button', { name: /^What is within 500/ }).click();
  await until(() => sentenceText(page), (text) => /within 500\sm of/.test(text));
  assert.ok((await sentenceText(page)).endsWith(`of ${englishName(rich)}`));
  const size = await listSize(page);
  assert.ok(Math.abs(size - near.length) <= edge.length, `${size} places, ${near.length} by the oracle`);
  assert.equal(await sentenceText(page).then((text) => text.split(' ')[0]), `${size}`);
  assert.match(parameters(page).near, new RegExp(`,500,${rich.id}$`));
  assert.equal(await card(page).count(), 0, 'the list is seen');
});

test('“Back to the list” gives the focus to the row again', async ({ open }) => {
  const page = await begin(open);
  const row = rows(page).nth(5);
  const id = await row.getAttribute('data-id');
  await row.click();
  await card(page).getByRole('button', { name: 'Back to the list' }).click();
  await soon(() => card(page).count(), 0);
  await soon(() => focused(page), `button ${id}`);
  assert.equal(selected(page), null);
});

test('a symbol on the map opens the same card, and its row is marked', async ({ open }) => {
  const [lng, lat] = rich.geometry.coordinates;
  const page = await begin(open, `?at=${lat},${lng},17`);
  const spot = await middle(page);
  await page.mouse.click(spot.x, spot.y);
  await soon(() => selected(page), `places:${rich.id}`);
  await soon(() => cardTitle(page).textContent(), englishName(rich));
  await card(page).getByRole('button', { name: 'Back to the list' }).click();
  await soon(() => focused(page), `button ${rich.id}`, 'its row has the focus');
  await soon(() => page.locator(`.row[data-id="${rich.id}"]`).isVisible(), true, 'and is in sight');
});

test('pointing at a symbol marks it as one that opens', async ({ open }) => {
  const [lng, lat] = rich.geometry.coordinates;
  const page = await begin(open, `?at=${lat},${lng},17`);
  const spot = await middle(page);
  await page.mouse.move(spot.x, spot.y);
  await soon(() => map(page).evaluate((frame) => getComputedStyle(frame).cursor), 'pointer');
});

test('seen from afar, a press on a district opens its card', async ({ open, shot }) => {
  const unit = districts.find(({ properties }) => properties.name_en === 'Dornogovi');
  const page = await begin(open, '?at=44.2,109.2,6&off=places');
  const spot = await middle(page);
  await page.mouse.click(spot.x, spot.y);
  await soon(() => selected(page), `districts:${unit.id ?? unit.properties.id}`);
  await soon(() => cardTitle(page).textContent(), 'Dornogovi');
  const said = Object.fromEntries(await facts(page));
  assert.ok(said.Population.startsWith(unit.properties.population.toLocaleString('en')), said.Population);
  const here = places.filter(({ properties }) => properties.district === unit.properties.id).length;
  assert.equal(said['Places here'], `${here}`);
  await shot(page, 'card-district');
  await card(page).getByRole('button', { name: 'Show only these places' }).click();
  await soon(() => sentenceText(page), `${here} of ${places.length} places: in Dornogovi`);
});

test('a cluster’s card says how it was found and names its members', async ({ open, shot }) => {
  const cluster = clusters[0];
  // The middle of a winding outline may lie outside of it; the place that it is named after lies inside.
  const [lng, lat] = places.find(({ id }) => id === cluster.properties.named_after).geometry.coordinates;
  const page = await begin(open, `?at=${lat},${lng},15&off=places`);
  const spot = await middle(page);
  await page.mouse.click(spot.x, spot.y);
  await soon(() => selected(page), `clusters:${cluster.id ?? cluster.properties.id}`);
  await soon(() => cardTitle(page).textContent(), cluster.properties.name_en);
  assert.match(await card(page).textContent(), /Found by computation.*at least 5 places within 250\sm.*DBSCAN.*Computed on/);
  const members = card(page).locator('.members').getByRole('button');
  assert.equal(await members.count(), cluster.properties.count);
  await shot(page, 'card-cluster');
  const name = await members.first().textContent();
  await members.first().click();
  await soon(() => cardTitle(page).textContent(), name.trim());
  assert.ok(cluster.properties.members.includes(selected(page).slice('places:'.length)));
});

test('the card stays as it is while the map moves', async ({ open }) => {
  const page = await begin(open, `?sel=places:${rich.id}`);
  await soon(() => focused(page), `h2 ${englishName(rich)}`);
  await cardTitle(page).evaluate((title) => (title.dataset.same = 'yes'));
  await map(page).focus();
  const before = position(page);
  await page.keyboard.press('ArrowRight');
  const after = await moved(page, before);
  await page.keyboard.press('+');
  await moved(page, after);
  assert.equal(await cardTitle(page).getAttribute('data-same'), 'yes', 'it was not made anew');
  assert.equal(await focused(page), 'application map', 'the map keeps the focus');
});

test('a press on nothing closes the card', async ({ open }) => {
  const page = await begin(open, `?sel=places:${rich.id}&at=45.6,131,9`);
  await card(page).waitFor();
  const spot = await middle(page);
  await page.mouse.click(spot.x + 40, spot.y - 40);
  await soon(() => card(page).count(), 0);
  assert.ok(position(page) !== undefined);
  await openTab(page, 'Places');
});

test('a card that opens before the districts are there names its district when they come', async ({ newPage, origin }) => {
  const page = await newPage();
  let bring;
  const wanted = new Promise((done) => { bring = done; });
  await page.route('**/districts.geojson', async (route) => {
    await wanted;
    await route.continue();
  });
  await page.goto(new URL(`?sel=places:${rich.id}`, origin).href);
  await cardTitle(page).waitFor();
  const district = async () => Object.fromEntries(await facts(page)).District;
  assert.match(await district(), /^MN-1/);
  bring();
  await soon(district, `Ulaanbaatar, ${rich.properties.subdistrict}`);
});
