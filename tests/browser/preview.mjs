// Writes, as an author does, on a site that `chancery serve` shows, and watches the page in Chromium: an edit, another
// style, a mistake and its mending, a finding that is refused, and the speaker of a quote. Makes its own site, and needs the built program.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { launch, within } from './browser.mjs';
import { axe } from './page/look.mjs';
import { listen } from './page/quiet.mjs';
import { Report, alone } from './report.mjs';

const REPOSITORY = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const PROGRAM = path.join(process.env.CARGO_TARGET_DIR ?? path.join(REPOSITORY, 'target'), 'release/chancery');

const PAGE = '/briefings/manila-and-washington-sail-together/';
const PANEL = '#chancery-findings';
const ERRORS = '#chancery-errors';
const ARTICLE = `+++
title = "Manila and Washington sail together"
date = 2024-04-12
+++
The Philippines and the United States sent ships to the South China Sea on Wednesday, April 10. President Ferdinand
Marcos Jr. spoke in Manila, and President Joe Biden received him in Washington.

“The freedom of the seas is the business of all of us,” Marcos said.

${Array.from({ length: 60 }, (_, at) => `Paragraph ${at + 1}: the ships sailed west of Palawan.`).join('\n\n')}
`;

/** Checks the preview. What it shows is its own site, so it looks at no built one. */
export async function preview() {
  const report = new Report('preview');
  const browser = await launch();
  try {
    for (const [name, check] of Object.entries(CHECKS)) {
      const desk = await open();
      try {
        const problems = await within(browser, { viewport: { width: 1280, height: 800 } }, async (page) => {
          const heard = listen(page, desk.origin);
          await page.goto(`${desk.origin}${PAGE}`);
          const wrong = await check(page, desk).catch((error) => [String(error).split('\n')[0]]);
          return [...wrong, ...heard()];
        });
        report.check(name, problems);
      } finally {
        desk.close();
      }
    }
  } finally {
    await browser.close();
  }
  return report.close();
}

