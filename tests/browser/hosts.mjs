// Serves a site as its readers get it: by nginx and by Caddy, with the very files that `chancery hosting` prints, and looks
// at every answer and, in Chromium, at pages. Makes its own sites, and needs the built program, nginx, caddy and openssl.

import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { launch, within } from './browser.mjs';
import { listen } from './page/quiet.mjs';
import { Report, alone } from './report.mjs';
import { readSite } from './site.mjs';

const REPOSITORY = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const PROGRAM = path.join(process.env.CARGO_TARGET_DIR ?? path.join(REPOSITORY, 'target'), 'release/chancery');

const BRIEFING = '/briefings/manila-and-washington-sail-together/';
const ALIAS = '/2024/sailing/';
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

const article = (picture) => `+++
title = "Manila and Washington sail together"
date = 2024-04-12
topics = ["south-china-sea"]
aliases = ["${ALIAS}"]
+++
The Philippines and the United States sent ships to the South China Sea on Wednesday, April 10.

${picture ? `![A ship at sea](${picture})` : 'The ships sailed west of Palawan.'}
`;

/** Which server, where the site is read, and whether its pictures come from elsewhere. */
const SETUPS = [
  { server: 'nginx', scheme: 'http', prefix: '' },
  { server: 'nginx', scheme: 'https', prefix: '' },
  { server: 'nginx', scheme: 'http', prefix: '/desk/v1.2', remote: true },
  { server: 'caddy', scheme: 'http', prefix: '' },
  { server: 'caddy', scheme: 'http', prefix: '/desk/v1.2', remote: true },
];

