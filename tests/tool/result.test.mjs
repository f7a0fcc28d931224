// Every result that the program writes is what assets/schema/result.schema.json says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.TERREINKOMPAS_PROGRAM ?? path.join(project, 'build/native/src/terreinkompas');
const schema = JSON.parse(readFileSync(path.join(project, 'assets/schema/result.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const folder = path.join(project, 'assets/content/base/examples');
const examples = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();

// The answers on the command line's standard input, the results back.
function assess(lines, ...options) {
  const out = execFileSync(program, ['assess', '--jsonl', '--date', '2026-11-24', ...options],
    { input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''), encoding: 'utf8', maxBuffer: 1 << 30 });
  return out.trimEnd().split('\n').map((line) => JSON.parse(line));
}

function check(result, name) {
  assert.ok(validate(result), `${name}: ${JSON.stringify(validate.errors?.slice(0, 5), null, 1)}`);
}

const files = examples.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));

test('there is a program and there are examples', () => {
  assert.ok(existsSync(program), `${program} is not built`);
  assert.ok(examples.length > 20);
});

for (const draws of ['512', '0'])
  test(`the result of every example with ${draws} draws is what the schema says`, () => {
    const results = assess(files, '--draws', draws);
    assert.equal(results.length, files.length);
    results.forEach((result, i) => check(result, examples[i]));
    assert.deepEqual(new Set(results.map((result) => result.receipt.track)), new Set(['sme', 'terrain']));
    for (const result of results) assert.equal(result.totals.saving_eur === null, draws === '0');
    assert.equal(results.some((result) => result.schemes.some((scheme) => scheme.support !== null)), draws !== '0');
  });

for (const track of ['sme', 'terrain'])
  test(`the result of no answers is what the schema says: ${track}`, () => {
    for (const result of assess([{}], '--track', track)) check(result, track);
  });

test('each member of a result has its description', () => {
  const bare = [];
  const walk = (node, where) => {
    if (node === null || typeof node !== 'object') return;
    for (const [name, one] of Object.entries(node.properties ?? {}))
      if (!one.description && !/\/(p10|p50|p90|low|high)$/.test(`${where}/${name}`)) bare.push(`${where}/${name}`);
    for (const [name, one] of Object.entries(node)) walk(one, `${where}/${name}`);
  };
  walk(schema, '');
  assert.deepEqual(bare, []);
});

test('a result that is damaged anywhere is refused', () => {
  const [good] = assess([JSON.parse(readFileSync(path.join(folder, 'bakery.json'), 'utf8'))]);
  check(good, 'bakery');
  const refused = (name, damage) => {
    const result = structuredClone(good);
    damage(result);
    assert.ok(!validate(result), name);
  };
  // Each member of each kind of object: missing, of another type, and one more beside them.
  const objects = {
    root: (r) => r, receipt: (r) => r.receipt, choices: (r) => r.receipt.choices, totals: (r) => r.totals,
    spread: (r) => r.totals.saving_eur, duty: (r) => r.duties[0], phase: (r) => r.duties.find((one) => one.phases.length > 0).phases[0],
    boundary: (r) => r.duties.find((one) => one.boundary.length > 0).boundary[0], measure: (r) => r.measures[0],
    scheme: (r) => r.schemes[0], criterion: (r) => r.schemes.find((one) => one.criteria.length > 0).criteria[0],
    balance: (r) => r.balance[0], step: (r) => r.plan[0], question: (r) => r.questions[0],
  };
  for (const [name, of] of Object.entries(objects)) {
    refused(`${name} with a member more`, (result) => { of(result).surprise = 1; });
    for (const member of Object.keys(of(good))) {
      refused(`${name} without ${member}`, (result) => { delete of(result)[member]; });
      refused(`${name} with another ${member}`, (result) => { of(result)[member] = { surprise: { more: {} } }; });
    }
  }
  refused('a verdict of no kind', (result) => { result.duties[0].verdict = 'maybe'; });
  refused('an amount that is text', (result) => { result.totals.saving_eur.p50 = '12'; });
});
