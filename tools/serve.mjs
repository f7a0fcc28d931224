#!/usr/bin/env node
// Serves a folder with the headers that the page is made for:
//   node tools/serve.mjs DIR PORT [--host ADDRESS] [--parents "https://www.example.org ..."]
// For trying and testing; a real server gets the same headers by the files of servers.mjs. With parents these may frame it.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompress, constants } from 'node:zlib';
import { promisify } from 'node:util';
import { caching, fault, headersOf, packed, transport, types } from './headers.mjs';

const compress = promisify(brotliCompress);

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

// { url, close() }. `change(request)` may give { status } to stand in for a file: tests break the network so. `headers`:
// what is sent beside each file.
export function serve(folder, { port = 0, host = '127.0.0.1', quality = 5, change = null, headers = headersOf('standalone') } = {}) {
  const root = path.resolve(folder);
  const server = createServer(async (request, response) => {
    const all = { ...headers, 'Cache-Control': caching, ...(request.socket.encrypted && { 'Strict-Transport-Security': transport }) };
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
  const from = given.indexOf('--parents');
  const parents = from >= 0 ? (given.splice(from, 2)[1] ?? '').split(' ').filter(Boolean) : null;
  const [folder, portText = '8080'] = given;
  const port = Number(portText);
  if (!folder || !host || !Number.isInteger(port) || port < 0 || port > 65535) {
    console.error('usage: node tools/serve.mjs DIR [PORT] [--host ADDRESS] [--parents "https://www.example.org ..."]');
    return 2;
  }
  if (parents && fault(parents)) {
    console.error(fault(parents));
    return 2;
  }
  if (!(await stat(folder).catch(() => null))?.isDirectory()) {
    console.error(`There is no folder ${folder}. Build the page first: tools/run --build-only`);
    return 1;
  }
  try {
    const { url } = await serve(folder, { port, host, headers: parents ? headersOf('embed', { parents }) : headersOf('standalone') });
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