/** Checks every setup. What it serves are its own sites, so it looks at no built one. */
export async function hosts() {
  const report = new Report('hosts');
  const browser = await launch();
  const gallery = http.createServer((_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(PIXEL));
  await new Promise((ready) => gallery.listen(0, '127.0.0.1', ready));
  const pictures = `http://127.0.0.1:${gallery.address().port}`;
  try {
    for (const setup of SETUPS) {
      const name = `${setup.server} at ${setup.scheme}://host${setup.prefix}/`;
      let desk;
      try {
        desk = await open(setup, pictures);
        for (const [title, check] of Object.entries(CHECKS)) {
          report.check(`${name} ${title}`, await check({ ...desk, setup, browser, pictures }).catch((error) => [String(error)]));
        }
      } catch (error) {
        report.check(name, [String(error)]);
      } finally {
        desk?.close();
      }
    }
  } finally {
    await browser.close();
    gallery.close();
  }
  return report.close();
}

const CHECKS = {
  'gives every file with its kind, its time for caches and all headers': async (desk) => {
    const problems = [];
    for (const file of desk.site.files.filter((file) => !file.startsWith('.'))) {
      const address = `${desk.setup.prefix}/${file.replace(/(^|\/)index\.html$/, '$1')}`;
      if (file === '404.html' || file === '2024/sailing/index.html') continue;
      const { status, headers, body } = await ask(desk, address);
      if (status !== 200) problems.push(`${address} answers ${status}`);
      if (!body.equals(fs.readFileSync(path.join(desk.site.root, file)))) problems.push(`${address} is not the file`);
      const kind = headers['content-type'];
      const known = KINDS[path.extname(file)];
      if (known && kind?.toLowerCase().replace(' ', '') !== known) problems.push(`${address} is ${kind}`);
      if (headers['cache-control'] !== kept(file)) problems.push(`${address} is kept ${headers['cache-control']}`);
      problems.push(...wrongHeaders(desk, headers).map((wrong) => `${address}: ${wrong}`));
    }
    return problems;
  },

  'compresses what is text': async (desk) => {
    const problems = [];
    const texts = ['index.html', 'feed.json', 'feed.xml', desk.site.files.find((file) => file.endsWith('.css'))];
    for (const file of texts) {
      const address = `${desk.setup.prefix}/${file.replace(/^index\.html$/, '')}`;
      const { headers } = await ask(desk, address, { 'accept-encoding': 'gzip' });
      if (headers['content-encoding'] !== 'gzip') problems.push(`${file} is sent as it is`);
      if (!/accept-encoding/i.test(headers.vary ?? '')) problems.push(`${file} does not say that it varies`);
    }
    return problems;
  },

  'leads on from former addresses and to the one address of a page': async (desk) => {
    const { prefix } = desk.setup;
    const problems = [];
    for (const [from, to] of [
      [ALIAS, BRIEFING],
      ['/index.html', '/'],
      [`${BRIEFING}index.html`, BRIEFING],
      ['/search/index.html', '/search/'],
    ]) {
      const { status, headers } = await ask(desk, prefix + from);
      if (status !== 301 || headers.location !== prefix + to) problems.push(`${from}: ${status} to ${headers.location}`);
      problems.push(...wrongHeaders(desk, headers).map((wrong) => `${from}: ${wrong}`));
    }
    const folder = await ask(desk, `${prefix}/briefings`);
    if (folder.status < 301 || folder.status > 308 || !folder.headers.location.endsWith('/briefings/')) {
      problems.push(`a folder without its slash: ${folder.status} to ${folder.headers.location}`);
    }
    for (const evil of ['//evil.example/index.html', '/\\evil.example/index.html', '//evil.example', '/%2f/evil.example/index.html']) {
      for (const address of [evil, prefix + evil]) {
        const { location } = (await ask(desk, address)).headers;
        if (location && new URL(location, desk.origin).origin !== desk.origin) problems.push(`${address} leads to ${location}`);
      }
    }
    return problems;
  },

  'answers what is not there with the page for it, and shows nothing else': async (desk) => {
    const wanted = desk.site.read('404.html');
    const problems = [];
    for (const address of ['/nowhere/', '/nowhere', '/assets/', '/briefings/nowhere/x.html', '/.chancery', '/.git/config', '/../site.toml', '/%2e%2e/site.toml']) {
      const { status, headers, body } = await ask(desk, desk.setup.prefix + address);
      // A server may refuse at once what climbs.
      if (address.includes('site.toml') && [400, 404].includes(status) && !body.includes('base_url')) continue;
      if (status !== 404) problems.push(`${address} answers ${status}`);
      if (body.toString() !== wanted) problems.push(`${address} is answered with something else than the site's page`);
      if (/immutable/.test(headers['cache-control'])) problems.push(`${address} is kept for ever`);
      problems.push(...wrongHeaders(desk, headers).map((wrong) => `${address}: ${wrong}`));
    }
    return problems;
  },

  'shows pages to which nothing is refused': (desk) => visit(desk, async (page, heard) => {
    const problems = [];
    const icon = desk.site.files.find((file) => file.endsWith('.svg'));
    for (const address of ['/', BRIEFING, '/topics/south-china-sea/', '/countries/philippines/', '/map/', '/search/', '/nowhere/', `/${icon}`]) {
      const answer = await page.goto(`${desk.origin}${desk.setup.prefix}${address}`);
      await page.waitForLoadState('networkidle');
      const status = address === '/nowhere/' ? 404 : 200;
      if (answer.status() !== status) problems.push(`${address} answers ${answer.status()}`);
      // Where a picture is opened by itself, the browser asks for an icon of the host.
      const meant = (told) => !told.includes(desk.pictures) && !told.endsWith('/favicon.ico');
      problems.push(...heard().filter(meant).map((told) => `${address}: ${told}`));
    }
    return problems;
  }),

  'lets the search search': (desk) => visit(desk, async (page, heard) => {
    await page.goto(`${desk.origin}${desk.setup.prefix}/search/?q=ships`);
    const link = page.locator(`[data-results] a[href="${desk.setup.prefix}${BRIEFING}"]`);
    await link.first().waitFor();
    return heard();
  }),

  'shows pictures from other hosts only where they are let in': (desk) => visit(desk, async (page) => {
    await page.goto(`${desk.origin}${desk.setup.prefix}${BRIEFING}`);
    await page.waitForLoadState('networkidle');
    const there = await page.evaluate(() => [...document.querySelectorAll('main article img, main img')].map((img) => img.naturalWidth));
    const wanted = desk.setup.remote ? '1' : '';
    const problems = String(there) === wanted ? [] : [`pictures are ${there.join(', ') || 'none'} pixels wide`];
    const { headers } = await ask(desk, `${desk.setup.prefix}/`);
    if (headers['content-security-policy'].includes('https:')) problems.push('the home page lets them in as well');
    return problems;
  }),

  'lets no page run what it does not bring': (desk) => visit(desk, async (page) => {
    // A page whose own policy is lost is held by the header alone.
    await page.route('**/*', async (route) => {
      const answer = await route.fetch();
      const type = answer.headers()['content-type'] ?? '';
      if (!type.startsWith('text/html')) return route.fulfill({ response: answer });
      const html = (await answer.text()).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
      return route.fulfill({ response: answer, body: html.replace('</main>', '<script>window.ran = true</script><img src=x onerror="window.ran = true"></main>') });
    });
    await page.goto(`${desk.origin}${desk.setup.prefix}/`);
    await page.waitForLoadState('networkidle');
    return (await page.evaluate(() => window.ran)) ? ['an inline script ran'] : [];
  }),
};

const KINDS = {
  '.html': 'text/html;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.json': 'application/json',
  '.ndjson': 'application/x-ndjson',
  '.csv': 'text/csv;charset=utf-8',
  '.ics': 'text/calendar;charset=utf-8',
  '.txt': 'text/plain;charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** How long a file may be kept, by its name. */
function kept(file) {
  if (/^(assets|cards|search\/index)\/.*[-_][0-9a-f]{8,}\.[^/]*$/.test(file)) return 'public, max-age=31536000, immutable';
  return file.endsWith('.html') ? 'public, max-age=0, must-revalidate' : 'public, max-age=300';
}

/** What is wrong with the headers that every answer has. */
function wrongHeaders({ setup }, headers) {
  const problems = [];
  const policy = headers['content-security-policy'] ?? '';
  if (!policy.startsWith("default-src 'none'; ") || !policy.endsWith("; frame-ancestors 'none'")) problems.push(`the policy is “${policy}”`);
  if (policy.includes(',')) problems.push('there are two policies');
  const wanted = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' };
  for (const [name, value] of Object.entries(wanted)) if (headers[name] !== value) problems.push(`${name} is ${headers[name]}`);
  if (!/^accelerometer=\(\), camera=\(\), /.test(headers['permissions-policy'])) problems.push('no Permissions-Policy');
  const opener = setup.scheme === 'https' ? 'same-origin' : undefined;
  if (headers['cross-origin-opener-policy'] !== opener) problems.push(`the opener's policy is ${headers['cross-origin-opener-policy']}`);
  const promised = setup.scheme === 'https' ? 'max-age=31536000' : undefined;
  if (headers['strict-transport-security'] !== promised) problems.push(`HSTS is ${headers['strict-transport-security']}`);
  return problems;
}

function visit(desk, look) {
  return within(desk.browser, { viewport: { width: 1280, height: 800 }, ignoreHTTPSErrors: true }, (page) => look(page, listen(page, desk.origin)));
}

/** Asks for a path exactly as it is written. */
function ask(desk, address, headers = {}) {
  const client = desk.setup.scheme === 'https' ? https : http;
  const { hostname, port } = new URL(desk.origin);
  return new Promise((done, failed) => {
    const request = client.request({ hostname, port, path: address, headers, rejectUnauthorized: false }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }));
    });
    request.on('error', failed);
    request.end();
  });
}

