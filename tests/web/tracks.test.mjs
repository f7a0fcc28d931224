// Both tracks, the whole way from the welcome page to the plan, with the keyboard alone and with a finger alone.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { asked, fragment, keptAnswers, questions, settled } from './journey.mjs';
import { built, closeAll, full, open, until } from './support.mjs';
import { answersOf, date, heard } from './walk.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

// --- what one sees ------------------------------------------------------------------------------------------

// Where the focus is: the key of the block, and whether something shows it.
const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const block = at?.closest?.('[data-key]');
  if (!block) return null;
  const box = (at.localName === 'input' && at.type !== 'text' ? block : at).getBoundingClientRect();
  const ringed = [at, block, at.closest('.field')].some((element) => element && getComputedStyle(element).outlineStyle !== 'none');
  // what lies over the middle of it: nothing but the canvas and itself, or a bar hides it (focus not obscured)
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return { key: block.dataset.key, ringed, control: at.matches('a, button, input'), inSight: box.bottom > 0 && box.top < innerHeight,
    covered: middle !== null && !middle.matches('canvas') && !block.contains(middle) && !middle.contains(block) ? middle.dataset.key ?? middle.localName : '' };
});

// Tab, or the arrows inside a group of radio buttons, until the focus is on the block of a key.
async function reach(page, key, faults) {
  const seen = new Set();
  for (let i = 0; i < 250; ++i) {
    const at = await focused(page);
    if (at?.control) {
      if (!at.ringed) faults.add(`no focus is seen on ${at.key}`);
      if (!at.inSight) faults.add(`the focus is out of sight on ${at.key}`);
      if (at.covered) faults.add(`${at.covered} covers the focus on ${at.key}`);
    }
    if (at?.key === key) return;
    const inGroup = await page.evaluate((wanted) => {
      const group = document.activeElement?.closest('fieldset');
      return document.activeElement?.type === 'radio' && group?.querySelector(`[data-key="${CSS.escape(wanted)}"]`) !== null;
    }, key);
    await page.keyboard.press(inGroup ? 'ArrowDown' : 'Tab');
    if (!inGroup && i > 200) assert.ok(!seen.has(at?.key), `Tab goes round without ${key}`);
    seen.add(at?.key);
  }
  assert.fail(`no Tab reaches ${key} on ${await fragment(page)}`);
}

// --- hands --------------------------------------------------------------------------------------------------

const keyboard = (page, faults) => ({
  async press(key) {
    await reach(page, key, faults);
    const tag = await page.evaluate(() => document.activeElement.localName);
    await page.keyboard.press(tag === 'a' ? 'Enter' : 'Space');
  },
  async type(key, text) {
    await reach(page, key, faults);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  },
});

const finger = (page, faults) => {
  // Scrolls with the finger, as a person does, until the whole of a block is in sight and free of the bars.
  const show = async (key, part = '') => {
    const session = await page.context().newCDPSession(page);
    const selector = `#mirror [data-key="${key}"]${part}`;
    for (let i = 0; i < 60; ++i) {
      await settled(page);
      const { box, height, end } = await page.evaluate((wanted) => {
        const { x, y, width, height: tall } = document.querySelector(wanted).getBoundingClientRect();
        const fixed = document.querySelector(wanted).closest('[data-fixed]') !== null;
        const bars = fixed ? [] : [...document.querySelectorAll('#mirror [data-fixed]')].map((bar) => bar.getBoundingClientRect()).filter((bar) => bar.height > 0).map((bar) => bar.top);
        return { box: { x, y, width, height: tall }, height: innerHeight, end: Math.min(innerHeight, ...bars) };
      }, selector);
      const middle = box.y + box.height / 2;
      if (middle > 8 && middle < end - 8) {
        await session.detach();
        if (box.width < 43.5 || box.height < 43.5) faults.add(`${key} is ${Math.round(box.width)} by ${Math.round(box.height)}`);
        return [box.x + Math.min(box.width / 2, 60), middle];
      }
      const way = Math.max(-height * 0.5, Math.min(height * 0.5, middle - end / 2));
      const x = 12, from = way > 0 ? end - 20 : 80;
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y: from }] });
      for (let step = 1; step <= 8; ++step) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: from - way * step / 8 }] });
      await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      // it glides on for a moment
      let before_ = -1;
      await until('the page stands still', async () => {
        const now = await page.evaluate(() => new Promise((resolve) => { setTimeout(() => resolve(scrollY), 60); }));
        const same = now === before_;
        before_ = now;
        return same;
      });
    }
    return assert.fail(`no scrolling brings ${key} into sight`);
  };
  const tap = async (key, part) => {
    const [x, y] = await show(key, part);
    await page.touchscreen.tap(x, y);
    await settled(page);
  };
  return {
    press: (key) => tap(key),
    async type(key, text) {
      await tap(key, ' input');
      await until('the field has the focus', () => page.evaluate(() => document.activeElement?.type === 'text'));
      await page.evaluate(() => document.activeElement.select());
      await page.keyboard.type(text); // the keyboard on the screen
    },
  };
};

