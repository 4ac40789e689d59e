// Searches built sites as a reader does: from any page, by words, by filters, by keys, on a phone, and without scripts.

import path from 'node:path';
import { SIZES, launch, within } from './browser.mjs';
import { axe, fits } from './page/look.mjs';
import { listen } from './page/quiet.mjs';
import { Report, alone } from './report.mjs';
import { serve } from './server.mjs';
import { addressOf, readSite } from './site.mjs';

const RESULTS = '[data-results] > li';
const STATUS = '[data-status]';

/** Checks the search of every site that has one. */
export async function search(folders) {
  const report = new Report('search');
  const browser = await launch();
  let searched = 0;
  try {
    for (const folder of folders) {
      const site = readSite(folder);
      if (!site.files.includes('search/index.html')) continue;
      searched += 1;
      const server = await serve(site.root, site.prefix);
      const desk = { site, server, url: `${server.origin}${site.prefix}/search/` };
      for (const [name, check] of Object.entries(CHECKS)) {
        const problems = [];
        for (const viewport of SIZES) {
          const options = { viewport, javaScriptEnabled: name !== NO_SCRIPTS };
          const found = await within(browser, options, async (page) => {
            const heard = listen(page, server.origin);
            const told = [];
            page.on('console', (message) => told.push(`console: ${message.text()}`));
            const wrong = await check(page, desk).catch((error) => [String(error).split('\n')[0]]);
            return [...wrong, ...heard(), ...told];
          });
          problems.push(...found.map((problem) => `${problem} (${viewport.width} px)`));
        }
        report.check(name, problems);
      }
      server.stop();
    }
  } finally {
    await browser.close();
  }
  report.check('there is a site with a search', searched > 0 ? [] : ['none of the sites has one']);
  return report.close();
}

const NO_SCRIPTS = 'says what to do where no script runs';

