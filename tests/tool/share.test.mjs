// The command that makes a link: its QR code is read by a library that is not ours, and the link read back gives the
// answers of the file.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.TERREINKOMPAS_PROGRAM ?? path.join(project, 'build/native/src/terreinkompas');
const skip = !existsSync(program) && 'the built program is needed';
const examples = path.join(project, 'assets/content/base/examples');
const address = 'https://kompas.example.nl/';

function share(...given) {
  const { status, stdout, stderr } = spawnSync(program, ['share', ...given], { encoding: 'utf8', maxBuffer: 1 << 24 });
  return { status, out: stdout, err: stderr };
}

// What a link may hold of a file, written as the command writes answers.
function shared(file) {
  const kinds = new Map(readdirSync(path.join(examples, '../questions')).flatMap((name) =>
    JSON.parse(readFileSync(path.join(examples, '../questions', name), 'utf8')).questions.map(({ id, kind, options = [] }) =>
      [id, { kind, order: options.map((option) => option.id) }])));
  const { answers } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => kinds.get(id).kind !== 'text').map(([id, value]) => {
    const { kind, order } = kinds.get(id);
    if (kind !== 'many' || value === null) return [id, value];
    return [id, [value].flat().sort((a, b) => order.indexOf(a) - order.indexOf(b))];
  }).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const readBack = (link) => JSON.parse(share('--read', link).out);

for (const name of ['bakery.json', 'boundary-saving-range-across.json'])
  test(`the link of ${name} gives its answers back`, { skip }, () => {
    const file = path.join(examples, name);
    const { status, out } = share(file, '--address', address);
    assert.equal(status, 0);
    assert.match(out, /^https:\/\/kompas\.example\.nl\/#share\/A[\w-]+\n$/);
    assert.ok(out.length < 300, `${out.length} signs`);
    assert.deepEqual(readBack(out.trim()).answers, shared(file));
    assert.deepEqual(readBack(out.trim().split('#share/')[1]).answers, shared(file));
  });

test('every example makes a link, and its code is read by a library that is not ours', { skip }, async () => {
  const { default: jsqr } = await import('jsqr');
  const names = readdirSync(examples).filter((name) => name.endsWith('.json')).sort();
  const tried = process.env.TK_FULL === '1' ? names : ['bakery.json', ...names.filter((_, at) => at % 7 === 0)];
  for (const name of tried) {
    const file = path.join(examples, name);
    const svg = share(file, '--address', address, '--qr', 'svg').out;
    const { data, version } = jsqr(...pixels(svg, 3)) ?? assert.fail(`${name}: no code is found`);
    assert.match(data, /^https:\/\/kompas\.example\.nl\/#share\/B[A-Z2-7]+$/, name);
    assert.ok(version <= 20, `${name}: version ${version}`);
    assert.deepEqual(readBack(data).answers, shared(file), name);
  }
});

// Of the rows of dark in the drawing, `scale` pixels for each module.
function pixels(svg, scale) {
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)[1]);
  const bytes = new Uint8ClampedArray(side * side * scale * scale * 4).fill(255);
  for (const [, x, y, run] of [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].map((found) => found.map(Number)))
    for (let row = y * scale; row < (y + 1) * scale; row += 1)
      for (let at = x * scale; at < (x + run) * scale; at += 1) bytes.fill(0, (row * side * scale + at) * 4, (row * side * scale + at) * 4 + 3);
  return [bytes, side * scale, side * scale];
}

test('a link that is not right is refused with a sentence', { skip }, () => {
  const link = share(path.join(examples, 'bakery.json')).out.trim();
  assert.match(link, /^#share\/A/);
  for (const [wrong, sentence] of [[link.slice(0, -4), /ontbreekt/], [`${link}more`, /niet bij horen/], ['#share/Zzz', /versie/], ['', /geen antwoorden/]]) {
    const { status, out, err } = share('--read', wrong);
    assert.equal(status, 1);
    assert.equal(out, '');
    assert.match(err, sentence);
  }
});

test('what can not be made is said', { skip }, () => {
  const bakery = path.join(examples, 'bakery.json');
  assert.equal(share(bakery, '--qr', 'svg').status, 2);
  assert.equal(share(bakery, '--address', 'kompas').status, 2);
  assert.equal(share('missing.json').status, 1);
});
