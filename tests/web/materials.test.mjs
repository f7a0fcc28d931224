// What the page is made of: the bill of materials, the licences in full and the list on the about page say the same.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import Ajv from 'ajv';
import { shown, spoken } from '../../tools/materials.mjs';
import { wordsOf } from '../../tools/bundle.mjs';
import { built, dist, project } from './support.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));

const json = (...parts) => JSON.parse(readFileSync(path.join(project, ...parts), 'utf8'));
const bill = () => JSON.parse(readFileSync(path.join(dist, '../bill-of-materials.cdx.json'), 'utf8'));
const licences = () => readFileSync(path.join(dist, 'licenses.txt'), 'utf8');

function validator() {
  const schema = (name) => json('node_modules/@cyclonedx/cyclonedx-library/res/schema', `${name}.SNAPSHOT.schema.json`);
  const ajv = new Ajv({ strict: false, validateFormats: false });
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  return ajv.compile(schema('bom-1.6'));
}

test('the bill of materials is CycloneDX 1.6', () => {
  const valid = validator();
  assert.ok(valid(bill()), JSON.stringify(valid.errors));
  const nameless = bill();
  delete nameless.components[0].name;
  assert.ok(!valid(nameless), 'the schema looks at nothing');
});

test('each part has a version, a licence and a place in what depends on what; what is pinned has its hash', () => {
  const { components, dependencies, metadata } = bill();
  const reached = new Set();
  const walk = (ref) => {
    if (reached.has(ref)) return;
    reached.add(ref);
    for (const one of dependencies) if (one.ref === ref) one.dependsOn.forEach(walk);
  };
  walk(metadata.component['bom-ref']);
  assert.deepEqual([...reached].sort(), ['terreinkompas', ...components.map((one) => one['bom-ref'])].sort());
  for (const { name, version, licenses } of components) {
    assert.match(version, /^\S.*\d/, name);
    assert.equal(licenses.length, 1, name);
  }
  const pinned = ['imgui', 'sdl2', 'nlohmann_json', 'qrcodegen', 'idb', 'lucide-static', '@fontsource/atkinson-hyperlegible-next'];
  assert.deepEqual(components.filter((one) => one.hashes).map((one) => one['bom-ref']).sort(), pinned.sort());
});

// What the page gets from npm is what the lock file says goes with it; what is compiled in is what CMake names.
test('it leaves out nothing that the build takes', () => {
  const refs = new Set(bill().components.map((one) => one['bom-ref']));
  for (const name of Object.keys(json('package.json').dependencies)) assert.ok(refs.has(name), name);
  const cmake = readFileSync(path.join(project, 'cmake/dependencies.cmake'), 'utf8');
  const onlyForTests = ['catch2', 'benchmark'];
  for (const [, name] of cmake.matchAll(/FetchContent_Declare\((\w+)/g)) assert.equal(refs.has(name), !onlyForTests.includes(name), name);
});

test('the about page names each part with its licence in every language, and nothing else', async () => {
  const names = bill().components.map((one) => one.name);
  assert.deepEqual(shown().map((one) => one.name).sort(), ['Terreinkompas', ...names].sort());
  for (const language of ['nl', 'en']) {
    const words = await wordsOf(path.join(project, 'locales', language));
    const lines = Object.keys(words).filter((key) => /^about\.licences\.\d+$/.test(key)).map((key) => Number(key.split('.').pop()));
    assert.deepEqual([...new Set(shown().map((one) => one.line))].sort((a, b) => a - b), lines.sort((a, b) => a - b));
    for (const { name, licence, line } of shown()) {
      const [what, is] = words[`about.licences.${line}`].split(': ');
      assert.ok(what.includes(name), `${language} ${line}: ${name}`);
      assert.ok(is.startsWith(spoken[licence]), `${language} ${line}: ${is}`);
    }
  }
});

test('each licence is there in full', () => {
  const text = licences();
  for (const { name, version } of bill().components) assert.ok(text.includes(`${name} ${version}`), name);
  for (const words of ['EUROPEAN UNION PUBLIC LICENCE', 'SIL OPEN FONT LICENSE', 'LLVM Exceptions to the Apache 2.0 License', 'Copyright © 2005-2020 Rich Felker',
    'Copyright (c) 2014-2025 Omar Cornut', 'Project Nayuki', 'Jake Archibald', 'Cole Bemis', 'The Emscripten Authors', 'Niels Lohmann', 'Sam Lantinga', 'Sean Barrett'])
    assert.ok(text.includes(words), words);
  assert.doesNotMatch(text, /\r|\/home\/|\/usr\//);
});
