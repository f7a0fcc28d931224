// The Dutch texts stay easy to read; locales/README.md says how that is measured.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dutch_files, ease, measure, read, sentences, syllables, words } from '../../tools/reading-level.mjs';

const found = measure(read(dutch_files()));
const content = ['question', 'measure', 'duty', 'scheme'];
const of_content = (one) => content.includes(one.kind) || one.kind === 'term';

test('syllables are counted as Dutch says them', () => {
  const known = {
    huis: 1, koeien: 2, 'zeeën': 2, nieuwe: 2, mooie: 2, bijdrage: 3, oceaan: 3, februari: 4, 'geïsoleerd': 4, maatregelen: 4,
    energiebesparingsplicht: 7, RVO: 3, LED: 1, 'led-lamp': 2, 'mkb': 1,
  };
  for (const [word, count] of Object.entries(known)) assert.equal(syllables(word), count, word);
});

test('a number with its unit is one word, and a full stop in it ends no sentence', () => {
  assert.deepEqual(words('U gebruikt 50.000\u00a0kWh per jaar (of meer).'), ['U', 'gebruikt', '50.000\u00a0kWh', 'per', 'jaar', 'of', 'meer']);
  assert.deepEqual(sentences('Dit geldt vanaf 50.000\u00a0kWh. Gas telt mee. Weet u dit niet? Vraag het.').length, 4);
  assert.deepEqual(sentences('Kantoor of zakelijke dienst'), []);
});

test('short words in short sentences are easier', () => {
  const plain = ease({ words: 6, sentences: 1, syllables: 7 });
  assert.ok(plain > 100, `${plain}`);
  assert.ok(ease({ words: 20, sentences: 1, syllables: 40 }) < 40);
});

test('no sentence of the content has more than 15 words, and none of the interface more than 20', () => {
  for (const one of found.sentences)
    assert.ok(one.words <= (of_content(one) ? 15 : 20), `${one.words} words: ${one.key} ${one.sentence}`);
});

test('the sentences of each kind are short on average', () => {
  for (const kind of content) assert.ok(found.kinds[kind].sentence_words <= 9, `${kind}: ${found.kinds[kind].sentence_words}`);
});

test('half of the texts of each kind are easy, and none is hard', () => {
  for (const kind of content) assert.ok(found.kinds[kind].median_ease >= 70, `${kind}: ${found.kinds[kind].median_ease}`);
  for (const one of found.entries) if (of_content(one)) assert.ok(one.ease >= 50, `${one.ease.toFixed(1)}: ${one.name}`);
});

test('names and options are short', () => {
  for (const one of found.labels) assert.ok(one.words <= 12, `${one.words} words: ${one.key} ${one.text}`);
});

test('texts say u, and shout nowhere', () => {
  for (const { key, sentence } of found.sentences) {
    assert.doesNotMatch(sentence, /(^|[^\p{L}])(je|jij|jou|jouw|jullie)([^\p{L}]|$)/iu, key);
    assert.doesNotMatch(sentence, /!/, key);
  }
});
