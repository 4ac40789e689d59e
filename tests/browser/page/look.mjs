// How a page stands: it fits its window, its outline is in order, and axe-core finds nothing against it.

import fs from 'node:fs';
import { createRequire } from 'node:module';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing is wider than the window, and no words are cut off at its edge, with everything shut and with everything open. */
export async function fits(page) {
  const shut = await fitsNow(page);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details:not([open])')) {
      details.open = true;
      details.dataset.wasShut = '';
    }
  });
  const open = await fitsNow(page);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details[data-was-shut]')) {
      details.open = false;
      delete details.dataset.wasShut;
    }
  });
  return [...shut, ...open.filter((problem) => !shut.includes(problem)).map((problem) => `with everything open, ${problem}`)];
}

function fitsNow(page) {
  return page.evaluate(() => {
    const problems = [];
    const { scrollWidth } = document.documentElement;
    const width = document.documentElement.clientWidth;
    if (scrollWidth > innerWidth) problems.push(`the page is ${scrollWidth} px wide in a window of ${innerWidth}`);
    const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const hides = (element) => {
      const style = getComputedStyle(element);
      return element.clientWidth <= 1 || style.textOverflow === 'ellipsis' || style.clipPath !== 'none';
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const right = Math.max(0, ...[...range.getClientRects()].map((rect) => rect.right));
      if (right <= width + 1) continue;
      let within = node.parentElement;
      while (within && within !== document.body && !scrolls(within) && !hides(within)) within = within.parentElement;
      if (!within || within === document.body) problems.push(`cut off at ${Math.round(right)} px: ${node.data.trim().slice(0, 60)}`);
    }
    return problems;
  });
}

/** What the header may take of a phone's height, as a part of the whole. */
const HEADER = 0.2;

/** On a phone the header leaves the window to the page, and shows which section that is in. */
export function room(page) {
  return page.evaluate((most) => {
    const height = document.querySelector('header, [role=banner]')?.getBoundingClientRect().height ?? 0;
    const problems = height > innerHeight * most ? [`the header takes ${Math.round(height)} px of ${innerHeight}`] : [];
    const present = document.querySelector('nav [aria-current="true"]')?.getBoundingClientRect();
    if (present && (present.left < 0 || present.right > innerWidth)) problems.push('the present section is out of sight');
    return problems;
  }, HEADER);
}

/** Where what a reader came for begins at the latest, in heights of the window. */
const POINTS = { desk: { what: '.latest .card', most: 0.5 }, phone: { what: '.text', most: 2 } };

/** A desk's home page shows the newest briefing at once, and on a phone a briefing's text is not far below its title. */
export function opens(page) {
  return page.evaluate(({ desk, phone }) => {
    const { what, most } = innerWidth < 500 ? phone : desk;
    const top = document.querySelector(what)?.getBoundingClientRect().top ?? -scrollY;
    const windows = (top + scrollY) / innerHeight;
    return innerWidth >= 960 || innerWidth < 500 ? (windows > most ? [`${what} begins ${windows.toFixed(1)} windows down`] : []) : [];
  }, POINTS);
}

/** One `h1`, which comes first, and no level is skipped on the way down. */
export function outline(page) {
  return page.evaluate(() => {
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(shown);
    const levels = headings.map((heading) => Number(heading.localName[1]));
    const problems = [];
    const tops = levels.filter((level) => level === 1).length;
    if (tops !== 1) problems.push(`${tops} h1 elements`);
    if (levels.length > 0 && levels[0] !== 1) problems.push(`the first heading is an h${levels[0]}`);
    headings.forEach((heading, at) => {
      if (heading.textContent.trim() === '') problems.push(`an empty h${levels[at]}`);
      if (at > 0 && levels[at] > levels[at - 1] + 1) {
        problems.push(`h${levels[at]} after h${levels[at - 1]}: ${heading.textContent.trim().slice(0, 60)}`);
      }
    });
    return problems;
  });
}

/** One banner, one main, one footer, and navigation whose parts have names that tell them apart. */
export async function landmarks(page) {
  const problems = [];
  for (const role of ['banner', 'main', 'contentinfo']) {
    const count = await page.getByRole(role).count();
    if (count !== 1) problems.push(`${count} landmarks with the role ${role}`);
  }
  if ((await page.getByRole('navigation').count()) === 0) problems.push('no navigation');
  const names = await page.evaluate(() =>
    [...document.querySelectorAll('nav, [role=navigation]')].map((nav) => {
      const labels = (nav.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
      const label = labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      return (label || nav.getAttribute('aria-label') || '').trim();
    }),
  );
  for (const name of new Set(names)) {
    if (names.length > 1 && name === '') problems.push('a navigation without a name beside others');
    if (name && names.filter((other) => other === name).length > 1) problems.push(`two navigations named ${name}`);
  }
  const { title, lang } = await page.evaluate(() => ({ title: document.title, lang: document.documentElement.lang }));
  if (!title.trim()) problems.push('no title');
  if (!lang) problems.push('no language');
  return problems;
}

/** No violation of WCAG 2.2 AA or of best practice that axe-core can find. */
export async function axe(page) {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (levels) => {
    const options = { runOnly: levels, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] };
    return (await globalThis.axe.run(document, options)).violations;
  }, LEVELS);
  return violations.map(({ id, help, nodes }) => `${id} (${nodes.length}): ${help}: ${nodes[0].target} ${nodes[0].html.slice(0, 120)}`);
}
