// The archive for who installs the page: what is in it, that it is the same each time, and the version in one place.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const text = (...parts) => readFileSync(path.join(project, ...parts), 'utf8');
const version = text('CMakeLists.txt').match(/project\(terreinkompas VERSION (\S+)/)[1];
const release = (...given) => spawnSync(path.join(project, 'tools/release'), given, { encoding: 'utf8', env: { ...process.env, SOURCE_DATE_EPOCH: '1790000000' } });

const files = {
  'dist/index.html': '<!doctype html>', 'dist/licenses.txt': 'all of them', 'dist/terreinkompas.wasm': '\0asm', 'dist/fonts/a.ttf': 'a', 'dist/site.json': '{}',
  'terreinkompas.html': '<!doctype html>', 'bill-of-materials.cdx.json': '{}', 'servers/standalone/nginx.conf': 'add_header',
};

function folder(t) {
  const made = mkdtempSync(path.join(tmpdir(), 'kompas-release-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

// Written in this order, at another time each.
function built(t, names = Object.keys(files)) {
  const web = folder(t);
  names.forEach((name, i) => {
    mkdirSync(path.dirname(path.join(web, name)), { recursive: true });
    writeFileSync(path.join(web, name), files[name]);
    utimesSync(path.join(web, name), 1000000 * i, 1000000 * i);
  });
  return web;
}

function unpacked(t, out) {
  const into = folder(t);
  execFileSync('python3', ['-m', 'zipfile', '-e', path.join(out, `terreinkompas-${version}.zip`), into]);
  return path.join(into, `terreinkompas-${version}`);
}

test('it holds the site, the one file, what a server needs, licences, and words for who installs it', (t) => {
  const out = folder(t);
  const { status, stderr } = release('--web', built(t), '--out', out);
  assert.equal(status, 0, stderr);
  assert.deepEqual(readdirSync(out).sort(), [`terreinkompas-${version}.zip`, `terreinkompas-${version}.zip.sha256`]);
  execFileSync('sha256sum', ['--check', '--status', `terreinkompas-${version}.zip.sha256`], { cwd: out });
  const root = unpacked(t, out);
  for (const [name, content] of Object.entries(files)) assert.equal(readFileSync(path.join(root, name), 'utf8'), content, name);
  for (const name of ['LICENSE', 'publiccode.yml', 'licenses.txt', 'manual/loket.html', 'manual/kiosk.html', 'manual/manual.css']) assert.ok(readFileSync(path.join(root, name)).length > 5, name);
  execFileSync('sha256sum', ['--check', '--status', '--strict', 'SHA256SUMS'], { cwd: root });
  const named = readFileSync(path.join(root, 'SHA256SUMS'), 'utf8').trimEnd().split('\n').map((line) => line.split('  ')[1]);
  assert.equal(new Set(named).size, readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length - 1);
  for (const name of ['LEESMIJ.txt', 'README.txt']) {
    const words = readFileSync(path.join(root, name), 'utf8');
    assert.match(words, new RegExp(`^\\uFEFFTerreinkompas ${version}\\r\\n`));
    // What it says is in the package is.
    const told = [...words.matchAll(/^ {2}(\S+) {3,}\S/gm)].map((found) => found[1].replace(/\/$/, ''));
    assert.ok(told.length >= 6);
    for (const one of told) assert.ok(readdirSync(root).includes(one), `${name}: ${one}`);
  }
});

test('it is the same to the last byte, whatever the order and the dates of the files', (t) => {
  const outs = [Object.keys(files), Object.keys(files).reverse()].map((names, i) => {
    const out = folder(t);
    const { status, stderr } = spawnSync(path.join(project, 'tools/release'), ['--web', built(t, names), '--out', out],
      { encoding: 'utf8', env: { ...process.env, SOURCE_DATE_EPOCH: '1790000000', TZ: i === 0 ? 'UTC' : 'Asia/Tokyo' } });
    assert.equal(status, 0, stderr);
    return readFileSync(path.join(out, `terreinkompas-${version}.zip`));
  });
  assert.ok(outs[0].equals(outs[1]));
});

test('without a built page it says what to do', (t) => {
  const { status, stderr } = release('--web', built(t, ['dist/index.html', 'dist/licenses.txt']), '--out', folder(t));
  assert.notEqual(status, 0);
  assert.match(stderr, /terreinkompas\.html, bill-of-materials\.cdx\.json is not in .*tools\/run --build-only/);
});

test('the version stands in CMakeLists.txt, and the others follow it', () => {
  assert.equal(JSON.parse(text('package.json')).version, version);
  assert.equal(JSON.parse(text('package-lock.json')).version, version);
  assert.match(text('publiccode.yml'), new RegExp(`^softwareVersion: "${version.replaceAll('.', '\\.')}"$`, 'm'));
});
