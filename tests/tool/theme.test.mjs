// The colours of an organisation, as the command says what becomes of them: also the packages that really are published.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.TERREINKOMPAS_PROGRAM ?? path.join(project, 'build/native/src/terreinkompas');
const built = existsSync(program);

function theme(file, ...more) {
  const { status, stdout, stderr } = spawnSync(program, ['theme', file, ...more], { encoding: 'utf8', maxBuffer: 1 << 24 });
  return { status, stdout, stderr };
}

// What each house is known by, in the file of its package.
const houses = {
  'NL Design System': { file: '@nl-design-system-unstable/voorbeeld-design-tokens/dist/tokens.json', primary: '#5115ef', focus: '#0b0c0c', control: 8, dark: '#cfbdff', contrasting: '#cfbdff' },
  Utrecht: { file: '@utrecht/design-tokens/dist/tokens.json', primary: '#24578f', focus: '#000000', control: 0, dark: '#adcbeb', contrasting: '#adcbeb' },
  Rotterdam: { file: '@gemeente-rotterdam/design-tokens/dist/tokens.json', primary: '#006e32', focus: '#000000', control: 0, dark: '#99cca0', contrasting: '#57b051' },
  RVO: { file: '@nl-rvo/design-tokens/dist/index.tokens.json', primary: '#01689b', focus: '#154273', control: 3, dark: '#66b0dd', contrasting: '#66b0dd' },
};

for (const [family, { file, primary, focus, control, dark, contrasting }] of Object.entries(houses)) {
  const tokens = path.join(project, 'node_modules', file);
  test(`the tokens of ${family} give a theme that can be read`, { skip: !(built && existsSync(tokens)) && 'built program and npm packages are needed' }, () => {
    const { status, stdout, stderr } = theme(tokens, '--format', 'json');
    assert.equal(stderr, '');
    const said = JSON.parse(stdout);
    assert.equal(said.family, family);
    assert.equal(said.colours.primary, primary);
    assert.equal(said.colours.focus, focus);
    assert.equal(said.corners.control, control);
    assert.ok(said.taken.colours >= 26, `${said.taken.colours} colours`);
    for (const [name, one] of Object.entries({ light: said, ...said.themes }))
      for (const { front, back, contrast, least } of one.pairs) assert.ok(contrast >= least, `${name}: ${front} on ${back}: ${contrast}`);
    // On our dark grounds the signs of the house, as far as they can be read there.
    assert.equal(said.themes.dark.colours.primary, dark);
    assert.equal(said.themes.contrast.colours.primary, contrasting);
    assert.equal(said.themes.dark.colours.page, '#0e1b1d');
    assert.equal(said.themes.contrast.colours.page, '#000000');
    for (const { taken } of Object.values(said.themes)) for (const role of ['primary', 'will', 'info']) assert.ok(taken.includes(role), role);
    assert.equal(status, said.findings.length === 0 ? 0 : 1);
    // What falls back is known: a new version of a package that changes it is looked at.
    assert.deepEqual(said.findings.map(({ where }) => where), {
      'NL Design System': [],
      Utrecht: ['will-mark on surface'],
      Rotterdam: ['control on sunken', 'primary on primary-soft', 'can on can-soft', 'off-ink on off-bg'],
      RVO: ['primary on primary-soft', 'must on must-soft', 'can on can-soft', 'focus on focus-halo', 'off-ink on off-bg'],
    }[family]);
  });
}

test('the other shapes in which a package publishes its tokens say the same', { skip: !built && 'not built' }, (t) => {
  const shapes = ['dist/tokens.json', 'dist/index.tokens.json', 'dist/index.flat.json'].map((file) => path.join(project, 'node_modules/@utrecht/design-tokens', file));
  if (!shapes.every((file) => existsSync(file))) return t.skip('npm packages are needed');
  const all = shapes.map((file) => JSON.parse(theme(file, '--format', 'json').stdout).colours);
  assert.deepEqual(all[1], all[0]);
  assert.deepEqual(all[2], all[0]);
});

test('a file that is no theme is refused in a sentence', { skip: !built && 'not built' }, (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kompas-theme-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'house.json');
  for (const [text, part] of [['{"a":', '1:6'], ['[]', 'no object'], ['{"x": "#123456"}', 'that we know'], ['', 'JSON']]) {
    writeFileSync(file, text);
    const { status, stdout, stderr } = theme(file);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.ok(stderr.startsWith('terreinkompas: ') && stderr.includes(part), stderr);
  }
  assert.equal(theme(path.join(folder, 'none.json')).status, 1);
  assert.equal(spawnSync(program, ['theme']).status, 2);
});

test('text names what was taken and what can not be read', { skip: !built && 'not built' }, (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kompas-theme-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'house.json');
  writeFileSync(file, JSON.stringify({ primary: '#5115ef' }));
  assert.match(execFileSync(program, ['theme', file], { encoding: 'utf8' }), /1 colours and 0 corners\nours: page, /);
  writeFileSync(file, JSON.stringify({ ink: '#cccccc' }));
  const { status, stdout } = theme(file);
  assert.equal(status, 1);
  assert.match(stdout, /warning ink on page: the contrast is 1\.\d\d, and at least 4\.50 is asked; ink is now ours, #10282c\./);
});
