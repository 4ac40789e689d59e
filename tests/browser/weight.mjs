// What a page weighs: as it lies on the disk, since a host may send it as it is.

import fs from 'node:fs';
import path from 'node:path';
import { readPages } from './links/page.mjs';
import { Places } from './links/places.mjs';
import { Report, alone } from './report.mjs';
import { readSite } from './site.mjs';

/** The most that each may weigh, in bytes. */
const MOST = { briefing: 60_000, 'briefing with all that it loads': 90_000, 'style sheet': 30_000, 'script of every page': 10_000 };

/** The files of briefings; other pages are not weighed. */
const BRIEFING = /^briefings\/(?!page\/)[^/]+\/index\.html$/;

/** Weighs every briefing of every site, and what each loads. */
export async function weight(folders, report = new Report('weight')) {
  for (const folder of folders) {
    const site = readSite(folder);
    const briefings = readPages({ ...site, files: site.files.filter((file) => BRIEFING.test(file)) });
    const places = new Places(site, briefings);
    const heaviest = new Map(Object.keys(MOST).map((what) => [what, { bytes: 0, file: 'nothing' }]));
    const weigh = (what, bytes, file) => bytes > heaviest.get(what).bytes && heaviest.set(what, { bytes, file });
    for (const page of briefings) {
      const loads = page.references.filter(({ loads }) => loads).map(({ value }) => places.fileOf(value, page));
      const files = [...new Set(loads)].filter(Boolean);
      const sum = (wanted) => wanted.reduce((total, file) => total + fs.statSync(path.join(site.root, file)).size, 0);
      const ending = (ext) => files.filter((file) => file.endsWith(ext));
      weigh('briefing', sum([page.file]), page.file);
      weigh('briefing with all that it loads', sum([page.file, ...files]), page.file);
      weigh('style sheet', sum(ending('.css')), ending('.css').join(' and '));
      weigh('script of every page', sum(ending('.js')), ending('.js').join(' and '));
    }
    for (const [what, { bytes, file }] of heaviest) {
      const problems = bytes > MOST[what] ? [`${file} weighs ${bytes} bytes, and may weigh ${MOST[what]}`] : [];
      report.check(`${path.basename(folder)}: the heaviest ${what} weighs ${bytes} of ${MOST[what]} bytes`, problems);
    }
    report.check(`${path.basename(folder)} has briefings to weigh`, briefings.length > 0 ? [] : ['it has none']);
  }
  return report.close();
}

await alone(import.meta, weight);
