#!/usr/bin/env node
// How easy the Dutch texts are to read. locales/README.md says what is measured.
//   node tools/reading-level.mjs [--worst N] [--json] [FILE.json ...]
// Without files: all words of locales/nl.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const vowels = /aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ei|ij|ai|oi|[aeiouyäëïöüáéíóúàèâêîôû]/g;
const spoken_as_word = new Set(['LED', 'BIZ', 'WOZ', 'GOPACS', 'GOTORK', 'KIA', 'VAMIL', 'SEPP']);

// A group that Dutch says as one sound is one syllable; a trema starts a new one. Letters are said one by one.
export function syllables(word) {
  if (/\d/.test(word)) return 2;
  let count = 0;
  for (const part of word.split(/[-/]/).filter(Boolean)) {
    const letters = /^[A-Z]{2,}$/.test(part) && !spoken_as_word.has(part);
    count += letters ? part.length : (part.toLowerCase().replace(/qu/g, 'kw').match(vowels) ?? []).length || 1;
  }
  return Math.max(count, 1);
}

// A number and the unit behind its non-breaking space are one word; so is a placeholder.
export function words(sentence) {
  return sentence.replace(/\{\w+\}/g, 'getal').split(/[ \n]+/)
    .map((word) => word.replace(/^[^\p{L}\d€]+|[^\p{L}\d²³%]+$/gu, '')).filter(Boolean);
}

// A text without a full stop is a label, such as an option or a name, and has no sentences.
export function sentences(text) {
  if (!/[.?!]["”)]?$/.test(text.trim())) return [];
  return text.trim().split(/(?<=[.?!]["”)]?)\s+(?=[\p{Lu}\d"“(€{])/u);
}

// Flesch as Douma (1960) fitted it to Dutch; higher is easier, 100 and above very easy, below 45 hard.
export function ease(counts) {
  return 206.835 - 0.93 * (counts.words / counts.sentences) - 77 * (counts.syllables / counts.words);
}

function texts_in(value, path, found) {
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'string') found.push({ key: [...path, name], text: inner });
    else texts_in(inner, [...path, name], found);
  }
  return found;
}

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const of_counts = (counts) => ({
  ease: ease(counts), sentence_words: counts.words / counts.sentences, word_syllables: counts.syllables / counts.words, ...counts,
});

// The measure of some documents of words. An entry is one question, measure, duty, scheme or term with all its
// sentences; the words of the interface are entries per page.
export function measure(documents) {
  const entries = new Map(), all = [], labels = [];
  for (const { key, text } of documents.flatMap((document) => texts_in(document, [], []))) {
    const found = sentences(text);
    if (found.length === 0) {
      labels.push({ key: key.join('.'), text, words: words(text).length });
      continue;
    }
    const kind = ['question', 'measure', 'duty', 'scheme', 'term'].includes(key[0]) ? key[0] : 'interface';
    const name = kind === 'interface' ? `interface.${key[0]}` : key.slice(0, 2).join('.');
    const entry = entries.get(name) ?? { name, kind, sentences: 0, words: 0, syllables: 0 };
    for (const sentence of found) {
      const parts = words(sentence);
      if (parts.length === 0) continue;
      const one = { key: key.join('.'), kind, sentence, words: parts.length };
      one.syllables = parts.reduce((sum, word) => sum + syllables(word), 0);
      all.push(one);
      entry.sentences += 1;
      entry.words += one.words;
      entry.syllables += one.syllables;
    }
    entries.set(name, entry);
  }
  const measured = [...entries.values()].map((entry) => ({ name: entry.name, kind: entry.kind, ...of_counts(entry) }));
  const total = (some) => some.reduce(
    (sum, one) => ({ sentences: sum.sentences + 1, words: sum.words + one.words, syllables: sum.syllables + one.syllables }),
    { sentences: 0, words: 0, syllables: 0 });
  const kinds = {};
  for (const kind of [...new Set(all.map((one) => one.kind)), 'all']) {
    const of_kind = (some) => some.filter((one) => kind === 'all' || one.kind === kind);
    const lengths = of_kind(all).map((one) => one.words);
    kinds[kind] = {
      ...of_counts(total(of_kind(all))), entries: of_kind(measured).length, median_ease: median(of_kind(measured).map((one) => one.ease)),
      above_15: lengths.filter((count) => count > 15).length, longest: Math.max(...lengths),
    };
  }
  return { kinds, entries: measured.sort((a, b) => a.ease - b.ease), sentences: all.sort((a, b) => b.words - a.words), labels };
}

const locale = new URL('../locales/nl/', import.meta.url);
export function dutch_files() {
  const folder = fileURLToPath(locale);
  return readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.json')).sort().map((name) => join(folder, name));
}
export const read = (files) => files.map((file) => JSON.parse(readFileSync(file, 'utf8')));

function main(given) {
  const worst = given.includes('--worst') ? Number(given[given.indexOf('--worst') + 1]) : 10;
  const files = given.filter((one, i) => !one.startsWith('--') && given[i - 1] !== '--worst').map((one) => resolve(one));
  const found = measure(read(files.length > 0 ? files : dutch_files()));
  if (given.includes('--json')) return console.log(JSON.stringify(found, null, 2));
  const row = (...cells) => console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(11) : String(cell).padStart(11))).join(''));
  row('', 'texts', 'sentences', 'median ease', 'words/sent.', 'syll./word', 'over 15', 'longest');
  for (const [kind, one] of Object.entries(found.kinds))
    row(kind, one.entries, one.sentences, one.median_ease.toFixed(1), one.sentence_words.toFixed(1), one.word_syllables.toFixed(2), one.above_15, one.longest);
  console.log(`\nThe ${worst} hardest texts (reading ease, words per sentence, syllables per word)`);
  for (const one of found.entries.slice(0, worst))
    console.log(`${one.ease.toFixed(0).padStart(5)} ${one.sentence_words.toFixed(1).padStart(5)} ${one.word_syllables.toFixed(2)}  ${one.name}`);
  console.log(`\nThe ${worst} longest sentences (words)`);
  for (const one of found.sentences.slice(0, worst)) console.log(`${String(one.words).padStart(4)}  ${one.key}  ${one.sentence}`);
}
if (basename(process.argv[1] ?? '') === basename(fileURLToPath(import.meta.url)) && dirname(resolve(process.argv[1])) === dirname(fileURLToPath(import.meta.url)))
  main(process.argv.slice(2));
