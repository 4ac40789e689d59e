// Starts the system's own Chromium, cut off from every host but this one, and opens pages in it.

import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', // Chromium's sandbox does not start for root, which is what containers and CI run as.
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Pages opened at the same time. */
const AT_ONCE = 3;

/** The sizes of window that pages are looked at in: a phone and a desk. */
export const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, args: FLAGS });
}

/** Opens pages one after another in a context of its own, and closes the context whatever happens. */
export async function within(browser, options, visit) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(10_000);
  try {
    return await visit(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Does the work for each item, a few at a time, and keeps their order. */
export async function each(items, work) {
  const done = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) done[at] = await work(items[at]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return done;
}