/** Builds a site for a setup, and starts its server with the file that the program prints. */
async function open(setup, pictures) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'hosts-'));
  const origin = `${setup.scheme}://127.0.0.1:${await free()}`;
  const root = path.join(scratch, 'site');
  const folder = path.join(scratch, 'www of the desk');
  fs.mkdirSync(path.join(root, 'articles'), { recursive: true });
  const media = setup.remote ? '[media]\nremote = true\n' : '';
  fs.writeFileSync(path.join(root, 'site.toml'), `title = "Desk"\nbase_url = "${origin}${setup.prefix}"\n[cards]\nenabled = true\n${media}`);
  fs.writeFileSync(path.join(root, 'articles/sail.md'), article(`${pictures}/ship.png`));
  run(['build', '--quiet', '--root', root, '--output', folder]);
  const printed = run(['hosting', setup.server, '--root', root, '--folder', folder]);
  const server = setup.server === 'nginx' ? nginx(scratch, printed) : caddy(scratch, printed);
  const close = () => {
    server.kill();
    fs.rmSync(scratch, { recursive: true, force: true });
  };
  const desk = { origin, setup, site: readSite(folder), close };
  try {
    for (let tries = 0; ; tries += 1) {
      if (server.exitCode !== null || tries > 200) throw new Error(`${setup.server} did not start: ${server.said}`);
      if (await ask(desk, '/').then(() => true, () => false)) return desk;
      await new Promise((later) => setTimeout(later, 100));
    }
  } catch (error) {
    close();
    throw error;
  }
}

