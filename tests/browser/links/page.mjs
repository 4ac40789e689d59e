// What a page refers to and what can be referred to in it.

import { parse } from 'parse5';

/** Attributes that hold an address, by element; `*` is any element. What a browser fetches by itself is in `LOADS`. */
const ADDRESSES = {
  href: ['a', 'area', 'link', 'use', 'image', 'feimage', 'base'],
  'xlink:href': ['a', 'use', 'image', 'feimage'],
  src: ['img', 'script', 'iframe', 'source', 'video', 'audio', 'track', 'embed', 'input'],
  poster: ['video'],
  data: ['object'],
  action: ['form'],
  formaction: ['button', 'input'],
  cite: ['blockquote', 'q', 'del', 'ins'],
};

const FOLLOWED = new Set(['a', 'area', 'form', 'button', 'input', 'blockquote', 'q', 'del', 'ins']);

/** Kinds of `link` that name a resource without fetching it. */
const NAMED = /\b(canonical|alternate|author|license|next|prev|search|help|me|self|describedby)\b/;

/** Reads every page of a site. */
export function readPages(site) {
  return site.files.filter((file) => file.endsWith('.html')).map((file) => readPage(file, site.read(file)));
}

function readPage(file, html) {
  const page = { file, references: [], ids: new Set(), canonical: [], data: [] };
  visit(parse(html), (element) => note(page, element));
  return page;
}

function visit(node, see) {
  if (node.tagName) see(node);
  for (const child of node.childNodes ?? []) visit(child, see);
  if (node.content) visit(node.content, see);
}

function note(page, element) {
  const attributes = new Map(element.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]));
  const what = element.tagName.toLowerCase();
  const rel = attributes.get('rel') ?? '';
  if (attributes.has('id')) page.ids.add(attributes.get('id'));
  if (what === 'a' && attributes.has('name')) page.ids.add(attributes.get('name'));
  if (what === 'link' && rel === 'canonical') page.canonical.push(attributes.get('href') ?? '');
  if (what === 'script' && /json/.test(attributes.get('type') ?? '')) page.data.push(element.childNodes[0]?.value ?? '');
  const loads = !FOLLOWED.has(what) && !(what === 'link' && NAMED.test(rel));
  for (const [name, elements] of Object.entries(ADDRESSES)) {
    if (attributes.has(name) && elements.includes(what)) page.references.push({ what, loads, value: attributes.get(name) });
  }
  for (const name of ['srcset', 'imagesrcset']) {
    for (const candidate of (attributes.get(name) ?? '').split(',').map((text) => text.trim().split(/\s+/)[0])) {
      if (candidate) page.references.push({ what, loads: true, value: candidate });
    }
  }
  if (what === 'meta' && /^refresh$/i.test(attributes.get('http-equiv') ?? '')) {
    const target = /url=(.*)$/i.exec(attributes.get('content') ?? '')?.[1];
    page.references.push({ what: 'meta refresh', loads: false, value: target ?? '' });
  }
}
