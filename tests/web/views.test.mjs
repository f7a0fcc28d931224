// The canvas view and the text view are one thing: on every kind of screen of both tracks they offer the same
// actions and say the same words.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { goTo, words } from './journey.mjs';
import { axe, built, closeAll, full } from './support.mjs';
import { asTheme, heard, openAt, settled, themes, tracks, unfold, walk } from './walk.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const controls = new Set(['link', 'button', 'radio', 'checkbox', 'textbox', 'slider', 'switch', 'tab', 'menuitem', 'combobox', 'spinbutton']);
const states = new Set(['checked', 'pressed', 'expanded', 'disabled', 'invalid', 'required', 'modal', 'readonly', 'valuetext', 'valuemin', 'valuemax', 'url']);

// The tool that changes the view says where it leads to, and the switch for it whether it is on: all that differs.
async function said(page) {
  const other = plain(await page.evaluate(() => document.querySelector('#mirror [data-key="tools/view"]')?.textContent ?? ''));
  const nodes = await heard(page);
  const name = ({ name: { value = '' } = {} }) => plain(value);
  const actions = [], heardWords = [], passed = new Set();
  for (const node of nodes) {
    const role = node.role?.value;
    if (name(node) === other && other !== '' && role !== 'switch' && !passed.has(role)) {
      passed.add(role);
      continue;
    }
    if (role === 'StaticText') heardWords.push(...name(node).split(' '));
    else if (controls.has(role) || role === 'heading' || role === 'image') {
      const more = (node.properties ?? []).filter(({ name: is }) => states.has(is))
        .filter(({ name: is }) => is !== 'checked' || role !== 'switch' || name(node) !== plain(words.nl['tools.text_view']))
        .map(({ name: is, value }) => `${is}=${is === 'url' ? String(value.value).replace(/^http:\/\/127[^#]*/, '') : value.value}`).sort();
      actions.push([role, name(node), plain(node.description?.value ?? ''), plain(node.value?.value ?? ''), ...more].join(' | '));
    }
  }
  return { actions, words: heardWords.filter((word) => word !== '' && !/^\p{Private_Use}+$/u.test(word)).sort() };
}

function plain(text) {
  return String(text).replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();
}

const only = (some, others) => {
  const left = [...others];
  return some.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

describe('the two views are equal', () => {
  for (const track of full ? tracks : [tracks[new Date().getDate() % tracks.length]]) // the short run: one of them each day
    for (const [width, height] of full ? [[320, 900], [768, 1024], [1366, 900]] : [track === 'sme' ? [390, 844] : [1366, 900]])
      test(`on every kind of screen of ${track} at ${width} wide, folded and unfolded`, { timeout: 600000 }, async (t) => {
        const seen = { canvas: new Map(), text: new Map() };
        const places = new Map();
        for (const view of ['text', 'canvas']) {
          const { page } = await openAt(t, '', { track, view, viewport: { width, height } });
          const visit = async ({ kind, place }) => {
            places.set(kind, place);
            seen[view].set(kind, await said(page));
            if (!full && track === 'sme') return;
            await unfold(page);
            await settled(page);
            seen[view].set(`${kind}, unfolded`, await said(page));
          };
          await walk(page, track, visit);
        }
        const faults = [];
        for (const [kind, text] of seen.text) {
          const canvas = seen.canvas.get(kind);
          for (const part of ['actions', 'words']) {
            for (const one of only(text[part], canvas[part])) faults.push(`${kind}: only in the text view: ${one}`);
            for (const one of only(canvas[part], text[part])) faults.push(`${kind}: only in the canvas view: ${one}`);
          }
          if (JSON.stringify(text.actions) !== JSON.stringify(canvas.actions)) faults.push(`${kind}: another order`);
          assert.ok(text.actions.length > 5 && text.words.length > 20, kind);
        }
        assert.deepEqual(faults, []);
        assert.ok(places.size > 12, [...places.keys()].join(', '));
      });
});

describe('axe finds nothing', () => {
  // every-screen.test.mjs has it for a company as the page looks by itself
  const every = themes.flatMap((theme) => tracks.flatMap((track) => ['canvas', 'text'].flatMap((view) => [1366, 390].map((width) => [theme, track, view, width]))));
  const matrix = full ? every : [['dark', 'terrain', 'text', 1366], ['contrast', 'sme', 'canvas', 390]];
  for (const [theme, track, view, width] of matrix)
    test(`on the screens of ${track} in the ${view} view, ${theme}, ${width} wide`, { timeout: 600000 }, async (t) => {
      const { page } = await openAt(t, '', { track, view, viewport: { width, height: 900 }, language: width === 390 ? 'en' : 'nl' });
      await asTheme(page, theme);
      const found = [];
      await walk(page, track, async ({ kind }) => {
        for (const fault of await axe(page)) found.push(`${kind}: ${fault}`);
      }, { unfolded: full, some: full ? () => true : (kind) => ['', 'plan', 'question/many', 'balance', 'step/node_can'].includes(kind) });
      assert.deepEqual(found, []);
    });
});

test('a place is the same in both views when the view changes on it', async (t) => {
  const { page } = await openAt(t, 'plan', { view: 'text' });
  await goTo(page, 'what-if');
  const before_ = await said(page);
  await page.locator('#mirror [data-key="tools/view"]').click();
  await page.waitForFunction(() => document.documentElement.dataset.view === 'canvas');
  await settled(page);
  const after_ = await said(page);
  assert.deepEqual([only(before_.words, after_.words), only(after_.words, before_.words)], [[], []]);
  assert.deepEqual(after_.actions, before_.actions);
  // and the measure finds what is missing
  const gone = await page.evaluate(() => {
    const link = document.querySelector('#mirror footer a');
    link.style.visibility = 'hidden';
    return link.textContent;
  });
  const less = await said(page);
  assert.deepEqual(only(after_.actions, less.actions).map((action) => action.split(' | ')[1]), [plain(gone)]);
  assert.notDeepEqual(only(after_.words, less.words), []);
});
