// What a built site holds: its files, where it will be read, and one page of each kind.
//
// Knows addresses and semantics, no class name and no template, so that a theme may change freely.

import fs from 'node:fs';
import path from 'node:path';

/** Reads a built site. `prefix` is the folder on its host (`/desk`, or nothing), `url` its full address without a slash. */
export function readSite(folder) {
  const root = path.resolve(folder);
  const files = list(root, '').sort();
  const robots = fs.readFileSync(path.join(root, 'robots.txt'), 'utf8');
  const sitemap = /^Sitemap:\s*(\S+)\/sitemap\.xml\s*$/m.exec(robots)?.[1];
  if (!sitemap) throw new Error(`${folder}/robots.txt does not say where the sitemap is`);
  const prefix = new URL(sitemap).pathname.replace(/\/$/, '');
  return { root, files, url: sitemap, prefix, read: (file) => fs.readFileSync(path.join(root, file), 'utf8') };
}

function list(root, inner) {
  return fs.readdirSync(path.join(root, inner), { withFileTypes: true }).flatMap((entry) => {
    const name = inner ? `${inner}/${entry.name}` : entry.name;
    return entry.isDirectory() ? list(root, name) : [name];
  });
}

/** The address that a file answers, from the host's root. */
export function addressOf(site, file) {
  return `${site.prefix}/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}

/** Whether a page only leads on to another address. */
export function isMoved(html) {
  return /<meta[^>]+http-equiv="?refresh/i.test(html);
}

/** One page of each kind, as `{ kind, file }`. */
export function kinds(site) {
  const pages = site.files.filter((file) => file.endsWith('.html')).map((file) => ({ file, html: site.read(file) }));
  const standing = pages.filter(({ html }) => !isMoved(html));
  const found = new Map();
  const taken = (file) => [...found.values()].includes(file);
  const add = (kind, candidates) => {
    const page = candidates.filter((page) => page && !taken(page.file)).sort((a, b) => b.html.length - a.html.length)[0];
    if (page) found.set(kind, page.file);
  };
  const within = (folder) => standing.filter(({ file }) => new RegExp(`^${folder}/[^/]+/index\\.html$`).test(file));
  const named = (file) => standing.filter((page) => page.file === file);

  add('home', named('index.html'));
  // A theme may put tables of its own on every briefing; an article's are those beyond them.
  const briefings = within('briefings');
  const tables = ({ html }) => html.split('<table').length;
  const least = Math.min(...briefings.map(tables));
  const notes = ({ html }) => html.includes('role="doc-noteref"');
  add('everything an article can hold', briefings.filter(({ html }) => html.includes('id="s-every-kind-of-block"')));
  add('briefing with footnotes', briefings.filter(notes));
  add('briefing with a table', briefings.filter((page) => tables(page) > least));
  add('briefing', briefings.filter((page) => tables(page) === least && !notes(page)));
  for (const { file } of standing) {
    const section = /^([^/]+)\/index\.html$/.exec(file)?.[1];
    if (!section) continue;
    add(section === 'briefings' ? 'list of briefings' : `${section} index`, named(file));
    if (section !== 'briefings') add(`one of ${section}`, within(section));
  }
  const like = (pattern) => standing.filter(({ file }) => pattern.test(file));
  add('where a country and a topic meet', like(/^countries\/[^/]+\/topics\/[^/]+\/index\.html$/));
  add('month of the archive', like(/^archive\/\d+\/\d+\/index\.html$/));
  add('second page of a list', standing.filter(({ file }) => file.endsWith('/page/2/index.html')));
  add('404', named('404.html'));
  const all = [...found].map(([kind, file]) => ({ kind, file }));
  // From right to left every page is another kind; these have the most beside each other.
  if (!/<html[^>]+dir="?rtl/.test(site.read('index.html'))) return all;
  const turned = all.filter(({ kind }) => ['home', 'briefing', 'one of countries', 'timeline index'].includes(kind));
  return turned.map(({ kind, file }) => ({ kind: `${kind}, right to left`, file }));
}
