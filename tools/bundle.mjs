#!/usr/bin/env node
// Puts together what a web server sends: node tools/bundle.mjs --wasm build/web --fonts build/web/fonts --out build/web/dist
// Beside that folder it leaves the page as one file and the bill of materials.
// Prints the size of every file, raw and as brotli -11.

import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { writeMaterials } from './materials.mjs';
import { oneFileName, writeOneFile } from './one-file.mjs';
import { writePictures } from './pictures.mjs';
import { writePrecache } from './precache.mjs';
import { writeServers } from './servers.mjs';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

class Problem extends Error {}

export async function readJson(file) {
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new Problem(`${path.relative(project, file)}: there is no such file`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(`${path.relative(project, file)}: ${error.message}`);
  }
}

async function jsonFiles(folder) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...await jsonFiles(file));
    else if (entry.name.endsWith('.json')) found.push(file);
  }
  return found.sort();
}

// Words that are nested as in a document, as one flat object: "question.s_sector.text" to its words.
function flatWords(value, key = '', words = {}) {
  if (typeof value === 'string') words[key] = value;
  else for (const [name, inner] of Object.entries(value ?? {})) flatWords(inner, key ? `${key}.${name}` : name, words);
  return words;
}

// All words of a language in one flat object, "question.s_sector.text" to its words.
export async function wordsOf(folder) {
  const words = {};
  const from = {};
  const problems = [];
  for (const file of await jsonFiles(folder)) {
    const add = (value, key) => {
      if (typeof value === 'string') {
        if (Object.hasOwn(words, key)) problems.push(`${path.relative(project, file)}: ${key} is also in ${from[key]}`);
        words[key] = value;
        from[key] = path.relative(project, file);
      } else if (value && typeof value === 'object' && !Array.isArray(value)) {
        for (const [name, inner] of Object.entries(value)) add(inner, key ? `${key}.${name}` : name);
      } else {
        problems.push(`${path.relative(project, file)}: ${key} is neither words nor a group of words`);
      }
    };
    add(await readJson(file), '');
  }
  if (problems.length > 0) throw new Problem(problems.join('\n'));
  return words;
}

function sizeOf(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
}

async function bundle({ wasm, fonts, out }) {
  await rm(out, { recursive: true, force: true });
  await mkdir(path.join(out, 'fonts'), { recursive: true });

  const { transform } = await import('esbuild');
  const small = async (file, loader, as = path.basename(file)) => {
    const { code } = await transform(await readFile(file, 'utf8'), { loader, minify: true, target: 'es2022', legalComments: 'none' });
    await writeFile(path.join(out, as), code);
  };
  const web = path.join(project, 'web');
  for (const name of (await readdir(web)).sort()) {
    const file = path.join(web, name);
    if (name.endsWith('.js')) await small(file, 'js');
    else if (name.endsWith('.css')) await small(file, 'css');
    else if (name === 'site.json' || /\.(html|svg|png|ico|webmanifest)$/.test(name)) await cp(file, path.join(out, name));
  }

  await cp(path.join(project, 'assets/screenshot.png'), path.join(out, 'screenshot.png')); // where the page is put among the programs
  await small(path.join(project, 'node_modules/idb/build/index.js'), 'js', 'idb.js');
  await small(path.join(wasm, 'terreinkompas.js'), 'js');
  await cp(path.join(wasm, 'terreinkompas.wasm'), path.join(out, 'terreinkompas.wasm'));

  for (const name of (await readdir(fonts)).sort()) {
    if (name.endsWith('.ttf') || name.endsWith('.woff2')) await cp(path.join(fonts, name), path.join(out, 'fonts', name));
    else if (name === 'icons.json') await writeFile(path.join(out, name), JSON.stringify(await readJson(path.join(fonts, name))));
  }

  const compile = (...given) =>
    execFileSync(process.execPath, [path.join(wasm, 'terreinkompas-compile.cjs'), project, ...given], { stdio: 'inherit' });
  compile(path.join(out, 'content.pack'));
  const languages = (await readdir(path.join(project, 'locales'), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  await mkdir(path.join(out, 'overlays'));
  for (const file of await jsonFiles(path.join(project, 'assets/content/overlays'))) {
    const name = path.basename(file, '.json');
    const { id, words } = await readJson(file);
    if (id !== name) throw new Problem(`${path.relative(project, file)}: its id is ${id}; a file is called as the id`);
    compile(path.join(out, 'overlays', `${name}.pack`), file);
    for (const language of languages)
      await writeFile(path.join(out, 'overlays', `${name}.${language.name}.json`), JSON.stringify(flatWords(words?.[language.name])));
  }
  for (const { name } of languages)
    await writeFile(path.join(out, `words.${name}.json`), JSON.stringify(await wordsOf(path.join(project, 'locales', name))));

  await writeMaterials({ wasm, out });
  await writePictures({
    icon: path.join(web, 'icon.svg'), program: path.join(wasm, 'terreinkompas-picture.cjs'), fonts, out,
    words: await wordsOf(path.join(project, 'locales/nl')),
  });
  await writeServers(path.join(out, '../servers'));
}

async function report(out) {
  const rows = [];
  const walk = async (folder) => {
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => a.name.localeCompare(b.name))) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) await walk(file);
      else {
        const bytes = await readFile(file);
        rows.push([path.relative(out, file), bytes.length, sizeOf(bytes)]);
      }
    }
  };
  await walk(out);
  const sum = (at, some = rows) => some.reduce((total, row) => total + row[at], 0);
  const line = (name, raw, small) => console.log(`${name.padEnd(32)}${String(raw).padStart(10)}${String(small).padStart(10)}`);
  line('file', 'bytes', 'brotli');
  for (const row of rows) line(...row);
  line('everything', sum(1), sum(2));
  // Of the pictures a visit fetches the icon alone; the text view the terrain too.
  const first = rows.filter(([name]) => !/^(words\.(?!nl\.)|overlays\/|licenses\.|404\.|favicon\.|icon-|manifest\.|screenshot\.|service-worker\.|social\.|terrain[.-])/.test(name));
  line('first visit, in Dutch', sum(1, first), sum(2, first));
}

function optionsOf(given) {
  const options = { wasm: 'build/web', fonts: 'build/web/fonts', out: 'build/web/dist' };
  for (let i = 0; i < given.length; i += 2) {
    const name = given[i].replace(/^--/, '');
    if (!Object.hasOwn(options, name) || given[i + 1] === undefined)
      throw new Problem('usage: node tools/bundle.mjs [--wasm DIR] [--fonts DIR] [--out DIR]');
    options[name] = given[i + 1];
  }
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, path.resolve(value)]));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const options = optionsOf(process.argv.slice(2));
    await bundle(options);
    await writePrecache(options.out);
    const whole = await writeOneFile(options.out, path.join(options.out, '..', oneFileName));
    await report(options.out);
    console.log(`${oneFileName.padEnd(32)}${String(whole).padStart(10)}`);
  } catch (error) {
    console.error(error instanceof Problem || error.code === 'ENOENT' ? error.message : error);
    process.exit(1);
  }
}
