// The charts of the plan with keys: each is swapped for its table, and each point leads to its step.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bakery, fragment, goTo, record, settled, sorted } from './journey.mjs';
import { built, closeAll, open, until } from './support.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const answers = sorted(bakery.answers);

async function openPlan(t, view) {
  const opened = await open(t, { kept: record(answers, { view, language: 'nl' }), address: `?date=${bakery.date}&view=${view}#plan` });
  await settled(opened.page);
  return opened;
}

const at = (page, key) => page.locator(`#mirror [data-key="${key}"]`);
const hasFocus = (page, key) => page.evaluate((wanted) => document.activeElement?.closest('[data-key]')?.dataset.key === wanted, key);

describe('a chart of the plan', () => {
  for (const view of ['canvas', 'text'])
    test(`is swapped for its table and back with keys (${view} view)`, async (t) => {
      const { page } = await openPlan(t, view);
      for (const chart of ['compass', 'effort']) {
        const swap = at(page, `${chart}/swap`);
        const sentence = await at(page, `${chart}/message`).textContent();
        assert.equal(await at(page, `${chart}/figure`).getAttribute('aria-label'), sentence);
        const numbers = await at(page, `${chart}/table`).textContent();
        await swap.focus();
        await page.keyboard.press('Enter');
        await until('the table alone', async () => (await at(page, `${chart}/figure`).count()) === 0);
        assert.equal(await at(page, `${chart}/numbers`).getAttribute('data-mirror-only'), null);
        assert.equal(await at(page, `${chart}/table`).textContent(), numbers);
        assert.ok(await hasFocus(page, `${chart}/swap`), 'the focus stays at the button');
        await settled(page);
        await page.keyboard.press('Enter');
        await until('the chart', async () => (await at(page, `${chart}/figure`).count()) === 1);
      }
    });

  test('has points that Tab goes through, each with its name and its place on the drawing', async (t) => {
    const { page } = await openPlan(t, 'canvas');
    for (const list of ['compass/themes', 'effort/points']) {
      const keys = await page.evaluate((key) => [...document.querySelectorAll(`#mirror [data-key="${key}"] a`)].map((link) => link.dataset.key), list);
      assert.ok(keys.length > 4, list);
      await at(page, keys[0]).focus();
      for (const key of keys) {
        assert.ok(await hasFocus(page, key), `Tab reaches ${key}`);
        const { name, own, frame, ring } = await page.evaluate(([one, all]) => {
          const box = (element) => { const { left, top, right, bottom } = element.getBoundingClientRect(); return { left, top, right, bottom }; };
          const link = document.querySelector(`#mirror [data-key="${CSS.escape(one)}"]`);
          return { name: link.textContent, own: box(link), frame: box(document.querySelector(`#mirror [data-key="${all}"]`)), ring: getComputedStyle(link).outlineStyle };
        }, [key, list]);
        assert.ok(name.trim().length > 3, `${key}: ${name}`);
        assert.notEqual(ring, 'none', `${key} shows its focus`);
        assert.ok(own.right - own.left >= 20 && own.bottom - own.top >= 20, `${key} is large enough`);
        assert.ok(own.left >= frame.left - 2 && own.right <= frame.right + 2 && own.top >= frame.top - 4 && own.bottom <= frame.bottom + 2, `${key} lies on the drawing`);
        await page.keyboard.press('Tab');
      }
    }
    const first = await at(page, 'effort/points').locator('a').first().getAttribute('href');
    await at(page, 'effort/points').locator('a').first().focus();
    await page.keyboard.press('Enter');
    await until('the step', async () => `#${await fragment(page)}` === first);
    await goTo(page, 'plan');
  });
});
