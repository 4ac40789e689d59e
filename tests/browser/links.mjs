// Every address in a site leads somewhere: links, anchors, assets, canonical addresses, feeds and the sitemap.
//
// Needs no browser: pages are parsed as a browser would parse them, and looked up among the files.

import { Report, alone } from './report.mjs';
import { data } from './links/data.mjs';
import { drawings, feeds, sitemap } from './links/machine.mjs';
import { readPages } from './links/page.mjs';
import { Places } from './links/places.mjs';
import { isMoved, readSite } from './site.mjs';
import path from 'node:path';

export async function links(folders, report = new Report('links')) {
  for (const folder of folders) {
    const site = readSite(folder);
    const found = readPages(site);
    const places = new Places(site, found);
    const name = path.basename(folder);
    const count = found.reduce((sum, page) => sum + page.references.length, 0);
    report.check(`${count} links and assets of ${found.length} pages of ${name} lead somewhere`, dead(found, places));
    report.check(`no page or style sheet of ${name} loads from another host`, foreign(site, found, places));
    report.check(`every page of ${name} says its own address`, canonical(site, found, places));
    report.check(`every page of ${name} can be reached from the home page`, unreached(site, found, places));
    report.check(`the sitemap of ${name} lists every page once`, sitemap(site, found, places));
    report.check(`the feeds of ${name} are well formed and complete`, feeds(site, places));
    report.check(`data, calendar and list of feeds of ${name} keep their rules and lead somewhere`, data(site, found, places));
    report.check(`drawings of ${name} can be read`, drawings(site));
  }
  return report.close();
}

function dead(pages, places) {
  return pages.flatMap((page) =>
    page.references.flatMap(({ value, what }) => {
      const problem = places.problem(value, page);
      return problem ? [`${page.file}: ${what} ${value}: ${problem}`] : [];
    }),
  );
}

/** Whatever a browser fetches by itself has to come from the site's own host. */
function foreign(site, pages, places) {
  const inPages = pages.flatMap((page) =>
    page.references
      .filter(({ loads, value }) => loads && !value.startsWith('data:') && !places.isOwn(value, page))
      .map(({ what, value }) => `${page.file}: ${what} loads ${value}`),
  );
  const sheets = site.files.filter((file) => file.endsWith('.css'));
  const inSheets = sheets.flatMap((file) => {
    const text = site.read(file).replace(/\/\*[\s\S]*?\*\//g, '');
    const urls = [...text.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)].map((match) => match[1] ?? match[2]);
    return urls.flatMap((url) => {
      if (url.startsWith('data:') || url.startsWith('#')) return [];
      const problem = places.isOwn(url, { file }) ? places.problem(url, { file }) : 'another host';
      return problem ? [`${file}: ${url}: ${problem}`] : [];
    });
  });
  return [...inPages, ...inSheets];
}

function canonical(site, pages, places) {
  return pages.flatMap((page) => {
    if (page.file === '404.html') return [];
    if (page.canonical.length !== 1) return [`${page.file}: ${page.canonical.length} canonical addresses`];
    const [address] = page.canonical;
    if (!address.startsWith(`${site.url}/`)) return [`${page.file}: ${address} is not under ${site.url}/`];
    const own = places.fileOf(address, page);
    if (isMoved(site.read(page.file))) return own === page.file ? [`${page.file}: moved to itself`] : [];
    return own === page.file ? [] : [`${page.file}: says that it is ${address}`];
  });
}

function unreached(site, pages, places) {
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const reached = new Set(['index.html']);
  for (const file of reached) {
    for (const { value, what } of byFile.get(file)?.references ?? []) {
      const target = what === 'a' ? places.fileOf(value, byFile.get(file)) : undefined;
      if (target) reached.add(target);
    }
  }
  const aside = (file) => file === '404.html' || isMoved(site.read(file));
  return pages.filter(({ file }) => !reached.has(file) && !aside(file)).map(({ file }) => `${file}: no link leads there`);
}

await alone(import.meta, links);