const CHECKS = {
  'shows an edit where the reader was': async (page, desk) => {
    await page.evaluate(() => scrollTo({ top: 900, behavior: 'instant' }));
    desk.save('articles/sail.md', ARTICLE.replaceAll('west of Palawan', 'north of Luzon'));
    await page.getByText('Paragraph 9: the ships sailed north of Luzon.').waitFor();
    const top = await page.waitForFunction(() => scrollY > 0 && scrollY).then((found) => found.jsonValue());
    return top === 900 ? [] : [`the page was at 900 and is at ${top}`];
  },

  'swaps styles without loading the page again': async (page, desk) => {
    const colour = () => page.evaluate(() => getComputedStyle(document.querySelector('h1')).color);
    await page.evaluate(() => {
      window.before = true;
      scrollTo({ top: 900, behavior: 'instant' });
    });
    const sheet = 'templates/assets/chancery.css';
    for (const [at, wanted] of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)'].entries()) {
      desk.save(sheet, `${desk.read(sheet)}\nh1 { color: ${wanted} !important }\n`);
      await page.waitForFunction((wanted) => getComputedStyle(document.querySelector('h1')).color === wanted, wanted);
      if (!(await page.evaluate(() => window.before))) return [`the page was loaded again after change ${at + 1}`];
    }
    const top = await page.evaluate(() => scrollY);
    const problems = top === 900 ? [] : [`the page was at 900 and is at ${top}`];
    const sheets = await page.locator('link[rel=stylesheet][href*="/assets/chancery-"]').count();
    if (sheets !== 1) problems.push(`${sheets} sheets of one name are linked`);
    await page.reload();
    if ((await colour()) !== 'rgb(4, 5, 6)') problems.push('the page itself has another style');
    return problems;
  },

  'lays errors over the last good page, and takes them away': async (page, desk) => {
    desk.save('articles/sail.md', ARTICLE.replace('date =', 'dat =').replace('west of Palawan', 'out of sight'));
    await page.locator(ERRORS).waitFor();
    const told = await page.locator(ERRORS).innerText();
    const problems = [];
    if (!told.includes('articles/sail.md') || !told.includes('dat')) problems.push(`the errors say: ${told}`);
    if (!(await page.getByText('Paragraph 1: the ships sailed west of Palawan.').isVisible())) problems.push('the last good page is gone');
    problems.push(...(await axe(page)));
    desk.save('articles/sail.md', ARTICLE);
    await page.locator(ERRORS).waitFor({ state: 'detached' });
    return problems;
  },

  'takes a finding away when told “Not this”': async (page, desk) => {
    await page.locator(`${PANEL} summary`).click();
    const row = page.locator(`${PANEL} li[data-list=people][data-entry="Joe Biden"]`);
    if (!/Joe Biden/.test(await row.locator('mark').first().innerText())) return ['no evidence is shown'];
    await row.getByRole('button', { name: 'Not this: Joe Biden' }).click();
    await row.waitFor({ state: 'detached' });
    const problems = (await page.getByRole('link', { name: 'Joe Biden' }).count()) === 0 ? [] : ['the page has the tag still'];
    const sidecar = desk.read('articles/sail.meta.toml');
    if (!/\[not\]\s+people = \["Joe Biden"\]/.test(sidecar)) problems.push(`the sidecar says: ${sidecar}`);
    if (!(await page.locator(`${PANEL} details`).evaluate((details) => details.open))) problems.push('the panel has closed');
    if (!/Written to/.test(await page.locator(`${PANEL} [role=status]`).innerText())) problems.push('it is not said what was written');
    await page.locator(`${PANEL} li[data-list=countries][data-entry=PH] button[value=keep]`).click();
    await page.locator(`${PANEL} li[data-list=countries][data-entry=PH] button[value=keep]`).waitFor({ state: 'detached' });
    return problems;
  },

  'takes the name of who said a quote': async (page, desk) => {
    await page.locator(`${PANEL} summary`).click();
    const row = page.locator(`${PANEL} li[data-list=quotes]`);
    const field = row.getByLabel('Said by');
    const problems = (await field.inputValue()).includes('Marcos') ? [] : [`it was said by ${await field.inputValue()}`];
    await field.fill('Joe Biden');
    await field.press('Enter');
    const quote = page.locator('section.quotes');
    await quote.getByRole('link', { name: 'Joe Biden' }).waitFor();
    if (!/\[\[quote\]\]\s+text = "The freedom.*\s+speaker = "Joe Biden"/.test(desk.read('articles/sail.meta.toml'))) problems.push('the sidecar does not say so');
    if ((await page.locator(`${PANEL} li[data-list=quotes]`).getByLabel('Said by').inputValue()) !== 'Joe Biden') problems.push('the panel does not say so');
    await page.locator(`${PANEL} li[data-list=quotes]`).getByRole('button', { name: /^Not this/ }).click();
    await quote.waitFor({ state: 'detached' });
    return problems;
  },

  'has a panel for keys and for every eye': async (page) => {
    const summary = page.locator(`${PANEL} summary`);
    const problems = [];
    if (await page.locator(`${PANEL} li`).first().isVisible()) problems.push('it is open before anybody asked');
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.locator(`${PANEL} li`).first().waitFor();
    problems.push(...(await axe(page)));
    await page.keyboard.press('Tab');
    if (!(await page.evaluate(() => document.activeElement.closest('#chancery-findings button')))) problems.push('Tab does not reach its buttons');
    await page.keyboard.press('Escape');
    if (await page.locator(`${PANEL} li`).first().isVisible()) problems.push('Escape does not close it');
    if (!(await page.evaluate(() => document.activeElement.matches('#chancery-findings summary')))) problems.push('the focus is lost when it closes');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.keyboard.press('Enter');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > 320) problems.push(`the page is ${wide} px wide on a phone`);
    return problems;
  },
};

/** A site in a folder of its own, and the program that shows it. */
async function open() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'chancery-preview-'));
  const file = (name) => path.join(root, name);
  const save = (name, text) => {
    fs.mkdirSync(path.dirname(file(name)), { recursive: true });
    fs.writeFileSync(`${file(name)}~`, text);
    fs.renameSync(`${file(name)}~`, file(name));
  };
  save('site.toml', 'title = "Desk"\nbase_url = "https://desk.example/"\n');
  save('articles/sail.md', ARTICLE);
  save('templates/assets/chancery.css', fs.readFileSync(path.join(REPOSITORY, 'templates/assets/chancery.css'), 'utf8'));
  const server = spawn(PROGRAM, ['serve', '--root', root, '--port', '0', '--today', '2026-11-23'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const origin = await new Promise((ready, failed) => {
    let said = '';
    server.on('error', failed);
    server.on('exit', () => failed(new Error(`the preview ended: ${said}`)));
    server.stderr.on('data', (words) => {
      said += words;
      const found = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(said);
      if (found) ready(found[1]);
    });
  });
  const close = () => {
    server.removeAllListeners('exit');
    server.kill();
    fs.rmSync(root, { recursive: true, force: true });
  };
  return { origin, save, read: (name) => fs.readFileSync(file(name), 'utf8'), close };
}

await alone(import.meta, preview);
