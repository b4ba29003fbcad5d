// A slow phone: Chromium's own throttling of network and processor, the same for every page that is measured.

/** What a page is slowed down to: bytes a second down and up, milliseconds of a round trip, how much less processor. */
export const SLOW = { down: 200_000, up: 93_750, roundTripMs: 150, processor: 4 };

/** A fresh page of a phone on a slow line: no cache, no storage. */
export async function slowPage(browser) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const line = { offline: false, latency: SLOW.roundTripMs, downloadThroughput: SLOW.down, uploadThroughput: SLOW.up };
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.processor });
  return page;
}
