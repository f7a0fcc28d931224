// The table of the cabinet's programmes: each row leads to an entry, and each entry to an example that reaches it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

const assets = new URL('../../assets/', import.meta.url);
const read = (path) => readFileSync(new URL(path, assets), 'utf8');
const folder = 'content/base/';
const pack = JSON.parse(read(`${folder}pack.json`));
const documents = pack.documents.map((path) => JSON.parse(read(folder + path)));
const entries = (kind) => new Map(documents.flatMap((document) => document[kind] ?? []).map((entry) => [entry.id, entry]));
const schemes = entries('schemes'), duties = entries('duties');
const isBackground = (id) => schemes.get(id)?.show === false;
const examples = new Map(readdirSync(new URL(`${folder}examples/`, assets)).map((file) => {
  const example = JSON.parse(read(`${folder}examples/${file}`));
  assert.equal(`${example.id}.json`, file);
  return [example.id, example];
}));

const names = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
function rows(text) {
  const lines = text.split('\n').filter((line) => line.startsWith('|')).slice(2);
  return lines.map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}
const [programmesText, backgroundText] = read('PROGRAMMES.md').split('\n## Background');
const programmes = rows(programmesText).map(([name, entry, example]) => ({
  name, entries: names(entry), examples: names(example), background: example === 'background',
}));
const background = new Map(rows(backgroundText).map(([entry, reason]) => [names(entry)[0], reason]));

// Whether the author expects this entry to fit or to be one to ask about.
function expects(example, id) {
  const { schemes: fits = {}, duties: holds = {} } = example.expect;
  return ['yes', 'unknown'].includes(fits[id] ?? holds[id]);
}

describe('programmes of the letter', () => {
  test('every programme of the letter is a row, and none is there twice', () => {
    assert.equal(programmes.length, 39);
    const first = programmes.map((row) => row.entries[0]);
    assert.equal(new Set(first).size, first.length);
  });

  for (const row of programmes) {
    test(row.name, () => {
      assert.ok(row.entries.length > 0, 'the row names an entry');
      for (const id of row.entries) assert.ok(schemes.has(id) || duties.has(id), `there is no entry ${id}`);
      if (row.background) {
        assert.equal(row.examples.length, 0);
        for (const id of row.entries) {
          assert.ok(isBackground(id), `${id} is shown, so an example must reach it`);
          assert.ok(background.get(id)?.length > 10, `the reason why ${id} is no advice`);
        }
        return;
      }
      assert.ok(row.examples.length > 0, 'the row names an example');
      for (const name of row.examples) assert.ok(examples.has(name), `there is no example ${name}`);
      for (const id of row.entries) {
        assert.ok(!isBackground(id), `${id} is not shown`);
        assert.ok(row.examples.some((name) => expects(examples.get(name), id)), `no example of the row expects ${id}`);
      }
      for (const name of row.examples)
        assert.ok(row.entries.some((id) => expects(examples.get(name), id)), `${name} expects none of the entries`);
    });
  }

  test('a duty of the letter certainly holds in its example', () => {
    const held = programmes.filter((row) => duties.has(row.entries[0]));
    assert.deepEqual(held.map((row) => row.entries[0]), ['energiebesparingsplicht', 'wpm-rapportage']);
    for (const row of held) assert.equal(examples.get(row.examples[0]).expect.duties[row.entries[0]], 'yes');
  });
});

describe('background', () => {
  test('exactly the entries that are not shown are explained', () => {
    const hidden = [...schemes.keys()].filter(isBackground);
    assert.deepEqual([...background.keys()].sort(), hidden.sort());
  });

  test('each is of a row of the letter, or says that it is not of it', () => {
    const listed = new Set(programmes.flatMap((row) => row.entries));
    for (const [id, reason] of background) assert.ok(listed.has(id) || reason.startsWith('Not of the letter'), id);
  });

  test('no example expects a verdict of one', () => {
    for (const [name, example] of examples)
      for (const id of background.keys()) assert.ok(!(id in (example.expect.schemes ?? {})), `${name} expects ${id}`);
  });
});

describe('examples', () => {
  const expected = (part) => new Set([...examples.values()].flatMap((example) => Object.keys(example.expect[part] ?? {})));
  test('every scheme that is shown fits, or is one to ask about, in an example', () => {
    const missed = [...schemes.keys()].filter((id) => !isBackground(id) && ![...examples.values()].some((example) => expects(example, id)));
    assert.deepEqual(missed, []);
  });

  test('every duty has its verdict in an example', () => {
    const named = expected('duties');
    assert.deepEqual([...duties.keys()].filter((id) => !named.has(id)), []);
  });

  test('every duty that a form can settle holds in an example', () => {
    const holds = (id) => [...examples.values()].some((example) => example.expect.duties?.[id] === 'yes');
    const settled = [...duties.values()].filter((duty) => !JSON.stringify(duty.applies).includes('maybe('));
    assert.deepEqual(settled.map((duty) => duty.id).filter((id) => !holds(id)), []);
  });

  test('every question has an answer in an example', () => {
    const answered = new Set([...examples.values()].flatMap((example) =>
      Object.entries(example.answers).filter(([, answer]) => answer !== null).map(([id]) => id)));
    assert.deepEqual([...entries('questions').keys()].filter((id) => !answered.has(id)), []);
  });

  test('every sector and every province is one, in both tracks', () => {
    const seen = (question) => new Set([...examples.values()].map((example) => example.answers[question]));
    for (const id of ['s_sector', 's_province', 't_province']) {
      const found = seen(id);
      const missed = entries('questions').get(id).options.map((option) => option.id).filter((option) => !found.has(option));
      assert.deepEqual(missed, [], id);
    }
  });
});
