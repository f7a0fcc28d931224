#!/usr/bin/env node
// Serves a folder with the headers that the page is made for: node tools/serve.mjs DIR PORT [--host ADDRESS]
// For trying and testing; put the same headers in the configuration of a real server.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompress, constants } from 'node:zlib';
import { promisify } from 'node:util';

const compress = promisify(brotliCompress);

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const packed = new Set(['.png', '.woff2']); // nothing to gain

export const headers = {
  'Content-Security-Policy': [
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
    "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'", "frame-src 'none'", "frame-ancestors 'none'",
    "form-action 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", 'trusted-types terreinkompas',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
const onlySecure = { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload' };

// What to send for a path of the folder; null when there is nothing.
async function find(folder, address) {
  let name;
  try {
    name = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (name.includes('\0')) return null;
  let file = path.join(folder, path.normalize(name));
  const inside = path.relative(folder, file);
  if (inside.startsWith('..') || path.isAbsolute(inside)) return null;
  try {
    if ((await stat(file)).isDirectory()) file = path.join(file, 'index.html');
    const { mtimeMs, size } = await stat(file);
    return { file, mark: `"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"` };
  } catch {
    return null;
  }
}

const small = new Map(); // file, mark and quality -> compressed: one for all servers of a program

// { url, close() }. `change(request)` may give { status } to stand in for a file: tests break the network so.
export function serve(folder, { port = 0, host = '127.0.0.1', quality = 5, change = null } = {}) {
  const root = path.resolve(folder);
  const server = createServer(async (request, response) => {
    const all = request.socket.encrypted ? { ...headers, ...onlySecure } : headers;
    for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
    const changed = change?.(request);
    if (changed) {
      response.writeHead(changed.status, { 'Content-Type': 'text/plain' }).end(changed.body ?? '');
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const found = await find(root, request.url);
    if (!found) {
      // A person gets a page, a program that asks for a file a word.
      const page = /\btext\/html\b/.test(request.headers.accept ?? '') ? await readFile(path.join(root, '404.html')).catch(() => null) : null;
      response.writeHead(404, { 'Content-Type': types[page ? '.html' : '.txt'] }).end(request.method === 'HEAD' ? undefined : page ?? '404');
      return;
    }
    const ending = path.extname(found.file);
    response.setHeader('Content-Type', types[ending] ?? 'application/octet-stream');
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('ETag', found.mark);
    response.setHeader('Vary', 'Accept-Encoding');
    if (request.headers['if-none-match'] === found.mark) {
      response.writeHead(304).end();
      return;
    }
    try {
      let body;
      if (!packed.has(ending) && /\bbr\b/.test(request.headers['accept-encoding'] ?? '')) {
        const name = `${found.file} ${found.mark} ${quality}`;
        body = small.get(name) ?? await readFile(`${found.file}.br`).catch(async () =>
          compress(await readFile(found.file), { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
        small.set(name, body);
        response.setHeader('Content-Encoding', 'br');
      } else {
        body = await readFile(found.file);
      }
      response.setHeader('Content-Length', body.length);
      response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
    } catch {
      response.writeHead(500, { 'Content-Type': types['.txt'] }).end('500');
    }
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const shown = host.includes(':') ? `[${host}]` : host;
      resolve({
        url: `http://${shown}:${server.address().port}/`,
        close: () => new Promise((done) => {
          server.close(done);
          server.closeAllConnections?.();
        }),
      });
    });
  });
}

async function main(given) {
  const at = given.indexOf('--host');
  const host = at >= 0 ? given.splice(at, 2)[1] : '127.0.0.1';
  const [folder, portText = '8080'] = given;
  const port = Number(portText);
  if (!folder || !host || !Number.isInteger(port) || port < 0 || port > 65535) {
    console.error('usage: node tools/serve.mjs DIR [PORT] [--host ADDRESS]');
    return 2;
  }
  if (!(await stat(folder).catch(() => null))?.isDirectory()) {
    console.error(`There is no folder ${folder}. Build the page first: tools/run --build-only`);
    return 1;
  }
  try {
    const { url } = await serve(folder, { port, host });
    console.log(`Serving ${folder} at ${url} (Ctrl+C stops)`);
    return 0;
  } catch (error) {
    if (error.code === 'EADDRINUSE') console.error(`Port ${port} is taken. Give another one: node tools/serve.mjs ${folder} ${port + 1}`);
    else if (error.code === 'EACCES') console.error(`This user may not use port ${port}. Take one above 1023.`);
    else console.error(error.message);
    return 1;
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const status = await main(process.argv.slice(2));
  if (status !== 0) process.exit(status);
}
