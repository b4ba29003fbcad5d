// What every peer's page gives to the bench: `globalThis.rival`, once everything is drawn.
//
//   filter(value)   shows the points of one kind of entity, or all for null; settles when they are drawn
//   pan(step)       moves the view by a step of 100 px and draws at once
//   zoom(by)        changes the zoom and draws at once
//   pick(x, y)      what lies at a pixel; none where the peer cannot say

/** The points: address in the page's own, `?points=`. */
export const address = new URLSearchParams(location.search).get('points');

/** Colours of the domains, by the first letter of a category. */
export const COLOURS = { A: [203, 106, 9], B: [155, 7, 111], C: [31, 79, 182], D: [47, 143, 127], E: [138, 90, 43], F: [85, 85, 85] };

/** What all pages look at: longitude, latitude, zoom of 512 px tiles. */
export const VIEW = { lng: 104, lat: 46.5, zoom: 4 };

/** The felt radius of a point, and the width of its ring, in CSS px. */
export const RADIUS = 4.5;
export const RING = 1.25;

/** Where `pan` goes: right, right, left, left, with a step down and up between, so that it stays where the points are. */
export const STEPS = [[100, 0], [100, 0], [0, 100], [-100, 0], [-100, 0], [0, -100]];

/** Gives the page to the bench; `drawn` is marked by it after a pixel was read. */
export function ready(rival) {
  globalThis.rival = rival;
}
