// Every check can fail: each is shown a good site with one thing broken, and has to say so.
//
// The good site is `fixture/good`, which passes everything; it is no theme, so that a theme may change freely.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SIZES, each, launch, within } from './browser.mjs';
import { html } from './html.mjs';
import { links } from './links.mjs';
import { lookAt } from './pages.mjs';
import { PAGES, SITES } from './proof/breakages.mjs';
import { Report, alone } from './report.mjs';
import { serve } from './server.mjs';
import { readSite } from './site.mjs';
import { weight } from './weight.mjs';

const GOOD = path.join(path.dirname(fileURLToPath(import.meta.url)), 'fixture', 'good');

/** Keeps what a check says instead of printing it. */
class Silent extends Report {
  said = [];

  check(title, problems) {
    this.said.push(...problems.map((problem) => `${title}: ${problem}`));
  }

  close() {
    return this;
  }
}

export async function proof() {
  const report = new Report('proof');
  const browser = await launch();
  try {
    report.check('the good site passes', [...(await opened(browser, undefined)), ...(await read(undefined))]);
    const said = await each(PAGES, (breakage) => opened(browser, breakage));
    PAGES.forEach((breakage, at) => report.check(breakage.what, missed(breakage, said[at])));
  } finally {
    await browser.close();
  }
  for (const breakage of SITES) report.check(breakage.what, missed(breakage, await read(breakage)));
  return report.close();
}

/** What is wrong if a breakage was not noticed, or if something else was noticed in its place. */
function missed({ says }, said) {
  const heard = said.some((problem) => problem.includes(says));
  return heard ? [] : [`nothing said “${says}”, but: ${said.join(' | ') || 'nothing'}`];
}

/** The good site in a folder of its own, with one thing broken. */
async function broken(breakage, look) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'proof-'));
  try {
    fs.cpSync(GOOD, folder, { recursive: true });
    if (breakage) {
      const file = path.join(folder, breakage.file ?? 'index.html');
      const text = fs.readFileSync(file, 'utf8');
      if (!text.includes(breakage.find)) throw new Error(`${file} has no ${breakage.find}`);
      fs.writeFileSync(file, text.replaceAll(breakage.find, breakage.put));
    }
    return await look(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** What the checks in the browser say; of a broken page only the one that should. */
function opened(browser, breakage) {
  return broken(breakage, async (folder) => {
    const site = readSite(folder);
    const server = await serve(site.root, site.prefix);
    const said = new Silent('proof');
    const url = `${server.origin}${site.prefix}/`;
    const one = (page) => breakage.check(page, { url, origin: server.origin });
    if (breakage) said.check('', await within(browser, { viewport: SIZES[0], ...breakage.options }, one));
    else (await lookAt(browser, { site, server, kind: 'briefing', file: 'index.html' })).tell(said, 'good');
    server.stop();
    return said.said;
  });
}

/** What the checks of the files say. */
function read(breakage) {
  return broken(breakage, async (folder) => {
    const said = new Silent('proof');
    await links([folder], said);
    await weight([folder], said);
    if (!breakage || breakage.validator) await html([folder], said);
    return said.said;
  });
}

await alone(import.meta, proof);
