// The places of a site: which file answers an address, and which anchors it has.

import { addressOf } from '../site.mjs';

export class Places {
  constructor(site, pages) {
    this.site = site;
    this.files = new Set(site.files);
    this.anchors = new Map(pages.map((page) => [page.file, page.ids]));
  }

  /** An address as a browser on that page understands it; `undefined` if it is none. */
  resolve(value, page) {
    try {
      const host = new URL(this.site.url).origin;
      return new URL(value, new URL(addressOf(this.site, page.file), host));
    } catch {
      return undefined;
    }
  }

  /** Whether an address is on the site's own host and within its folder. */
  isOwn(value, page) {
    const url = this.resolve(value, page);
    return url !== undefined && `${url.origin}${url.pathname}`.startsWith(`${this.site.url}/`);
  }

  /** The file that answers an address of this site; `undefined` if there is none, or if the address is another host's. */
  fileOf(value, page) {
    if (!this.isOwn(value, page)) return undefined;
    const path = decodeURIComponent(this.resolve(value, page).pathname).slice(this.site.prefix.length + 1);
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    return this.files.has(file) ? file : undefined;
  }

  /** What is wrong with an address on a page, if anything is. */
  problem(value, page) {
    const url = this.resolve(value, page);
    if (url === undefined) return 'no address';
    if (url.protocol === 'data:' || url.protocol === 'mailto:') return undefined;
    if (!/^https?:$/.test(url.protocol)) return `the scheme ${url.protocol}`;
    if (url.origin !== new URL(this.site.url).origin) return undefined;
    if (!this.isOwn(value, page)) return `outside the site's folder ${this.site.prefix}/`;
    const file = this.fileOf(value, page);
    if (file === undefined) return 'no such file';
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (anchor === '' || anchor === 'top' || !this.anchors.has(file)) return undefined;
    return this.anchors.get(file).has(anchor) ? undefined : `no id “${anchor}” in ${file}`;
  }
}
