// What lint writes for programs is what assets/schema/lint.schema.json says, for clean content and for broken content.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = path.resolve(process.env.TERREINKOMPAS_PROGRAM ?? path.join(project, 'build/native/src/terreinkompas'));
const schema = JSON.parse(readFileSync(path.join(project, 'assets/schema/lint.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false }).compile(schema);
const kinds = schema.$defs.finding.properties.kind.enum;

function lint(folder, ...options) {
  const { status, stdout } = spawnSync(program, ['lint', '--format', 'json', '--content', folder, ...options],
    { encoding: 'utf8', maxBuffer: 1 << 28 });
  const report = JSON.parse(stdout);
  assert.ok(validate(report), JSON.stringify(validate.errors?.slice(0, 5), null, 1));
  assert.equal(status, report.findings.length === 0 ? 0 : 1);
  assert.equal(report.errors + report.warnings, report.findings.length);
  return report;
}

// A copy of the content with changes: [path, from, to].
function damaged(t, ...changes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'terreinkompas-'));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(path.join(project, 'assets/content'), path.join(folder, 'assets/content'), { recursive: true });
  cpSync(path.join(project, 'locales'), path.join(folder, 'locales'), { recursive: true });
  for (const [file, from, to] of changes) {
    const name = path.join(folder, file);
    const text = readFileSync(name, 'utf8');
    assert.ok(text.includes(from), `${file} has no ${from}`);
    writeFileSync(name, text.replace(from, to));
  }
  return folder;
}

const found = (report, kind, at) => report.findings.filter((one) => one.kind === kind && one.at === at);
const base = 'assets/content/base';

test('the shipped content is clean; what may stay has its reason, and the examples reach everything', () => {
  const report = lint(project);
  assert.deepEqual(report.findings, []);
  for (const one of report.suppressed) assert.ok(one.reason.length > 20, JSON.stringify(one));
  assert.ok(report.guards.all >= 50 && report.guards.proven >= 0.9 * report.guards.all, JSON.stringify(report.guards));
  assert.deepEqual(Object.keys(report.coverage).sort(), ['duties', 'measures', 'questions', 'recognised', 'schemes']);
  for (const [section, { reached, all }] of Object.entries(report.coverage)) {
    assert.ok(all > 30, section);
    assert.equal(reached, all, section);
  }
});

test('the shipped content is clean with each overlay over it', () => {
  const folder = path.join(project, 'assets/content/overlays');
  const overlays = readdirSync(folder).filter((name) => name.endsWith('.json'));
  assert.ok(overlays.length > 0);
  for (const name of overlays) {
    const report = lint(project, '--overlay', path.join(folder, name));
    assert.deepEqual(report.findings, [], name);
    assert.equal(report.coverage.schemes.reached, report.coverage.schemes.all, name);
  }
});

test('two runs write the same, and another seed finds the shipped content clean as well', () => {
  assert.deepEqual(lint(project), lint(project));
  assert.deepEqual(lint(project, '--seed', '12345', '--tries', '500').findings, []);
});

test('on a later day the content is checked long ago', () => {
  const report = lint(project, '--date', '2027-11-24');
  assert.equal(report.date, '2027-11-24');
  assert.equal(found(report, 'checked-long-ago', 'pack/base').length, 1);
  assert.ok(report.findings.every((one) => one.kind === 'checked-long-ago' && one.severity === 'warning'));
  assert.deepEqual(lint(project, '--date', '2027-11-24', '--age', '400').findings, []);
});

test('a lost guard is shown by answers with which assess advises the measure', (t) => {
  const folder = damaged(t, [`${base}/measures/energy-basics.json`, '"applies": "d_nonled > 0.05"', '"applies": "d_floor_m2 > 10"']);
  const report = lint(folder);
  const [finding] = found(report, 'applies-although-done', 'measures/led-lighting');
  assert.equal(finding.file, 'measures/energy-basics.json');
  const { stdout } = spawnSync(program, ['assess', '-', '--format', 'json', '--date', '2026-11-24', '--content', folder],
    { input: JSON.stringify(finding.counter_example), encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.notEqual(JSON.parse(stdout).measures.find((one) => one.id === 'led-lighting').verdict, 'no');
  assert.equal(finding.counter_example.s_lighting, 'all_led');
});

test('the place of each finding is one in its document', (t) => {
  const folder = damaged(t,
    [`${base}/schemes/national.json`, '"rule": "s_employees_total < 50 people"', '"rule": "s_employees_total < 0 people"'],
    [`${base}/duties/energy.json`, '"s_elec_kwh >= 50000 kWh/year or r_gas_eq_m3 >= 25000 m3eq/year"', '"s_elec_kwh < 0 kWh/year"']);
  const report = lint(folder);
  assert.ok(report.findings.length > 0);
  for (const one of report.findings) {
    let value = JSON.parse(readFileSync(path.join(folder, base, one.file), 'utf8'));
    for (const part of one.pointer.split('/').slice(1))
      value = value?.[part.replaceAll('~1', '/').replaceAll('~0', '~')];
    assert.notEqual(value, undefined, `${one.kind} ${one.file} ${one.pointer}`);
  }
});

test('content that does not load is a list of findings too', (t) => {
  const broken = lint(damaged(t, [`${base}/duties/energy.json`, '{', '']));
  assert.equal(broken.loaded, false);
  assert.ok(broken.findings.some((one) => one.file === 'duties/energy.json' && /^\d+:\d+$/.test(one.position ?? '')));
  const wrong = lint(damaged(t, [`${base}/duties/energy.json`, 's_elec_kwh >= 50000', 's_elec_kw >= 50000']));
  assert.ok(wrong.findings.some((one) => one.kind === 'content' && one.pointer === '/duties/0/applies' && one.position === '1'));
});

test('words that are missing in one language are named with their place', (t) => {
  const folder = damaged(t, ['locales/nl/base/measures.json', '"first_step"', '"frist_step"']);
  const report = lint(folder);
  const missing = report.findings.filter((one) => one.kind === 'words-missing');
  assert.ok(missing.some((one) => one.file === 'locales/nl' && one.pointer.endsWith('/first_step')));
  assert.ok(report.findings.some((one) => one.kind === 'words-unused'));
});

test('empty words are named with their place', (t) => {
  const folder = damaged(t, ['locales/en/base/schemes.json', '40% of the cost. That is worth 8 to 10% of the cost, depending on your tax.', ' ']);
  const empty = lint(folder).findings.filter((one) => one.kind === 'words-empty');
  assert.deepEqual(empty.map((one) => [one.file, one.pointer]), [['locales/en', '/scheme/eia/amount']]);
});

test('a recognised measure whose conditions never hold together is found, and no other', (t) => {
  const folder = damaged(t, [`${base}/recognised/building-envelope.json`, '"rule": "s_gas_m3 <= 170000 m3/year"', '"rule": "s_gas_m3 < 0 m3/year"']);
  const never = lint(folder).findings.filter((one) => one.kind === 'recognised-unreachable');
  assert.deepEqual(never.map((one) => one.at), ['recognised/GB1']);
});

test('a suppression that suppresses nothing is a finding', (t) => {
  const folder = damaged(t, [`${base}/pack.json`, '"lint": [', '"lint": [{"finding": "need-cycle", "at": "measures/x", "reason": "It was so."},']);
  const report = lint(folder);
  assert.deepEqual(report.findings.map((one) => one.kind), ['suppression-unused']);
});

test('a wrong option ends with 2', () => {
  for (const options of [['--tries', '0'], ['--seed', 'x'], ['--date', '24-11-2026'], ['--age', '-1']])
    assert.equal(spawnSync(program, ['lint', ...options]).status, 2, options.join(' '));
});

test('each kind is explained to authors', () => {
  const readme = readFileSync(path.join(project, 'assets/README.md'), 'utf8');
  const table = [...readme.matchAll(/^\| ((?:`[a-z0-9-]+`(?:, )?)+) \|/gm)].flatMap((row) => [...row[1].matchAll(/`([^`]+)`/g)].map((one) => one[1]));
  for (const kind of kinds) assert.ok(table.includes(kind), kind);
});
