// Every dossier that the program writes is what assets/schema/dossier.schema.json says, and what is none both refuse.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.TERREINKOMPAS_PROGRAM ?? path.join(project, 'build/native/src/terreinkompas');
const schema = JSON.parse(readFileSync(path.join(project, 'assets/schema/dossier.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const examples = path.join(project, 'assets/content/base/examples');

const whole = {
  format: 'terreinkompas dossier', version: 1, id: '0123456789abcdef0123456789abcdef', name: 'Bakkerij "De Zon" <b>é</b>',
  track: 'sme', status: 'archived', created: '2026-11-01', changed: '2026-11-24',
  answers: { of_a_region: ['a', 'b'], s_elec_kwh: 85000, s_goal: ['cost'], s_heating: null, s_sector: 'bakery' },
  choices: {
    done: ['led-lighting'], aside: ['heat-pump-full'], plan: { budget: 25000.5, weights: { co2: 4, money: 0 } }, tried: {},
    others: [{ budget: 0 }], place: 1,
  },
  postponed: ['s_gas_m3'],
  notes: {
    questions: { s_elec_kwh: { said: 'From the bill.\nOf 2025.', seen: 'Meter 12' } },
    measures: { 'led-lighting': { seen: 'Done in the shop' } }, duties: { energiebesparingsplicht: { said: 'Reported' } },
  },
  intake: { date: '2026-11-01', place: 'by telephone' },
  follow_ups: [{ id: 'f1', date: '2027-01-15', text: 'Ask for the bill' }],
  shareable_by_name: true, overlay: 'noord-holland',
  seen: {
    pack: 'base', pack_version: '2026.11.24', pack_hash: '0123456789abcdef', date: '2026-11-24', asked: ['s_elec_kwh', 'fax'],
    duties: { energiebesparingsplicht: 'no', telex: 'must' }, steps: ['led-lighting'],
    schemes: { eia: { fits: 'no', window: 'runs' }, gone: { fits: 'yes', window: 'runs' } },
  },
  a_later_member: [1, { b: 2.5 }],
};

function check(t, files, ...options) {
  const folder = mkdtempSync(path.join(tmpdir(), 'terreinkompas-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const names = Object.entries(files).map(([name, text]) => {
    writeFileSync(path.join(folder, name), text);
    return name;
  });
  const run = spawnSync(program, ['dossier', 'check', '--format', 'json', '--date', '2026-11-26', '--content', project, ...names, ...options],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30 });
  assert.notEqual(run.stdout, '', run.stderr);
  return { folder, code: run.status, found: JSON.parse(run.stdout) };
}
const line = (one) => `${JSON.stringify(one)}\n`;
const fits = (one, name) => assert.ok(validate(one), `${name}: ${JSON.stringify(validate.errors?.slice(0, 5), null, 1)}`);

test('a dossier with all that it can have fits the schema, and is written as it was read', (t) => {
  fits(whole, 'whole');
  const { folder, code, found } = check(t, { 'whole.json': line(whole) }, '--output', 'out');
  assert.equal(code, 0, JSON.stringify(found));
  assert.equal(readFileSync(path.join(folder, 'out/whole.json'), 'utf8'), line(whole));
  assert.deepEqual(found[0].issues.map((one) => [one.severity, one.where]), [['warning', '/answers/of_a_region'], ['warning', '/a_later_member']]);
});

test('what is new since last time is told', (t) => {
  const { since } = check(t, { 'whole.json': line(whole) }).found[0];
  assert.equal(since.then, '2026-11-24');
  assert.equal(since.other_content, true);
  assert.ok(since.duties.some((one) => one.duty === 'energiebesparingsplicht' && one.news === 'came'));
  assert.ok(since.duties.some((one) => one.duty === 'telex' && one.news === 'ended' && !one.known_now));
  assert.ok(since.schemes.some((one) => one.scheme === 'gone' && one.news === 'ended'));
  assert.deepEqual(since.steps_done, ['led-lighting']);
  assert.deepEqual(since.questions_went, ['fax']);
  assert.deepEqual(since.unplaced, ['of_a_region']);
});

test('each example becomes a dossier that fits the schema, and nothing is new on the day that it was looked at', (t) => {
  const files = Object.fromEntries(readdirSync(examples).filter((name) => name.endsWith('.json')).slice(0, 12)
    .map((name) => [name, readFileSync(path.join(examples, name), 'utf8')]));
  const { folder, code } = check(t, files, '--output', 'out', '--look');
  assert.equal(code, 0);
  const written = Object.fromEntries(Object.keys(files).map((name) => [name, readFileSync(path.join(folder, 'out', name), 'utf8')]));
  for (const [name, text] of Object.entries(written)) fits(JSON.parse(text), name);
  for (const one of check(t, written).found) {
    assert.equal(one.usable, true);
    assert.deepEqual(one.issues, []);
    assert.equal(one.since.other_content, false);
    for (const list of Object.values(one.since)) if (Array.isArray(list)) assert.deepEqual(list, [], one.file);
  }
});

test('a dossier stands where a list of answers may stand, and its choices count', (t) => {
  const bare = { ...whole, answers: JSON.parse(readFileSync(path.join(examples, 'bakery.json'), 'utf8')).answers };
  const run = spawnSync(program, ['assess', '--jsonl', '--date', '2026-11-24', '--draws', '0', '--what-if', 'no'],
    { input: line(bare) + line({ answers: bare.answers }) + line({ ...bare, version: 9 }), encoding: 'utf8', maxBuffer: 1 << 30 });
  const [dossier, plain, refused] = run.stdout.trimEnd().split('\n').map((one) => JSON.parse(one));
  assert.deepEqual(dossier.receipt.answers, plain.receipt.answers);
  assert.deepEqual(dossier.receipt.choices.done, ['led-lighting']);
  assert.equal(dossier.receipt.choices.budget, 25000.5);
  assert.equal(dossier.receipt.choices.weights.money, 0);
  assert.deepEqual(plain.receipt.choices.done, []);
  assert.equal(refused.error[0].where, '/version');
});

test('each member has its description', () => {
  const bare = [];
  const walk = (node, where) => {
    if (node === null || typeof node !== 'object') return;
    for (const [name, one] of Object.entries(node.properties ?? {})) if (!one.description) bare.push(`${where}/${name}`);
    for (const [name, one] of Object.entries(node)) walk(one, `${where}/${name}`);
  };
  walk(schema, '');
  assert.deepEqual(bare, []);
});

test('what the schema refuses the program refuses too', (t) => {
  const damages = {
    format: (d) => { d.format = 'other'; }, version: (d) => { d.version = 2; }, id: (d) => { d.id = 'ABC'; },
    name: (d) => { d.name = 'a\nb'; }, long: (d) => { d.name = 'a'.repeat(101); }, track: (d) => { d.track = 'park'; },
    status: (d) => { d.status = 'gone'; }, created: (d) => { d.created = 'today'; }, answers: (d) => { d.answers = []; },
    key: (d) => { d.answers['a b'] = 1; }, done: (d) => { d.choices.done = ['a', 'a']; }, wish: (d) => { d.choices.plan.budget = -1; },
    stop: (d) => { d.choices.plan.weights.co2 = 5; }, weight: (d) => { d.choices.plan.weights.luck = 1; },
    others: (d) => { d.choices.others = [{}, {}, {}]; }, more: (d) => { d.choices.surprise = 1; },
    note: (d) => { d.notes.questions.s_elec_kwh.said = '\u0007'; }, turn: (d) => { d.notes.questions.s_elec_kwh.said = '\u202e'; },
    who: (d) => { d.notes.questions.s_elec_kwh.heard = 'x'; }, intake: (d) => { d.intake.date = '1-1-2026'; },
    follow: (d) => { delete d.follow_ups[0].date; }, share: (d) => { d.shareable_by_name = 1; },
    fate: (d) => { d.seen.duties.telex = 'maybe'; }, fits: (d) => { d.seen.schemes.eia.fits = 'perhaps'; },
    hash: (d) => { delete d.seen.pack_hash; }, window: (d) => { delete d.seen.schemes.eia.window; },
    missing: (d) => { delete d.changed; },
  };
  const files = {};
  for (const [name, damage] of Object.entries(damages)) {
    const one = structuredClone(whole);
    damage(one);
    assert.ok(!validate(one), name);
    files[`${name}.json`] = line(one);
  }
  const { code, found } = check(t, files);
  assert.equal(code, 1);
  for (const one of found) {
    assert.equal(one.usable, false, one.file);
    assert.ok(one.issues.some((issue) => issue.severity === 'error'), one.file);
  }
});