const CHECKS = {
  'finds an article by words of its text': async (page, { site, server, url }) => {
    const { file, title, words } = await anArticle(page, { site, server });
    await ask(page, `${url}?q=${encodeURIComponent(words)}`);
    const to = `a[href="${addressOf(site, file)}"]`;
    const link = page.locator(`${RESULTS} ${to}`);
    if ((await link.count()) !== 1) return [`“${words}” does not find ${file}`];
    const problems = [];
    if ((await link.innerText()).trim() !== title) problems.push(`the result is called “${await link.innerText()}”`);
    if ((await page.locator(`${RESULTS} mark`).count()) === 0) problems.push('no word is marked');
    const day = page.locator(`${RESULTS}:has(${to}) time[datetime]`);
    if ((await day.count()) !== 1) problems.push('the result has no date');
    if (!/\d/.test(await page.locator(STATUS).innerText())) problems.push('the number of results is not told');
    const [answer] = await Promise.all([page.waitForNavigation(), link.click()]);
    return answer?.ok() ? problems : [...problems, 'the result leads nowhere'];
  },

  'puts what has just this name first': async (page, { site, server, url }) => {
    const problems = [];
    await page.goto(`${server.origin}${site.prefix}/countries/`);
    const names = await page.locator('main .counted a').evaluateAll((links) => links.map((link) => link.lastChild.textContent.trim()));
    for (const name of names.slice(0, 12)) {
      await ask(page, `${url}?q=${encodeURIComponent(name.toLowerCase())}`);
      const titles = await page.locator(`${RESULTS} h2`).allInnerTexts();
      if (titles.includes(name) && titles[0] !== name) problems.push(`“${name}” comes after “${titles[0]}”`);
    }
    return names.length > 3 ? problems : ['there are no countries to ask for'];
  },

  'narrows down by country and by kind, and keeps it in the address': async (page, { site, server, url }) => {
    await ask(page, `${url}?q=the`);
    const before = await count(page);
    const country = page.getByLabel('About the country', { exact: true });
    const value = await country.locator('option:not([value=""])').first().getAttribute('value');
    await change(page, () => country.selectOption(value));
    const after = await count(page);
    const problems = after > 0 && after < before ? [] : [`${before} results, and ${after} of ${value}`];
    if (new URL(page.url()).searchParams.get('country') !== value) problems.push('the address does not have the filter');
    const told = await country.locator('option:checked').innerText();
    if (told !== `${value} (${after})`) problems.push(`the filter says “${told}”, and there are ${after}`);
    const own = await page.locator(`${RESULTS} a`).first().getAttribute('href');
    const briefing = site.read(`${own.slice(site.prefix.length + 1)}index.html`);
    if (!briefing.includes(value)) problems.push(`${own} does not name ${value}`);
    await page.reload();
    await settled(page);
    if ((await count(page)) !== after) problems.push('a reload shows other results');
    await change(page, () => page.goBack());
    if ((await count(page)) !== before) problems.push('the way back does not take the filter away');
    return problems;
  },

  'takes a country in the address by its name or its code, in any case': async (page, { url }) => {
    await page.goto(url);
    const [first] = (await page.locator('form[data-codes]').getAttribute('data-codes')).split('|');
    const [code, name] = [first.slice(0, 2), first.slice(3)];
    const problems = [];
    for (const written of [name, name.toLowerCase(), name.toUpperCase(), code, code.toLowerCase(), name.replaceAll(' ', '-')]) {
      await ask(page, `${url}?country=${encodeURIComponent(written)}`);
      const chosen = await page.locator('#f-country').inputValue();
      if (chosen !== name) problems.push(`${written} chooses “${chosen}”, and not ${name}`);
      if ((await count(page)) === 0) problems.push(`${written} finds nothing`);
    }
    return problems;
  },

  'orders by date': async (page, { url }) => {
    await ask(page, `${url}?type=Briefing&sort=date`);
    const days = await page.locator(`${RESULTS} time`).evaluateAll((times) => times.map((time) => time.dateTime));
    const sorted = [...days].sort().reverse();
    return days.length > 2 && String(days) === String(sorted) ? [] : [`the days are ${days.join(', ')}`];
  },

  'shows more when asked': async (page, { url }) => {
    await ask(page, `${url}?type=Briefing`);
    const first = await page.locator(RESULTS).count();
    await page.getByRole('button', { name: 'Show more results' }).click();
    await page.waitForFunction(([results, known]) => document.querySelectorAll(results).length > known, [RESULTS, first]);
    const focused = await page.evaluate((results) => [...document.querySelectorAll(`${results} a`)].indexOf(document.activeElement), RESULTS);
    return focused === first ? [] : ['the focus is not on the first new result'];
  },

  'says so when nothing is found': async (page, { url }) => {
    await ask(page, `${url}?q=zzqxv`);
    const problems = (await page.locator(RESULTS).count()) === 0 ? [] : ['something was found'];
    if (!/Nothing was found/.test(await page.locator(STATUS).innerText())) problems.push('it is not said');
    return problems;
  },

  'has a key that leads to the box': async (page, { site, server, url }) => {
    const problems = [];
    const active = () => page.evaluate(() => document.activeElement?.matches('input[type=search]') && document.activeElement.value);
    await page.goto(`${server.origin}${site.prefix}/`);
    await page.keyboard.press('/');
    if ((await active()) !== '') problems.push('the key does not lead to the box');
    await page.keyboard.type('a/b');
    if ((await active()) !== 'a/b') problems.push('the key cannot be typed within the box');
    await Promise.all([page.waitForURL(/\/search\/\?q=a%2Fb$/), page.keyboard.press('Enter')]);
    await settled(page);
    await page.goto(url);
    await page.getByRole('checkbox').uncheck();
    await page.goto(`${server.origin}${site.prefix}/`);
    await page.keyboard.press('/');
    if ((await active()) === '') problems.push('the key cannot be switched off');
    await page.evaluate(() => localStorage.clear());
    return problems;
  },

  'reads an address as text': async (page, { url }) => {
    const evil = '"><img src=x onerror=alert(1)><b>';
    await ask(page, `${url}?q=${encodeURIComponent(evil)}&country=${encodeURIComponent(evil)}`);
    return (await page.locator('main img, main b').count()) === 0 ? [] : ['the address became markup'];
  },

  'fits, and axe-core finds nothing among results': async (page, { url }) => {
    const problems = [];
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await ask(page, `${url}?q=the`);
      problems.push(...(await fits(page)), ...(await axe(page)));
    }
    return problems;
  },

  [NO_SCRIPTS]: async (page, { site, server, url }) => {
    await page.goto(`${server.origin}${site.prefix}/`);
    await page.getByRole('searchbox').fill('pact');
    await Promise.all([page.waitForURL(`${url}?q=pact`), page.keyboard.press('Enter')]);
    const problems = (await page.getByText(/needs a script/).isVisible()) ? [] : ['it is not said that a script is needed'];
    if ((await page.locator('select').filter({ visible: true }).count()) > 0) problems.push('filters are shown that do nothing');
    if (!(await page.getByRole('navigation', { name: 'Browse instead' }).isVisible())) problems.push('no other way is shown');
    return problems;
  },
};

/** A briefing with words from the midst of its text. */
async function anArticle(page, { site, server }) {
  const files = site.files.filter((file) => /^briefings\/[^/]+\/index\.html$/.test(file) && file !== 'briefings/page/index.html');
  const file = files[Math.floor(files.length / 2)];
  await page.goto(`${server.origin}${addressOf(site, file)}`);
  const { title, text } = await page.evaluate(() => ({
    title: document.querySelector('h1').innerText.trim(),
    text: [...document.querySelectorAll('main p')].map((p) => p.innerText).sort((a, b) => b.length - a.length)[0],
  }));
  const words = text.split(/\s+/).filter((word) => /^[a-z]{6,}$/.test(word));
  return { file, title, words: [...new Set(words)].slice(0, 4).join(' ') };
}

async function ask(page, url) {
  await page.goto(url);
  await settled(page);
}

/** Until the page has said what came of it. */
async function settled(page) {
  await page.waitForFunction((status) => document.querySelector(status).textContent !== '', STATUS);
}

async function change(page, act) {
  const told = await page.locator(STATUS).innerText();
  await act();
  await page.waitForFunction(([status, before]) => document.querySelector(status).textContent !== before, [STATUS, told]);
}

async function count(page) {
  return Number(/^\d+/.exec(await page.locator(STATUS).innerText())?.[0] ?? 0);
}

await alone(import.meta, (folders) => search(folders.map((folder) => path.resolve(folder))));
