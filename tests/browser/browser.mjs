// Starts the system's own Chromium, cut off from every host but this one, and opens pages in it.

import net from 'node:net';
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

/** The sizes of window that pages are looked at in: a phone, a tablet and a desk. */
export const SIZES = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

export function launch(flags = []) {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, args: [...FLAGS, ...flags] });
}

/** A browser that other programs can drive too, and the port on which they can. */
export async function launchAt() {
  const port = await new Promise((free) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => free(port));
    });
  });
  return { browser: await launch([`--remote-debugging-port=${port}`]), port };
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