function run(args) {
  const done = spawnSync(PROGRAM, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`chancery ${args[0]} says ${done.status ?? done.error}: ${done.stderr}`);
  return done.stdout;
}

/** nginx, with a certificate of our own where one is asked for. */
function nginx(scratch, printed) {
  const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => path.join(scratch, name));
  if (printed.includes('ssl_certificate')) {
    const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', certificate]);
    if (made.status !== 0) throw new Error(`openssl makes no certificate: ${made.stderr}`);
  }
  const own = printed.replace(/\S+\/fullchain\.pem/, certificate).replace(/\S+\/privkey\.pem/, key);
  // Where a machine has no IPv6, a server cannot listen on it.
  const six = Object.values(os.networkInterfaces()).flat().some(({ family }) => family === 'IPv6' || family === 6);
  fs.writeFileSync(path.join(scratch, 'desk.conf'), six ? own : own.replace(/^\s*listen \[::\].*$/gm, ''));
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path ${scratch}/${what};`);
  const main = `daemon off;\n${process.getuid?.() === 0 ? 'user root;\n' : ''}worker_processes 1;\npid ${scratch}/pid;\nerror_log stderr warn;\nevents {}\nhttp {\naccess_log off;\n${paths.join('\n')}\ninclude ${scratch}/desk.conf;\n}\n`;
  fs.writeFileSync(path.join(scratch, 'nginx.conf'), main);
  const program = fs.existsSync('/usr/sbin/nginx') ? '/usr/sbin/nginx' : 'nginx';
  const asked = ['-e', 'stderr', '-p', scratch, '-c', path.join(scratch, 'nginx.conf')];
  const tested = spawnSync(program, ['-t', ...asked], { encoding: 'utf8' });
  if (tested.status !== 0 || /\[warn\]/.test(tested.stderr)) throw new Error(`nginx -t says: ${tested.stderr ?? tested.error}`);
  return listened(spawn(program, asked));
}

function caddy(scratch, printed) {
  const file = path.join(scratch, 'Caddyfile');
  // It would listen on a port for its administration, which is the same for all.
  fs.writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${printed}`);
  const env = { ...process.env, HOME: scratch, XDG_DATA_HOME: scratch, XDG_CONFIG_HOME: scratch };
  const tested = spawnSync('caddy', ['validate', '--adapter', 'caddyfile', '--config', file], { encoding: 'utf8', env });
  if (tested.status !== 0) throw new Error(`caddy validate says: ${tested.stderr ?? tested.error}`);
  return listened(spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', file], { env }));
}

/** A server whose words are kept, in case it does not start. */
function listened(server) {
  server.said = '';
  server.stderr.on('data', (text) => (server.said += text));
  server.on('error', (error) => (server.said += error));
  return server;
}

function free() {
  return new Promise((done) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

await alone(import.meta, hosts);
