#!/usr/bin/env node
// The whole page as one file, which opens from a disk or a stick without a server:
//   node tools/one-file.mjs [--dist build/web/dist] [--out build/web/terreinkompas.html]
// Made of what tools/bundle.mjs wrote and nothing else: the scripts joined into one, the style sheets within the page, every
// other file packed (gzip, base64) as a block of data that web/one-file/parts.js reads. site.json stays readable, so that
// an address can be filled in with an editor. The policy names the script and the styles by their hash.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { policy } from './headers.mjs';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

export const oneFileName = 'terreinkompas.html';

class Problem extends Error {}

// A report brings its sheet along as an address: web/report.js. Trusted Types are those that the script makes itself.
function policyOf(script, styles) {
  const types = [...script.matchAll(/\.createPolicy\("([\w-]+)"/g)].map((found) => found[1]);
  return policy('one-file', { scripts: [script], styles }).split('; ').map((part) => {
    if (part.startsWith('style-src ')) return `${part} data:`;
    return part.startsWith('trusted-types ') ? `trusted-types ${types.join(' ') || "'none'"}` : part;
  }).join('; ');
}

// All modules, with what they fetch taken from the page.
async function scriptOf(dist) {
  const { build } = await import('esbuild');
  const own = path.join(project, 'web/one-file');
  const { outputFiles: [{ text }] } = await build({
    stdin: { contents: await readFile(path.join(own, 'begin.js'), 'utf8'), resolveDir: dist, sourcefile: 'begin.js' },
    inject: [path.join(own, 'parts.js')], bundle: true, format: 'esm', minify: true, target: 'es2022', legalComments: 'none',
    write: false, logLevel: 'error',
  });
  if (/<\/script|<!--/i.test(text)) throw new Problem('the joined script would end the element that it stands in');
  return text;
}

// Pictures become --file-...; those and the letters go to a sheet of their own, in which each file is named once.
function withoutFiles(css, linked) {
  const rest = css.replace(/@font-face\{[^}]*\}/g, (rule) => {
    linked.rules.add(rule.replace(/url\("?([^")]+)"?\)/, (_, name) => {
      linked.names.add(name);
      return `url(${name})`;
    }));
    return '';
  });
  return rest.replace(/url\("?([^")]+)"?\)/g, (_, name) => {
    linked.names.add(name);
    linked.pictures.add(name);
    return `var(--file-${name.replaceAll(/[^a-z0-9]/g, '-')})`;
  });
}

const linkedCss = ({ rules, pictures }) => [...rules].join('\n')
  + `\n:root{${[...pictures].sort().map((name) => `--file-${name.replaceAll(/[^a-z0-9]/g, '-')}:url(${name})`).join(';')}}\n`;

// What the application may fetch: everything but what the page has in another form, and what only a server needs.
async function partsOf(dist, linked) {
  const names = [];
  const walk = async (folder) => {
    for (const entry of await readdir(path.join(dist, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) await walk(name);
      else if (linked.names.has(name) || /\.(wasm|pack|json|ttf|txt)$/.test(name)) names.push(name);
    }
  };
  await walk('');
  for (const name of linked.names) if (!names.includes(name)) throw new Problem(`a style sheet names ${name}, which is not there`);
  return names.sort();
}

const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString('base64');
const block = (name, type, text) => `<script type="${type}" id="part:${name}">${text}</script>\n`;

export async function oneFile(dist) {
  const read = (name) => readFile(path.join(dist, name));
  const text = (name) => readFile(path.join(dist, name), 'utf8');
  const linked = { rules: new Set(), names: new Set(), pictures: new Set() };
  const script = await scriptOf(dist);
  const styles = [];

  let html = await text('index.html');
  html = html.replace(/(<meta name="release" content=")[^"]*/, '$1'); // a page that is one file has no service worker
  html = html.replace(/<link rel="(?:modulepreload|preload|manifest|apple-touch-icon)"[^>]*>\n|<link rel="icon"[^>]*\.ico"[^>]*>\n|<meta (?:property="og:|name="twitter:)[^>]*>\n/g, '');
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"([^>]*)>/g)];
  for (const [whole, name, rest] of sheets) {
    const css = withoutFiles((await text(name)).trim(), linked);
    if (/<\/style/i.test(css)) throw new Problem(`${name} would end the element that it stands in`);
    styles.push(css);
    html = html.replace(whole, () => `<style${rest}>${css}</style>`);
  }
  const icon = `data:image/svg+xml;base64,${(await read('icon.svg')).toString('base64')}`;
  html = html.replaceAll('"icon.svg"', `"${icon}"`);
  html = html.replace(/<script type="module" src="boot\.js"[^>]*><\/script>/, () => `<script type="module">${script}</script>`);
  html = html.replace('<meta charset="utf-8">\n', (charset) => charset
    + `<meta http-equiv="Content-Security-Policy" content="${policyOf(script, styles)}">\n`);

  const outside = html.replaceAll(script, '').match(/ (?:src|href|srcset|action)="(?!data:|#|")[^"]*"/g);
  if (outside) throw new Problem(`the page still asks for ${outside.join(', ')}`);
  if (!html.includes(script) || !html.includes('Content-Security-Policy')) throw new Problem('index.html has not the shape that tools/one-file.mjs knows');

  const parts = [block('linked.css', 'application/gzip', packed(Buffer.from(linkedCss(linked))))];
  for (const name of await partsOf(dist, linked))
    parts.push(name === 'site.json' ? block(name, 'application/json', JSON.stringify(JSON.parse(await text(name))).replaceAll('<', '\\u003c'))
      : block(name, 'application/gzip', packed(await read(name))));
  return html.replace('</body>', () => `${parts.join('')}</body>`);
}

// The number of bytes.
export async function writeOneFile(dist, out) {
  const html = await oneFile(dist);
  await writeFile(out, html);
  return Buffer.byteLength(html);
}

function optionsOf(given) {
  const options = { dist: 'build/web/dist', out: `build/web/${oneFileName}` };
  for (let i = 0; i < given.length; i += 2) {
    const name = given[i].replace(/^--/, '');
    if (!Object.hasOwn(options, name) || given[i + 1] === undefined) throw new Problem('usage: node tools/one-file.mjs [--dist DIR] [--out FILE]');
    options[name] = given[i + 1];
  }
  return { dist: path.resolve(options.dist), out: path.resolve(options.out) };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const { dist, out } = optionsOf(process.argv.slice(2));
    console.log(`${path.basename(out)}: ${await writeOneFile(dist, out)} bytes`);
  } catch (error) {
    console.error(error instanceof Problem || error.code === 'ENOENT' ? error.message : error);
    process.exit(1);
  }
}
