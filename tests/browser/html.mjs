// The Nu Html Checker over every page, style sheet and drawing of a site: no errors.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Report, alone } from './report.mjs';
import { readSite } from './site.mjs';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** Files to check at once: an argument list has a limit. */
const BATCH = 500;

const LANGUAGES = [
  { extension: '.html', option: '--html' },
  { extension: '.css', option: '--css' },
  { extension: '.svg', option: '--svg' },
];

export async function html(folders, report = new Report('html')) {
  for (const folder of folders) {
    const site = readSite(folder);
    for (const { extension, option } of LANGUAGES) {
      const files = site.files.filter((file) => file.endsWith(extension));
      if (files.length === 0 && extension === '.svg') continue;
      const problems = files.length === 0 ? ['there are none'] : await errors(site, files, option);
      report.check(`${files.length} ${extension} files of ${path.basename(folder)} are valid`, problems);
    }
  }
  return report.close();
}

async function errors(site, files, option) {
  const problems = [];
  for (let at = 0; at < files.length; at += BATCH) {
    const batch = files.slice(at, at + BATCH).map((file) => path.join(site.root, file));
    const { messages } = await check([option, ...batch]);
    for (const { type, message, url, lastLine, extract } of messages) {
      if (type === 'info') continue;
      const file = path.relative(site.root, decodeURIComponent(new URL(url).pathname));
      problems.push(`${file}:${lastLine ?? 1}: ${message} ${(extract ?? '').replace(/\s+/g, ' ').trim()}`);
    }
  }
  return problems;
}

/** Runs the checker. It exits with 1 when it found errors, so only an answer that cannot be read is a failure. */
function check(args) {
  const command = ['-Xss2m', '-jar', JAR, '--errors-only', '--format', 'json', '--stdout', '--exit-zero-always', ...args];
  return new Promise((resolve, reject) => {
    execFile('java', command, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`the checker failed: ${stderr || error.message}`));
      else resolve(JSON.parse(stdout));
    });
  });
}

await alone(import.meta, html);
