// The commands of README.md, "Run a whole province", do what it says.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = path.resolve(process.env.TERREINKOMPAS_PROGRAM ?? path.join(project, 'build/native/src/terreinkompas'));
const readme = readFileSync(path.join(project, 'README.md'), 'utf8');
const section = readme.split(/^## /m).find((one) => one.startsWith('Run a whole province')) ?? '';
const blocks = [...section.matchAll(/^```\n([^]*?)^```$/gm)].map((found) => found[1].trim().split('\n'));
const [companies, whole, parts] = blocks;

// In a folder with its companies; the program stands elsewhere in a test.
function run(folder, line) {
  const told = line.replaceAll('build/native/src/terreinkompas', program);
  return execFileSync('bash', ['-c', `set -o pipefail; ${told}`], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function folderWith(t, lines) {
  const folder = mkdtempSync(path.join(tmpdir(), 'terreinkompas-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, 'companies.jsonl'), `${lines.join('\n')}\n`);
  return folder;
}
const results = (folder) => readFileSync(path.join(folder, 'results.jsonl'), 'utf8');

test('the example has lines, a run of the whole and runs of parts', () => {
  assert.equal(blocks.length, 3);
  assert.ok(companies.length >= 3);
  assert.ok(whole.length === 2 && parts.length === 2);
});

test('the whole is run, and counted as it says', (t) => {
  const folder = folderWith(t, companies);
  run(folder, whole[0]);
  const found = results(folder).trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.equal(found.length, companies.length);
  for (const result of found) assert.equal(result.error, undefined, JSON.stringify(result.error));
  assert.deepEqual(found.map((result) => result.receipt.track), ['sme', 'sme', 'terrain']);
  const duty = found.filter((result) => result.duties.some((one) => one.id === 'energiebesparingsplicht' && one.verdict === 'yes'));
  assert.ok(duty.length > 0);
  assert.equal(Number(run(folder, whole[1])), duty.length);
});

for (const line of parts) {
  const tool = line.split(' ')[0];
  const missing = spawnSync('bash', ['-c', `command -v ${tool}`]).status !== 0;
  test(`parts give what the whole gives: ${tool}`, { skip: missing && `${tool} is not installed` }, (t) => {
    const many = Array.from({ length: 60 }, (_, i) => JSON.stringify({ s_sector: 'office', s_elec_kwh: 49970 + i }));
    const folder = folderWith(t, many);
    run(folder, whole[0]);
    const expected = results(folder);
    run(folder, line);
    assert.equal(results(folder), expected);
  });
}
