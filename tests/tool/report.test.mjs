// The report of every example is HTML that a validator has nothing to say about.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = path.resolve(process.env.TERREINKOMPAS_PROGRAM ?? path.join(project, 'build/native/src/terreinkompas'));
const folder = path.join(project, 'assets/content/base/examples');
const examples = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
// All of them in the full run; else the companies and parks, without those about one limit.
const some = process.env.TK_FULL === '1' ? examples : examples.filter((name, i) => /^(bakery|metal-works|terrain-60|nothing-known)\.json$/.test(name) || i % 12 === 0);

const report = (name, ...options) => execFileSync(program, ['report', path.join(folder, name), '--date', '2026-11-26', ...options], { encoding: 'utf8', maxBuffer: 1 << 28 });

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    'doctype-style': 'off', // small letters are as good
    'long-title': 'off', // a name of a company is as long as it is
    'no-inline-style': 'error',
    'no-trailing-whitespace': 'off',
    'void-style': 'off', // the shapes of a drawing close themselves, so what is empty here does
    'no-raw-characters': 'error',
    'require-sri': 'error',
  },
});

async function complaints(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} (${line})`));
}

test('there is a program', () => assert.ok(existsSync(program), `${program} is not built`));

for (const form of ['summary', 'full', 'handover'])
  for (const language of ['nl', 'en'])
    test(`is valid: ${form}, ${language}`, async () => {
      for (const name of some) {
        const html = report(name, '--form', form, '--language', language);
        assert.deepEqual([...new Set(await complaints(html))].slice(0, 5), [], name);
        assert.doesNotMatch(html, /\[(?:report|plan|duty|measure|scheme|question)\.[\w.-]+\]/, `${name}: a text is missing`);
      }
    });

test('hostile words are valid, too', async () => {
  const hostile = '</style><script>alert(1)</script> & "\' <b ';
  const html = report('bakery.json', '--name', hostile, '--place', hostile, '--adviser', hostile);
  assert.deepEqual(await complaints(html), []);
  assert.doesNotMatch(html, /<script/);
});

test('goes to a file, the same to the last byte, with the choices of a person', (t) => {
  const out = mkdtempSync(path.join(tmpdir(), 'terreinkompas-'));
  t.after(() => rmSync(out, { recursive: true }));
  const file = path.join(out, 'plan.html');
  execFileSync(program, ['report', path.join(folder, 'bakery.json'), '--date', '2026-11-26', '--output', file]);
  assert.equal(readFileSync(file, 'utf8'), report('bakery.json'));
  assert.match(report('bakery.json', '--budget', '2500'), /2\.500/);
  assert.equal(spawnSync(program, ['report', path.join(folder, 'bakery.json'), '--output', path.join(out, 'no/such/plan.html')]).status, 1);
  assert.equal(spawnSync(program, ['report', path.join(folder, 'bakery.json'), '--form', 'long']).status, 2);
});
