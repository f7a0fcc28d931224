// The settings of a site: the shipped file and the example of README.md are right, and what the description of the file
// refuses the program names, and the other way round.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.TERREINKOMPAS_PROGRAM ?? path.join(project, 'build/native/src/terreinkompas');
const read = (name) => readFileSync(path.join(project, name), 'utf8');
const schema = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(JSON.parse(read('assets/schema/site.schema.json')));
const folder = mkdtempSync(path.join(tmpdir(), 'kompas-site-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const needsProgram = { skip: !existsSync(program) && 'the built program is needed' };

const check = (text) => {
  const file = path.join(folder, 'site.json');
  writeFileSync(file, text);
  return spawnSync(program, ['site', file], { encoding: 'utf8' });
};

const example = read('README.md').match(/^```json\n(\{[^]*?"desk"[^]*?)\n```$/m)?.[1];
const whole = JSON.parse(example ?? '{}');

test('the shipped settings and the example are right, and the example has every setting', needsProgram, () => {
  for (const text of [read('web/site.json'), example]) {
    assert.ok(schema(JSON.parse(text)), JSON.stringify(schema.errors));
    const { status, stdout } = check(text);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /nothing is wrong/);
  }
  const members = (of) => Object.keys(of.properties).filter((name) => name !== '$schema');
  assert.deepEqual(Object.keys(whole).sort(), members(schema.schema).sort());
  assert.deepEqual(Object.keys(whole.desk).sort(), members(schema.schema.properties.desk).sort());
});

// One thing is wrong in each.
const wrong = [
  { adres: 'x' }, { address: 'kompas.example.nl' }, { address: 'https://kompas.example.nl/#plan' }, { address: 'https://localhost/' }, { address: 5 },
  { errors: 'http://example.nl/' }, { errors: 'javascript:alert(1)' }, { errors: 'a@b' }, { errors: 'a@1.2.3.4' }, { errors: null },
  { errors: 'https://ik@example.nl/' }, { errors: 'https://example.nl/"><script>' }, { errors: `https://example.nl/${'a'.repeat(200)}` },
  { overlay: '../x' }, { overlay: 'Noord' }, { overlay: 'a'.repeat(61) }, { overlay: ['x'] }, { theme: 'utrecht,pink' }, { theme: 'a/b' },
  { desk: 'Loket' }, { desk: { name: '<b>x</b>' } }, { desk: { name: '   ' } }, { desk: { name: 'a\u202Eb' } }, { desk: { name: 'é'.repeat(81) } }, { desk: { name: { fr: 'x' } } },
  { desk: { name: { nl: 3 } } }, { desk: { email: 'loket@example' } }, { desk: { email: 'a..b@example.nl' } }, { desk: { phone: 'bel' } }, { desk: { phone: '12' } },
  { desk: { phone: '030+286' } }, { desk: { url: 'http://example.nl' } }, { desk: { fax: '1' } },
  { kiosk: { idle: 5 } }, { kiosk: { print: 'yes' } }, { kiosk: { pin: '12' } }, { kiosk: [] },
];
const right = [
  {}, { errors: 'https://example.nl:8443/fouten?x=1' }, { errors: 'a.b+c@sub.example.nl' }, { theme: 'dark' }, { theme: 'utrecht,device' }, { desk: { name: 'é'.repeat(80) } },
  { desk: { phone: '+31 (0)30 286 00 00' } }, { desk: { phone: '(030) 286.00.00' } }, { desk: { name: { en: 'Desk & co' }, email: '' } }, { kiosk: { idle: 600, pin: '' } }, { address: 'http://kompas.example.nl' },
];

test('the description and the program agree on what is right and wrong', needsProgram, () => {
  for (const site of right) {
    assert.ok(schema(site), `${JSON.stringify(site)}: ${JSON.stringify(schema.errors)}`);
    const { status, stdout } = check(JSON.stringify(site));
    assert.equal(status, 0, `${JSON.stringify(site)}: ${stdout}`);
  }
  for (const site of wrong) {
    assert.equal(schema(site), false, JSON.stringify(site));
    const { status, stdout } = check(JSON.stringify({ ...whole, ...site }));
    assert.equal(status, 1, JSON.stringify(site));
    assert.equal(stdout.trim().split('\n').length, 1, `${JSON.stringify(site)}: ${stdout}`);
    assert.ok(stdout.includes(`/${Object.keys(site)[0]}`), stdout);
  }
});

test('a broken file is said with its place, and one that is not there is no crash', needsProgram, () => {
  const { status, stdout } = check('{\n  "address": \n}');
  assert.equal(status, 1);
  assert.match(stdout, /site\.json 3:1|site\.json.*3:/);
  assert.equal(check('').status, 1);
  assert.equal(spawnSync(program, ['site', path.join(folder, 'nothing.json')], { encoding: 'utf8' }).status, 1);
});
