#!/usr/bin/env node
// The list of what the service worker keeps for use without a connection: each file of the page with its SHA-256, and the
// release, which is a hash of all of them. Comes last, when all files lie in the folder: node tools/precache.mjs DIR

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const worker = 'service-worker.js';
const head = 15; // bytes of compiled content that say what it is and for which program: src/engine/compiled.h

// For the operator to change, for other sites, for what is never a part of the page, or for the server itself.
const left = /^(site\.json|themes\/.*|404\..*|social\.png|screenshot.*\.png|service-worker\.js|terreinkompas\.html|sbom\..*|.*\.(spdx|cdx)\.json|\..*|.*\.(br|gz|map|config|conf|toml|md|sha256))$|(^|\/)_(headers|redirects)$/;

const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');

async function filesIn(folder, name = '') {
  const found = [];
  for (const entry of await readdir(path.join(folder, name), { withFileTypes: true })) {
    const inner = path.posix.join(name, entry.name);
    if (entry.isDirectory()) found.push(...await filesIn(folder, inner));
    else if (!left.test(inner)) found.push(inner);
  }
  return found.sort();
}

// Writes the list in front of the service worker and the release into index.html, also once more after a change. The
// same files give the same release.
export async function writePrecache(out) {
  const page = path.join(out, 'index.html');
  const program = (await readFile(path.join(out, worker), 'utf8')).replace(/^self\.precache=.*\n/, '');
  const html = (await readFile(page, 'utf8')).replace(/(<meta name="release" content=")[^"]*/, '$1');
  const files = {};
  for (const name of await filesIn(out)) files[name] = hash(name === 'index.html' ? html : await readFile(path.join(out, name)));
  const release = hash(JSON.stringify([files, hash(program)])).slice(0, 16);
  const marked = html.replace('<meta name="release" content="', `$&${release}`);
  await writeFile(page, marked);
  files['index.html'] = hash(marked);
  const mark = (await readFile(path.join(out, 'content.pack'))).subarray(0, head).toString('hex');
  await writeFile(path.join(out, worker), `self.precache=${JSON.stringify({ release, mark, files })}\n${program}`);
  return release;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (process.argv.length === 3) console.log(`release ${await writePrecache(process.argv[2])}`);
  else {
    console.error('usage: node tools/precache.mjs DIR');
    process.exit(2);
  }
}
