// Opens one page of each kind in Chromium, on a phone, a tablet and a desk, light and dark, and looks at it as a reader
// would. Where SHOTS names a folder, pictures of what it saw are put there.

import path from 'node:path';
import { SIZES, each, launch, within } from './browser.mjs';
import { evidence, evidenceWithScripts } from './page/evidence.mjs';
import { filter, narrows } from './page/filter.mjs';
import { focus, reach, skipLink } from './page/keyboard.mjs';
import { axe, fits, landmarks, opens, outline, room } from './page/look.mjs';
import { print } from './page/paper.mjs';
import { mainText, still, withoutScripts } from './page/plain.mjs';
import { listen } from './page/quiet.mjs';
import { themeSwitch } from './page/theme.mjs';
import { Report, alone } from './report.mjs';
import { serve } from './server.mjs';
import { addressOf, kinds, readSite } from './site.mjs';

/** The least width at which text must still fit (WCAG 2.2, 1.4.10). */
const NARROWEST = { width: 320, height: 640 };

/** How tall a picture of a page is at most. */
const TALLEST = 6000;

/** Kinds that every site with articles about countries and topics has. */
const EXPECTED = [
  'home',
  'list of briefings',
  'briefing',
  'briefing with a table',
  'briefing with footnotes',
  'countries index',
  'one of countries',
  'topics index',
  'one of topics',
  '404',
];

/** Checks that mean nothing where no page has what they look at. */
const RARE = ['narrows its list'];

/** Problems of one kind of page: by check, in the order in which they ran, and where each was met. */
class Findings {
  byCheck = new Map();
  /** The rare checks that had something to look at. */
  met = new Set();

  add(check, problems, where) {
    const known = this.byCheck.get(check) ?? new Map();
    this.byCheck.set(check, known);
    for (const problem of problems) known.set(problem, [...(known.get(problem) ?? []), where]);
  }

  tell(report, kind) {
    for (const [check, problems] of this.byCheck) {
      report.check(`${kind}: ${check}`, [...problems].map(([problem, places]) => `${problem} (${[...new Set(places)].join('; ')})`));
    }
  }
}

/** Looks at every kind of page of the first site, and at those kinds that only the others have. */
export async function pages(folders) {
  const report = new Report('pages');
  const browser = await launch();
  const known = new Set();
  const met = new Set();
  const shots = process.env.SHOTS && path.resolve(process.env.SHOTS);
  try {
    for (const folder of folders) {
      const site = readSite(folder);
      const fresh = kinds(site).filter(({ kind }) => !known.has(kind));
      fresh.forEach(({ kind }) => known.add(kind));
      const server = await serve(site.root, site.prefix);
      const looks = await each(fresh, (page) => lookAt(browser, { site, server, shots, ...page }));
      looks.forEach((findings, at) => {
        findings.tell(report, fresh[at].kind);
        findings.met.forEach((check) => met.add(check));
      });
      server.stop();
    }
  } finally {
    await browser.close();
  }
  report.check('there is a page of every kind', EXPECTED.filter((kind) => !known.has(kind)));
  report.check('every check had a page to look at', RARE.filter((check) => !met.has(check)));
  return report.close();
}

/** Everything that is wrong with one page. Where `shots` is given, pictures of it are put there. */
export async function lookAt(browser, { site, server, kind, file, shots }) {
  // The 404 page is opened where a reader meets it: at an address that is not there, some folders down.
  const address = kind === '404' ? `${site.prefix}/not/a/page/` : addressOf(site, file);
  const { origin } = server;
  const url = `${origin}${address}`;
  const findings = new Findings();
  for (const viewport of SIZES) {
    for (const colorScheme of schemes(kind, viewport)) {
      await within(browser, { viewport, colorScheme }, async (page) => {
        await stand(page, { origin, url, kind, findings });
        if (shots) await shoot(page, path.join(shots, `${kind.replaceAll(' ', '-')}-${viewport.width}-${colorScheme}.png`));
      });
    }
    await within(browser, { viewport, reducedMotion: 'reduce' }, (page) => move(page, { url, findings }));
  }
  const text = await within(browser, {}, async (page) => {
    await page.goto(url);
    return mainText(page);
  });
  await within(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(url);
    findings.add('reads without scripts', await withoutScripts(page, text), 'no scripts');
  });
  await within(browser, {}, async (page) => {
    await page.goto(url);
    if (await narrows(page)) findings.met.add('narrows its list');
    findings.add('narrows its list', await filter(page), 'with scripts');
  });
  if (/^(briefing|everything)\b/.test(kind)) {
    await within(browser, { javaScriptEnabled: false, reducedMotion: 'reduce' }, async (page) => {
      await page.goto(url);
      findings.add('shows its evidence', await evidence(page), 'no scripts');
    });
    await within(browser, { reducedMotion: 'reduce' }, async (page) => {
      await page.goto(url);
      findings.add('shows its evidence', await evidenceWithScripts(page), 'with scripts');
    });
  }
  await within(browser, { colorScheme: 'dark' }, async (page) => {
    await page.goto(url);
    findings.add('prints', await print(page), 'A4');
  });
  return findings;
}

/**
 * The schemes in which a page is opened at a size. A page in another language differs in words and direction alone, so
 * that the smallest in light and the largest in dark show what these change.
 */
function schemes(kind, viewport) {
  if (!/, [a-z]{2}\b/.test(kind)) return ['light', 'dark'];
  return viewport === SIZES.at(0) ? ['light'] : viewport === SIZES.at(-1) ? ['dark'] : [];
}

/** What holds at every size and in both schemes; the switch, which every page has alike, at every size of one page and at one of every page. */
async function stand(page, { origin, url, kind, findings }) {
  const heard = listen(page, origin);
  const { width } = page.viewportSize();
  const scheme = await page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  const where = `${width} px, ${scheme}`;
  await page.goto(url, { waitUntil: 'load' });
  findings.add('is quiet and asks no other host', heard(), where);
  findings.add('fits the window', await fits(page), where);
  if (width < 500) findings.add('leaves the window to the page', await room(page), where);
  if (width < 500 && scheme === 'light') {
    await page.setViewportSize(NARROWEST);
    findings.add('fits the window', await fits(page), `${NARROWEST.width} px`);
    await page.setViewportSize(SIZES[0]);
  }
  findings.add('comes to the point', await opens(page), where);
  findings.add('has its headings in order', await outline(page), where);
  findings.add('has its landmarks', await landmarks(page), where);
  findings.add('axe-core finds nothing', await axe(page), where);
  heard();
  if (scheme === 'light' && (kind === 'home' || width < 500)) findings.add('switches its theme', await themeSwitch(page), where);
  findings.add('is quiet and asks no other host', heard(), where);
}

/** The page as it was after all that; a long one as far as a reader would look. */
async function shoot(page, file) {
  const { width } = page.viewportSize();
  await page.reload();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) } });
}

/** What a reader does with keys, with motion off so that nothing is seen half-way. */
async function move(page, { url, findings }) {
  const where = `${page.viewportSize().width} px`;
  await page.goto(url);
  findings.add('keeps still when asked', await still(page), where);
  findings.add('has a skip link', await skipLink(page), where);
  findings.add('shows the focus', await focus(page), where);
  findings.add('can be used by keys alone', await reach(page), where);
}

await alone(import.meta, (folders) => pages(folders.map((folder) => path.resolve(folder))));
