// What machines read: the sitemap, feeds, robots.txt, and data in JSON.

import { SaxesParser } from 'saxes';
import { isMoved } from '../site.mjs';

/** The most addresses that one sitemap may hold (sitemaps.org). */
const SITEMAP_LIMIT = 50_000;

const DAY = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** XML as a tree of `{ name, attributes, children, text }`; throws where it is not well formed. */
function readXml(text) {
  const top = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]));
    const element = { name, attributes: values, children: [], text: '' };
    open.at(-1).children.push(element);
    open.push(element);
  });
  parser.on('text', (words) => {
    open.at(-1).text += words;
  });
  parser.on('cdata', (words) => {
    open.at(-1).text += words;
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return top.children[0];
}

const all = (element, name) => element.children.filter((child) => child.name === name);
const one = (element, name) => all(element, name)[0]?.text.trim() ?? '';

/** Reads a file of XML, or says why it cannot be read. */
function attempt(site, file, root, look) {
  try {
    const top = readXml(site.read(file));
    return top.name === root ? look(top) : [`${file}: the root is ${top.name}, not ${root}`];
  } catch (error) {
    return [`${file}: ${error.message}`];
  }
}

export function sitemap(site, pages, places) {
  return attempt(site, 'sitemap.xml', 'urlset', (top) => {
    const urls = all(top, 'url');
    const addresses = urls.map((url) => one(url, 'loc'));
    const problems = [];
    if (addresses.length > SITEMAP_LIMIT) problems.push(`${addresses.length} addresses are too many`);
    if (new Set(addresses).size !== addresses.length) problems.push('an address is listed twice');
    const listed = new Set();
    for (const address of addresses) {
      const file = address.startsWith(`${site.url}/`) ? places.fileOf(address, { file: 'sitemap.xml' }) : undefined;
      if (file) listed.add(file);
      else problems.push(`${address}: no such page`);
    }
    for (const url of urls) {
      const day = one(url, 'lastmod');
      if (day && !DAY.test(day)) problems.push(`${one(url, 'loc')}: lastmod ${day}`);
    }
    for (const { file } of pages) {
      // What asks search engines to leave it out is not on their list.
      const html = site.read(file);
      const aside = isMoved(html) || /<meta name="?robots"? content="?noindex/i.test(html);
      if (aside === listed.has(file)) problems.push(`${file} is ${aside ? 'listed' : 'not listed'}`);
    }
    return problems;
  });
}

/** Atom feeds (RFC 4287): the site's own, and every other. */
export function feeds(site, places) {
  const files = site.files.filter((file) => file.endsWith('feed.xml'));
  const problems = files.includes('feed.xml') ? [] : ['there is no feed.xml'];
  const ids = new Map();
  for (const file of files) {
    problems.push(
      ...attempt(site, file, 'feed', (feed) => {
        const id = one(feed, 'id');
        const twin = ids.get(id);
        ids.set(id, file);
        return [...(twin ? [`${file}: has the id of ${twin}`] : []), ...oneFeed(feed, file, places)];
      }),
    );
  }
  return problems;
}

function oneFeed(feed, file, places) {
  const problems = [];
  const entries = all(feed, 'entry');
  for (const [element, where] of [[feed, file], ...entries.map((entry) => [entry, `${file}: entry ${one(entry, 'id')}`])]) {
    for (const name of ['id', 'title', 'updated']) {
      if (all(element, name).length !== 1 || one(element, name) === '') problems.push(`${where}: has no ${name}`);
    }
    if (!TIME.test(one(element, 'updated'))) problems.push(`${where}: updated ${one(element, 'updated')}`);
    for (const { attributes } of all(element, 'link')) {
      const { rel = 'alternate', href = '' } = attributes;
      const target = places.fileOf(href, { file });
      if (/^(self|alternate|next|prev)/.test(rel) && !target) problems.push(`${where}: link ${href}: no such file`);
      if (rel === 'self' && target && target !== file) problems.push(`${where}: says that it is ${href}`);
    }
    if (all(element, 'link').length === 0) problems.push(`${where}: has no link`);
  }
  const ids = entries.map((entry) => one(entry, 'id'));
  if (new Set(ids).size !== ids.length) problems.push(`${file}: two entries have one id`);
  if (all(feed, 'author').length === 0 && entries.some((entry) => all(entry, 'author').length === 0)) problems.push(`${file}: an entry has no author`);
  return problems;
}

/** Files that other programs read have to parse. */
export function otherFiles(site, pages) {
  const problems = [];
  const parses = (text, where) => {
    try {
      JSON.parse(text);
    } catch (error) {
      problems.push(`${where}: ${error.message}`);
    }
  };
  for (const file of site.files) {
    if (/\.(json|webmanifest)$/.test(file)) parses(site.read(file), file);
    if (file.endsWith('.ndjson')) site.read(file).split('\n').filter(Boolean).forEach((line, at) => parses(line, `${file}:${at + 1}`));
    if (/\.(opml|svg|xml)$/.test(file)) {
      try {
        readXml(site.read(file));
      } catch (error) {
        problems.push(`${file}: ${error.message}`);
      }
    }
  }
  for (const { file, data } of pages) data.forEach((text) => parses(text, `${file}: script`));
  return problems;
}
