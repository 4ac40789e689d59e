// Serves a folder on loopback the way a plain static host does: folders by their index.html, 404.html for the rest.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves `root` under `prefix`; the answer has the `origin` and a way to stop. */
export async function serve(root, prefix = '') {
  const server = http.createServer((request, response) => {
    const file = fileFor(root, prefix, request.url);
    const found = file ?? path.join(root, '404.html');
    const type = TYPES[path.extname(found)] ?? 'application/octet-stream';
    response.writeHead(file ? 200 : 404, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(fs.existsSync(found) ? fs.readFileSync(found) : 'not found');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, stop };
}

function fileFor(root, prefix, url) {
  const address = decodeURIComponent(new URL(url, 'http://host').pathname);
  if (!address.startsWith(`${prefix}/`)) return undefined;
  const wanted = path.join(root, address.slice(prefix.length));
  const file = wanted.endsWith(path.sep) ? path.join(wanted, 'index.html') : wanted;
  return file.startsWith(root) && fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
