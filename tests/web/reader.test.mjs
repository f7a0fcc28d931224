// A virtual screen reader goes the whole way of a company: from the welcome page over questions of each kind to the
// plan and the pages behind it. What it says is an approved file for each language.
//   tools/approve reader     takes what it says now for the approved text, also when only the content changed
// It moves and presses by itself: what it can't reach or act on ends the way.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { asked, bakery, fragment, goTo, keptAnswers, questions, said, settled } from './journey.mjs';
import { built, closeAll, full, open, project, until } from './support.mjs';

const approving = process.env.TK_APPROVE === '1';
let source = '';

before(async () => {
  assert.ok(built, 'there is no page to test: tools/run --build-only');
  const entry = createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader/browser.js');
  const { outputFiles } = await build({ stdin: { contents: `export { virtual } from ${JSON.stringify(entry)};`, resolveDir: project }, bundle: true, write: false,
    minify: true, format: 'iife', globalName: 'guidepup', logLevel: 'error' });
  source = outputFiles[0].text;
});
after(closeAll);

// Into the page by the debugger: the policy of the page stays as it is.
async function lend(page) {
  const session = await page.context().newCDPSession(page);
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${source}; globalThis.guidepup = guidepup; (${ways})()` });
  assert.equal(exceptionDetails, undefined);
  await session.detach();
}

// Runs in the page.
function ways() {
  const { virtual } = globalThis.guidepup;
  const plain = (phrase) => phrase.replaceAll('\u00AD', '').replace(/\s+/g, ' ').replace(/[\uE000-\uF8FF]/g, '').trim();
  // It looks at the attribute, where a browser tells the state.
  const tellStates = () => {
    for (const input of document.querySelectorAll('#mirror input:is([type="radio"], [type="checkbox"])')) input.toggleAttribute('checked', input.checked);
  };
  const start = (selector) => {
    tellStates();
    return virtual.start({ container: document.querySelector(selector) });
  };
  // What is said twice is left out: words right after the thing that has them as its name, and the ends of small things.
  const stop = async (earlier = []) => {
    const log = [...earlier, ...await virtual.spokenPhraseLog()];
    await virtual.stop();
    const phrases = [];
    for (const phrase of log.map(plain)) {
      if (phrase === '' || phrase === 'paragraph' || /^end of (link|heading|listitem|paragraph|button|status|alert|cell|columnheader)\b/.test(phrase)) continue;
      if (/^[a-z]+, /.test(phrase) || !(phrases.at(-1) ?? '').includes(phrase)) phrases.push(phrase);
    }
    return phrases;
  };
  globalThis.reader = {
    // Everything from the start of an element to its end.
    async read(selector) {
      await start(selector);
      const end = `end of ${(await virtual.lastSpokenPhrase()).split(',')[0]}`;
      for (let i = 0; i < 4000; ++i) {
        await virtual.next();
        if (virtual.activeNode === document.querySelector(selector) && (await virtual.lastSpokenPhrase()).startsWith(end)) break;
      }
      return stop();
    },
    // Moves to the element of a key, acts there or types, and tells the last words before it and all after it.
    async act(selector, key, text) {
      await start(selector);
      const target = document.querySelector(`#mirror [data-key="${CSS.escape(key)}"]`);
      const there = () => virtual.activeNode === target || (virtual.activeNode?.localName === 'input' && target.contains(virtual.activeNode));
      const wanted = target.querySelector('input') ?? target;
      for (let i = 0; i < 4000 && virtual.activeNode !== wanted; ++i) await virtual.next();
      if (!there()) {
        await virtual.stop();
        return null;
      }
      const before = plain(await virtual.lastSpokenPhrase());
      await virtual.clearSpokenPhraseLog();
      if (text === undefined) wanted.click(); // what a reader asks of the browser; its own press looks for a hand, which the canvas gets
      else await virtual.type(text);
      await new Promise((resolve) => { setTimeout(resolve, 0); });
      const heard = await virtual.spokenPhraseLog();
      await virtual.clearSpokenPhraseLog();
      if (wanted.isConnected && wanted.localName === 'input') { // how it stands now
        tellStates();
        await virtual.previous();
        await virtual.clearSpokenPhraseLog();
        await virtual.next();
      }
      return [before, ...await stop(heard)].filter((phrase, at, all) => phrase !== all[at - 1]);
    },
  };
}