// --- the way ------------------------------------------------------------------------------------------------

async function answer(page, hand, id, value) {
  const { kind } = questions.get(id);
  const key = (option) => `question/${id}/${option ?? 'unsure'}`;
  if (kind === 'one' || kind === 'many') {
    for (const option of [value].flat()) await hand.press(key(option));
  } else {
    const field = await page.evaluate(() => document.querySelector('#mirror main input[type="text"]').closest('[data-key]').dataset.key);
    await hand.type(field, String(value).replace('.', ','));
  }
}

// To the plan, with the answers of the example to all that is asked on the way, or to the first few in the short run.
async function goThrough(page, hand, track) {
  await hand.press(track === 'sme' ? 'welcome/start' : 'welcome/start-terrain');
  const given = {};
  const limit = full ? 200 : 5;
  for (let i = 0; i < limit; ++i) {
    await until('a page', async () => (await fragment(page)) !== '');
    if (await asked(page) === null) {
      if (!full || await fragment(page) === 'plan') break;
      await hand.press('first/continue');
      await until('another page', async () => (await fragment(page)) !== 'first-plan');
      continue;
    }
    const id = await asked(page);
    const value = answersOf[track][id];
    if (value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value))) {
      await hand.press('question/later');
    } else {
      await answer(page, hand, id, value);
      given[id] = value;
      await until(`the answer to ${id}`, async () => JSON.stringify([(await keptAnswers(page))[id]].flat().sort()) === JSON.stringify([value].flat().sort()));
      await hand.press('question/next');
    }
    await until('another page', async () => (await asked(page)) !== id);
  }
  if (await fragment(page) !== 'plan') await hand.press(await wayToPlan(page));
  await until('the plan', async () => (await fragment(page)) === 'plan');
  return given;
}

// The link to the plan that is in sight of everyone: in the header, the tab bar or on the page.
const wayToPlan = (page) => page.evaluate(() => [...document.querySelectorAll('#mirror a[href="#plan"]')].find((link) => link.getBoundingClientRect().width > 8).dataset.key);

describe('the whole way to the plan', () => {
  const ways = [['keyboard', keyboard, { viewport: { width: 1366, height: 768 } }], ['finger', finger, { viewport: { width: 390, height: 844 }, touch: true, context: { isMobile: true } }]];
  for (const track of ['sme', 'terrain'])
    for (const [name, handOf, options] of ways.filter(([is]) => full || (track === 'terrain') === (is === 'keyboard'))) // app.test.mjs has the other
      for (const view of full ? ['canvas', 'text'] : ['canvas'])
        test(`of ${track} with the ${name} alone (${view} view)`, { timeout: full ? 1200000 : 400000 }, async (t) => {
          const { page } = await open(t, { ...options, address: `?${date}&view=${view}` });
          await settled(page);
          const faults = new Set();
          const hand = handOf(page, faults);
          const given = await goThrough(page, hand, track);
          const kept = await keptAnswers(page);
          for (const [id, value] of Object.entries(given)) assert.deepEqual([kept[id]].flat().sort(), [value].flat().sort(), id);
          assert.ok(Object.keys(given).length >= (full ? 15 : 2), Object.keys(given).join(', '));
          // on to a step and back
          const step = await page.evaluate(() => document.querySelector('#mirror main [data-look^="node_"][href]').dataset.key);
          await hand.press(step);
          await until('a step', async () => (await fragment(page)).startsWith('step/'));
          assert.ok((await heard(page)).some((node) => node.role?.value === 'heading'));
          assert.deepEqual([...faults], []);
        });
});
