// What machines read as XML: the sitemap and Atom feeds. Data is read in `data.mjs`.

import { SaxesParser } from 'saxes';
import { isMoved } from '../site.mjs';

/** The most addresses that one sitemap may hold (sitemaps.org). */
const SITEMAP_LIMIT = 50_000;

const DAY = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** XML as a tree of `{ name, attributes, children, text }`; throws where it is not well formed. */
export function readXml(text) {
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

export const all = (element, name) => element.children.filter((child) => child.name === name);
const one = (element, name) => all(element, name)[0]?.text.trim() ?? '';

/** Reads a file of XML, or says why it cannot be read. */
export function attempt(site, file, root, look) {
  try {
    const top = readXml(site.read(file));
    return top.name === root ? look(top) : [`${file}: the root is ${top.name}, not ${root}`];
  } catch (error) {
    return [`${file}: ${error.message}`];
  }
}

/** The sitemap, or the sitemaps that it lists: every page once. */
export function sitemap(site, pages, places) {
  const problems = [];
  const listed = new Set();
  const read = (file) => (urlset) => {
    const urls = all(urlset, 'url');
    if (urls.length > SITEMAP_LIMIT) problems.push(`${file}: ${urls.length} addresses are too many`);
    for (const url of urls) {
      const [address, day] = [one(url, 'loc'), one(url, 'lastmod')];
      const target = address.startsWith(`${site.url}/`) ? places.fileOf(address, { file }) : undefined;
      if (!target) problems.push(`${address}: no such page`);
      else if (listed.has(target)) problems.push(`${address} is listed twice`);
      else listed.add(target);
      if (day && !DAY.test(day)) problems.push(`${address}: lastmod ${day}`);
    }
    return [];
  };
  const isIndex = /<sitemapindex/.test(site.read('sitemap.xml'));
  if (isIndex) {
    const parts = (index) => all(index, 'sitemap').map((part) => [one(part, 'loc'), places.fileOf(one(part, 'loc'), { file: 'sitemap.xml' })]);
    const follow = (index) => parts(index).flatMap(([address, file]) => (file ? attempt(site, file, 'urlset', read(file)) : [`${address}: no such file`]));
    problems.push(...attempt(site, 'sitemap.xml', 'sitemapindex', follow));
  } else problems.push(...attempt(site, 'sitemap.xml', 'urlset', read('sitemap.xml')));
  for (const { file } of pages) {
    // What asks search engines to leave it out is not on their list.
    const html = site.read(file);
    const aside = isMoved(html) || /<meta name="?robots"? content="?noindex/i.test(html);
    if (aside === listed.has(file)) problems.push(`${file} is ${aside ? 'listed' : 'not listed'}`);
  }
  return problems;
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

/** Drawings, and whatever else is XML, have to parse. */
export function drawings(site) {
  return site.files.filter((file) => /\.(svg|xml)$/.test(file)).flatMap((file) => {
    try {
      readXml(site.read(file));
      return [];
    } catch (error) {
      return [`${file}: ${error.message}`];
    }
  });
}