// Which answers are read through with all that is around them; of the other questions only the answer is told.
const kindsToRead = new Set(['one', 'many', 'number', 'text']);
const key = (id, option) => `question/${id}/${option}`;

describe('a screen reader goes the whole way of a company', () => {
  for (const language of full || approving ? ['nl', 'en'] : ['nl'])
    test(`and says what was approved (${language})`, { timeout: 900000 }, async (t) => {
      const { page } = await open(t, { address: `?date=${bakery.date}&view=canvas&lang=${language}` });
      await settled(page);
      await lend(page);
      const lines = [];
      // What is announced of the plan comes when there is time for it, so it is in no fixed place; mirror.test.mjs has it.
      const fixed = (phrases) => phrases.filter((phrase) => !phrase.startsWith('polite: ')).filter((phrase, at, all) => phrase !== all[at - 1]);
      const tell = (heading, phrases) => lines.push(`== ${heading}`, ...fixed(phrases), '');
      const read = async (selector = '#mirror main') => page.evaluate((from) => globalThis.reader.read(from), selector);
      const act = async (which, text, selector = 'body') => {
        const phrases = await page.evaluate(([from, to, typed]) => globalThis.reader.act(from, to, typed), [selector, which, text]);
        assert.notEqual(phrases, null, `the screen reader does not come to ${which} on ${await fragment(page) || 'the welcome page'}`);
        await settled(page);
        return phrases;
      };

      tell('welcome', await read('body'));
      tell('start', await act('welcome/start'));
      await until('a question', async () => (await asked(page)) !== null);
      const toRead = new Set(kindsToRead);
      const answers = Object.fromEntries(Object.entries(bakery.answers).filter(([id]) => questions.get(id).key));
      for (let i = 0; i < 40 && await fragment(page) !== 'first-plan'; ++i) {
        const id = await asked(page);
        assert.notEqual(id, null, await fragment(page));
        const { kind } = questions.get(id);
        tell(`question ${id}`, toRead.delete(kind) ? await read() : [said(`question.${id}.text`, language)]);
        const value = answers[id];
        if (value !== undefined && value !== null && typeof value !== 'object' || Array.isArray(value)) {
          for (const one of [value].flat()) {
            tell('answer', kind === 'one' || kind === 'many' ? await act(key(id, one)) : await act(await fieldOf(page), String(one).replace('.', language === 'nl' ? ',' : '.')));
          }
          await until(`the answer to ${id}`, async () => JSON.stringify([(await keptAnswers(page))[id]].flat().sort()) === JSON.stringify([value].flat().sort()));
          await act('question/next');
        } else {
          tell('later', await act('question/later'));
        }
        await until('another page', async () => (await asked(page)) !== id);
      }
      assert.equal(await fragment(page), 'first-plan');
      tell('first plan', await read());
      for (const place of ['answers', 'plan', await firstStep(page), 'scheme/eia', 'what-if', 'balance']) {
        await goTo(page, place);
        assert.equal(await page.evaluate(() => document.querySelectorAll('#mirror h1').length), 1, place);
        tell(place, await read());
      }

      const text = `${lines.join('\n').trimEnd()}\n`;
      const file = path.join(project, `tests/web/transcripts/company.${language}.txt`);
      if (approving) {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      assert.ok(existsSync(file), `nothing is approved yet: ${path.relative(project, file)} (tools/approve reader)`);
      assert.deepEqual(text.split('\n'), readFileSync(file, 'utf8').split('\n'));
    });
});

const fieldOf = (page) => page.evaluate(() => document.querySelector('#mirror main input[type="text"]').closest('[data-key]').dataset.key);

async function firstStep(page) {
  await goTo(page, 'plan');
  return page.evaluate(() => document.querySelector('#mirror [data-look="node_can"][href]').getAttribute('href').slice(1));
}
