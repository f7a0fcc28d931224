// What many companies are together is what assets/schema/aggregate.schema.json says, whatever the order of the files.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.TERREINKOMPAS_PROGRAM ?? path.join(project, 'build/native/src/terreinkompas');
const schema = JSON.parse(readFileSync(path.join(project, 'assets/schema/aggregate.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const examples = path.join(project, 'assets/content/base/examples');
const companies = ['bakery', 'garage', 'metal-works', 'office', 'logistics-hall', 'printing-flevoland', 'laundry-groningen', 'hotel-zeeland'];

function aggregate(folder, ...words) {
  return spawnSync(program, ['aggregate', '--date', '2026-11-26', '--content', project, ...words], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30 });
}
function folderWith(t, names) {
  const folder = mkdtempSync(path.join(tmpdir(), 'terreinkompas-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of names) writeFileSync(path.join(folder, `${name}.json`), readFileSync(path.join(examples, `${name}.json`)));
  return folder;
}
const fits = (one) => assert.ok(validate(one), JSON.stringify(validate.errors?.slice(0, 5), null, 1));

test('eight companies are told as the schema says, and in any order', (t) => {
  const folder = folderWith(t, companies);
  const run = aggregate(folder, '.', '--with-files');
  assert.equal(run.status, 0, run.stderr);
  const all = JSON.parse(run.stdout);
  fits(all);
  assert.equal(all.companies, 8);
  assert.ok(all.totals.saving_eur.apart.p50 > 0);
  assert.ok(all.estimates.some((one) => one.question === 't_elec_kwh' && one.from === 8));
  const files = companies.map((name) => `./${name}.json`);
  assert.equal(aggregate(folder, ...files, '--with-files').stdout, run.stdout);
  assert.equal(aggregate(folder, ...files.reverse(), '--with-files').stdout, run.stdout);
});

test('nothing is told of four companies, and no names are exported', (t) => {
  const folder = folderWith(t, companies.slice(0, 4));
  const few = JSON.parse(aggregate(folder, '.').stdout);
  fits(few);
  assert.equal(few.companies, 4);
  assert.equal(few.totals, null);
  for (const list of Object.values(few)) if (Array.isArray(list)) assert.deepEqual(list, []);
  const text = aggregate(folderWith(t, companies), '.').stdout;
  for (const name of companies) assert.ok(!text.includes(`${name}.json`), name);
});

test('a file that is left out or broken does not count', (t) => {
  const folder = folderWith(t, companies);
  writeFileSync(path.join(folder, 'broken.json'), '{');
  const run = aggregate(folder, '.', '--leave-out', './bakery.json', '--with-files');
  assert.equal(run.status, 1);
  assert.match(run.stderr, /broken\.json.*not valid JSON/);
  const all = JSON.parse(run.stdout);
  fits(all);
  assert.equal(all.companies, 7);
  const standing = Object.fromEntries(all.members.map((one) => [path.basename(one.file), one.standing]));
  assert.equal(standing['bakery.json'], 'left_out');
  assert.equal(standing['broken.json'], 'unusable');
  assert.equal(aggregate(folder, '.', '--leave-out', 'other.json').status, 2);
});

test('each member has its description', () => {
  const bare = [];
  const walk = (node, where) => {
    if (node === null || typeof node !== 'object') return;
    for (const [name, one] of Object.entries(node.properties ?? {}))
      if (!one.description && !/\/(p10|p50|p90)$/.test(`${where}/${name}`)) bare.push(`${where}/${name}`);
    for (const [name, one] of Object.entries(node)) walk(one, `${where}/${name}`);
  };
  walk(schema, '');
  assert.deepEqual(bare, []);
});
