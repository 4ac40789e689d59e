// All checks of built sites, and of the preview; the last line is their count.

import { hosts } from './hosts.mjs';
import { html } from './html.mjs';
import { links } from './links.mjs';
import { marks } from './lighthouse.mjs';
import { pages } from './pages.mjs';
import { preview } from './preview.mjs';
import { proof } from './proof.mjs';
import { search } from './search.mjs';
import { weight } from './weight.mjs';

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('give the folder of a built site, and of more if only they have some kinds of page');
  process.exit(2);
}
const reports = [];
for (const check of [links, html, weight, proof, pages, search, preview, hosts, marks]) reports.push(await check(folders));
const sum = (what) => reports.reduce((total, report) => total + report[what], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
