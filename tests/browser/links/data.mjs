// What other programs read: JSON Feed, data in JSON, NDJSON and CSV, the list of feeds, the calendar. Each keeps the
// rules of its format, and every address of the site in it leads somewhere.

import { all, attempt, readXml } from './machine.mjs';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const STAMP = /^\d{8}T\d{6}Z$/;

/** The longest line of a calendar, in octets (RFC 5545, 3.1). */
const LONGEST = 75;

/** Every file of a site that holds data, by its ending. */
export function data(site, pages, places) {
  const lost = (address, where) => {
    const own = typeof address === 'string' && address.startsWith(`${site.url}/`) && !/\s/.test(address);
    return own && !places.fileOf(address.split('#')[0], { file: where }) ? [`${where}: ${address}: no such file`] : [];
  };
  const json = (text, where) => {
    try {
      return strings(JSON.parse(text)).flatMap((address) => lost(address, where));
    } catch (error) {
      return [`${where}: ${error.message}`];
    }
  };
  const problems = pages.flatMap(({ file, data }) => data.flatMap((text) => json(text, `${file}: script`)));
  for (const file of site.files) {
    const text = () => site.read(file);
    if (/\.(json|webmanifest)$/.test(file)) problems.push(...json(text(), file));
    if (file.endsWith('feed.json')) problems.push(...jsonFeed(site, file));
    if (file.endsWith('.ndjson')) text().split('\n').filter(Boolean).forEach((line, at) => problems.push(...json(line, `${file}:${at + 1}`)));
    if (file.endsWith('.csv')) {
      const rows = readCsv(text());
      problems.push(...table(text(), rows, file), ...rows.flat().flatMap((cell) => lost(cell, file)));
    }
    if (file.endsWith('.ics')) {
      const lines = unfolded(text());
      problems.push(...calendar(text(), lines, file), ...lines.filter(({ name }) => name === 'URL').flatMap(({ value }) => lost(value, file)));
    }
    if (file.endsWith('opml.xml') || file.endsWith('.opml')) problems.push(...opml(site, file, lost));
  }
  return problems;
}

/** Every string in a value of JSON. */
function strings(value) {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}

/** JSON Feed 1.1, and the same entries as the Atom feed beside it. */
function jsonFeed(site, file) {
  let feed;
  try {
    feed = JSON.parse(site.read(file));
  } catch {
    return []; // It has been said already.
  }
  const problems = [];
  if (feed.version !== 'https://jsonfeed.org/version/1.1') problems.push(`${file}: version ${feed.version}`);
  if (!feed.title) problems.push(`${file}: has no title`);
  if (feed.feed_url !== `${site.url}/${file}`) problems.push(`${file}: says that it is ${feed.feed_url}`);
  if (!Array.isArray(feed.items)) return [...problems, `${file}: has no items`];
  for (const item of feed.items) {
    const where = `${file}: item ${item.id}`;
    if (typeof item.id !== 'string' || !item.id) problems.push(`${where}: has no id`);
    if (!item.content_text && !item.content_html) problems.push(`${where}: has nothing to read`);
    for (const key of ['date_published', 'date_modified']) if (item[key] !== undefined && !TIME.test(item[key])) problems.push(`${where}: ${key} ${item[key]}`);
  }
  const ids = feed.items.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) problems.push(`${file}: two items have one id`);
  const atom = file.replace(/json$/, 'xml');
  if (!site.files.includes(atom)) return problems;
  try {
    const entries = all(readXml(site.read(atom)), 'entry').map((entry) => all(entry, 'id')[0]?.text.trim());
    if (entries.join() !== ids.join()) problems.push(`${file}: has other entries than ${atom}`);
  } catch {
    // It has been said already.
  }
  return problems;
}

/** CSV as RFC 4180 has it: rows of cells. */
function readCsv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1 || row[0] !== '');
}

function table(text, rows, file) {
  const problems = [];
  if (!text.endsWith('\r\n') || /[^\r]\n/.test(text)) problems.push(`${file}: a line does not end with CR LF`);
  rows.forEach((row, at) => {
    if (row.length !== rows[0].length) problems.push(`${file}:${at + 1}: ${row.length} cells, not ${rows[0].length}`);
    if (row.some((cell) => /^[=+\-@\t\r]/.test(cell))) problems.push(`${file}:${at + 1}: a cell that a spreadsheet would run`);
  });
  return problems;
}

/** The content lines of a calendar. */
function unfolded(text) {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n').filter(Boolean);
  return lines.map((line) => {
    const [, name, value] = /^([A-Za-z0-9-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? [];
    return { line, name, value };
  });
}

/** RFC 5545: lines, nesting, and what every event must have. */
function calendar(text, lines, file) {
  const problems = [];
  const long = text.split('\r\n').find((line) => Buffer.byteLength(line) > LONGEST);
  if (long) problems.push(`${file}: a line of ${Buffer.byteLength(long)} octets: ${long}`);
  if (!text.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(text)) problems.push(`${file}: a line does not end with CR LF`);
  const open = [];
  const uids = new Set();
  let event = {};
  for (const { line, name, value } of lines) {
    if (name === undefined) problems.push(`${file}: no content line: ${line}`);
    if (name === 'BEGIN') {
      open.push(value);
      event = {};
    } else if (name === 'END') {
      if (open.pop() !== value) problems.push(`${file}: END:${value} ends nothing`);
      if (value === 'VEVENT') {
        if (!event.UID || uids.has(event.UID)) problems.push(`${file}: an event without a UID of its own: ${event.UID}`);
        uids.add(event.UID);
        if (!STAMP.test(event.DTSTAMP ?? '')) problems.push(`${file}: ${event.UID}: DTSTAMP ${event.DTSTAMP}`);
        if (!/^\d{8}$/.test(event.DTSTART ?? '') || !(event.DTEND > event.DTSTART)) problems.push(`${file}: ${event.UID}: from ${event.DTSTART} to ${event.DTEND}`);
        if (!event.SUMMARY) problems.push(`${file}: ${event.UID}: has no name`);
      }
    } else event[name] = value;
  }
  if (open.length > 0) problems.push(`${file}: ${open.join()} is not ended`);
  if (lines[0]?.line !== 'BEGIN:VCALENDAR' || lines[1]?.line !== 'VERSION:2.0') problems.push(`${file}: begins with ${lines[0]?.line}`);
  return problems;
}

/** OPML 2.0: every feed once, each with its page. */
function opml(site, file, lost) {
  return attempt(site, file, 'opml', (top) => {
    const problems = top.attributes.version === '2.0' ? [] : [`${file}: version ${top.attributes.version}`];
    const outlines = (element) => all(element, 'outline').flatMap((outline) => [outline, ...outlines(outline)]);
    const feeds = all(top, 'body').flatMap(outlines);
    const listed = feeds.map(({ attributes }) => attributes.xmlUrl).filter(Boolean);
    for (const { attributes } of feeds) {
      if (!attributes.text) problems.push(`${file}: an outline without a text`);
      if (attributes.xmlUrl && attributes.type !== 'rss') problems.push(`${file}: ${attributes.xmlUrl}: type ${attributes.type}`);
      problems.push(...lost(attributes.xmlUrl, file), ...lost(attributes.htmlUrl, file));
    }
    if (new Set(listed).size !== listed.length) problems.push(`${file}: a feed is listed twice`);
    const missing = site.files.filter((name) => name.endsWith('feed.xml') && !listed.includes(`${site.url}/${name}`));
    return [...problems, ...missing.map((name) => `${file}: does not list ${name}`)];
  });
}
