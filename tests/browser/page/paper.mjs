// On paper: title and text, dark on white whatever the screen showed, nothing that only works on a screen, and no more
// sheets than the text fills.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A4 within margins of 18 mm at the sides and 20 mm above and below, in CSS pixels. */
const SHEET = { width: 658, height: 971 };

/** What may stay free at the foot of sheets, where the next thing does not go on it, as a part of the whole. */
const FREE = 0.15;

/** Letters and digits only: lines, hyphens and ligatures fall differently on paper. */
function letters(text) {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Prints a page as A4 and reads the PDF. Open the page in a dark setting: that is the harder case. */
export async function print(page) {
  const wanted = await page.evaluate(() => {
    const said = (element) => element.textContent.trim();
    // The table of evidence is left out of paper: it is a way to places in the text, which paper cannot follow.
    const long = [...document.querySelectorAll('main p:not(.evidence p)')].map(said).filter((text) => text.length > 80);
    long.sort((a, b) => b.length - a.length);
    const words = [...document.querySelectorAll('main *')].filter((element) => element.childElementCount === 0).map(said);
    return {
      title: said(document.querySelector('h1') ?? document.body),
      text: long.slice(0, 2),
      // What stands elsewhere as well, as the title of a card does under an event, may well end a sheet.
      labels: [...document.querySelectorAll('main :is(h2, h3, h4, dt)')]
        .map(said)
        .filter((label) => words.filter((other) => other === label).length < 2),
      // What each sheet says of itself: the address below, and the title above all but the first.
      head: document.title,
      address: document.querySelector('link[rel="canonical"]')?.href,
      // The word of a single link may stand in the text as well.
      navigation: [...document.querySelectorAll('nav')].filter((nav) => nav.querySelectorAll('a').length > 1).map(said),
    };
  });
  const { problems, sheets: expected } = await onPaper(page);
  const sheets = textOf(await page.pdf({ format: 'A4', preferCSSPageSize: true })).split('\f').slice(0, -1);
  const printed = letters(sheets.join('\n'));
  if (!printed.includes(letters(wanted.title))) problems.push(`the PDF lacks the title “${wanted.title}”`);
  for (const text of wanted.text) {
    // A page may end within a paragraph, with a margin's words between, so its beginning has to do.
    if (!printed.includes(letters(text.slice(0, 60)))) problems.push(`the PDF lacks “${text.slice(0, 60)}”`);
  }
  problems.push(...margins(sheets, wanted), ...orphans(sheets, wanted));
  if (sheets.length < expected.least || sheets.length > expected.most) {
    problems.push(`the PDF has ${sheets.length} sheets, and the page fills ${expected.least} to ${expected.most}`);
  }
  // The address at a sheet's foot has the words of the way to the page: "/archive/2024/".
  const own = [wanted.address, wanted.head].reduce((rest, said) => (said ? rest.replaceAll(letters(said), '|') : rest), printed);
  for (const words of wanted.navigation) {
    if (own.includes(letters(words))) problems.push(`the PDF holds the navigation “${words.replace(/\s+/g, ' ').slice(0, 60)}”`);
  }
  return problems;
}

/** Sheets that do not say which page they are of. */
function margins(sheets, { head, address }) {
  const missing = (words, of) => of.flatMap((text, at) => (letters(text).includes(letters(words)) ? [] : [at]));
  const problems = missing(address, sheets).map((at) => `sheet ${at + 1} lacks the page's address`);
  return problems.concat(missing(head, sheets.slice(1)).map((at) => `sheet ${at + 2} lacks the page's title`));
}

/** Labels and headings at the foot of a sheet, whose words are on the next. */
function orphans(sheets, { labels, address }) {
  const running = (line) => letters(address).includes(letters(line)) || /^\s*\d+ \/ \d+\s*$/.test(line);
  return sheets.slice(0, -1).flatMap((text, at) => {
    const last = text.split('\n').filter((line) => line.trim() && !running(line)).at(-1)?.trim();
    return labels.includes(last) ? [`“${last}” stands alone at the foot of sheet ${at + 1}`] : [];
  });
}

/** What the print style shows: no navigation and no button, and no text too pale for white paper; and what it fills. */
async function onPaper(page) {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(SHEET);
  const problems = await page.evaluate(() => {
    // A colour on its way to another is not the one that is printed.
    document.getAnimations().forEach((animation) => animation instanceof CSSTransition && animation.finish());
    const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 1;
    const problems = [...document.querySelectorAll('nav, button')].filter(shown).map((e) => `printed: ${e.outerHTML.slice(0, 80)}`);
    for (const table of document.querySelectorAll('.text table')) {
      if (table.getBoundingClientRect().right > innerWidth + 1) problems.push(`wider than the sheet: ${table.textContent.trim().slice(0, 60)}`);
    }
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const onWhite = (colour) => {
      canvas.fillStyle = 'white';
      canvas.fillRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => linear(byte / 255));
      return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
    };
    const kept = (element) => getComputedStyle(element).printColorAdjust === 'exact';
    for (const element of document.querySelectorAll('h1, main *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!own || !shown(element) || kept(element)) continue;
      const contrast = onWhite(getComputedStyle(element).color);
      if (contrast < 4.5) problems.push(`contrast ${contrast.toFixed(1)} on white paper: ${element.outerHTML.slice(0, 80)}`);
    }
    return problems;
  });
  const height = await page.evaluate(() => document.documentElement.getBoundingClientRect().height);
  const filled = height / SHEET.height;
  await page.emulateMedia({ media: null });
  return { problems, sheets: { least: Math.ceil(filled), most: Math.ceil(filled * (1 + FREE)) } };
}

function textOf(pdf) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'printed-'));
  try {
    fs.writeFileSync(path.join(folder, 'page.pdf'), pdf);
    return execFileSync('pdftotext', [path.join(folder, 'page.pdf'), '-'], { encoding: 'utf8' });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
