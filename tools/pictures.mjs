// The pictures of the page, made of what the project has: icons in the sizes that devices ask for, the picture that is
// shown where somebody shares a link, and the terrain for the text view.

import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const require = createRequire(import.meta.url);
const sky = '#ddebee';
const ink = '#10282c';

const inner = (svg) => svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');

// The terrain with the icons of its signs in it. `program` prints it without.
async function terrain(program, light) {
  const svg = execFileSync(process.execPath, [program, light], { encoding: 'utf8', maxBuffer: 1 << 24 });
  const names = new Set([...svg.matchAll(/href="#([a-z-]+)"/g)].map(([, name]) => name));
  const icons = await Promise.all([...names].map(async (name) => {
    const icon = inner(await readFile(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8')).replace(/\s+/g, ' ').trim();
    return `<g id="${name}" fill="none" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${icon}</g>`;
  }));
  return svg.replace('<!--icons-->', `<defs>${icons.join('')}</defs>`);
}

// An icon on a ground of its own, with room round it: a device may cut off the corners.
const framed = (icon) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${sky}"/><g transform="translate(9.6 9.6) scale(0.7)">${inner(icon)}</g></svg>`;

const escaped = (words) => words.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);

// Words in lines of at most so many letters.
function lines(words, most) {
  const found = [''];
  for (const word of words.split(' ')) {
    if (found.at(-1) !== '' && found.at(-1).length + 1 + word.length > most) found.push('');
    found[found.length - 1] += (found.at(-1) === '' ? '' : ' ') + word;
  }
  return found;
}

function social(icon, picture, words) {
  const box = picture.match(/viewBox="([^"]*)"/)[1];
  const title = lines(words['welcome.title'], 15).map((line, at) => `<text x="64" y="${290 + 66 * at}" font-size="56" font-weight="700">${escaped(line)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
<rect width="1200" height="630" fill="${sky}"/>
<svg x="480" y="74" width="712" height="486" viewBox="${box}">${inner(picture)}</svg>
<svg x="64" y="64" width="72" height="72" viewBox="0 0 64 64">${inner(icon)}</svg>
<g font-family="Atkinson Hyperlegible Next" fill="${ink}"><text x="156" y="114" font-size="40" font-weight="700">${escaped(words.product)}</text>${title.join('')}</g>
</svg>`;
}

// An .ico file that holds PNG images, for who asks for /favicon.ico.
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let at = head.length;
  images.forEach(({ size, bytes }, i) => {
    const entry = 6 + 16 * i;
    head.writeUInt8(size, entry);
    head.writeUInt8(size, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(bytes.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += bytes.length;
  });
  return Buffer.concat([head, ...images.map(({ bytes }) => bytes)]);
}

// Writes them all to the folder `out`. `words` are those of the interface, for the picture that is shared.
export async function writePictures({ icon: iconFile, program, fonts, words, out }) {
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const letters = await Promise.all(['400', '700'].map((weight) => readFile(path.join(fonts, `terreinkompas-${weight}.ttf`))));
  const png = (svg, width) => Buffer.from(new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontBuffers: letters, loadSystemFonts: false, defaultFontFamily: 'Atkinson Hyperlegible Next' },
  }).render().asPng());
  const write = (name, content) => writeFile(path.join(out, name), content);

  const icon = await readFile(iconFile, 'utf8');
  const day = await terrain(program, 'day');
  await write('terrain.svg', day);
  await write('terrain-night.svg', await terrain(program, 'night'));
  for (const size of [180, 192, 512]) await write(`icon-${size}.png`, png(framed(icon), size));
  await write('favicon.ico', ico([16, 32, 48].map((size) => ({ size, bytes: png(icon, size) }))));
  await write('social.png', png(social(icon, day, words), 1200));
}
