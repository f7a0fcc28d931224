// A number that is being typed: nobody hears of an error before they have finished.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fragment, keptAnswers, said } from './journey.mjs';
import { built, calls, closeAll, fakeFolder, nodes, open, show, until } from './support.mjs';
import { openAt } from './walk.mjs';

let fake;
before(() => {
  assert.ok(built, 'there is no page to test: tools/run --build-only');
  fake = fakeFolder();
});
after(async () => {
  await closeAll();
  fake.remove();
});

// The clock of a page stands still: time passes when the test says so.
async function stopClock(page) {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60000);
}

describe('the application hears of the end of the typing', () => {
  async function start(t) {
    const { page } = await open(t, { folder: fake.folder, address: '?view=text' });
    await stopClock(page);
    await show(page, { title: 'Vraag', lang: 'nl', written: nodes([{ key: 'main', role: 'main', children: [
      { key: 'h', role: 'heading', level: 1, look: 'h1', label: 'Stroom' },
      { key: 'kwh', role: 'number_field', look: 'number', label: 'Stroom per jaar', unit: 'kWh', act: true },
      { key: 'next', role: 'button', look: 'primary', label: 'Volgende vraag', act: true }] }]) });
    await page.getByRole('textbox').focus();
    return page;
  }
  const told = async (page) => (await calls(page, 'act')).map(([, kind]) => kind).filter((kind) => kind !== 'focus');

  test('after a pause, counted from the last key', async (t) => {
    const page = await start(t);
    await page.keyboard.type('1');
    await page.clock.runFor(1400);
    await page.keyboard.type('2');
    await page.clock.runFor(1400);
    assert.deepEqual(await told(page), ['set_value', 'set_value']);
    await page.clock.runFor(200);
    assert.deepEqual(await told(page), ['set_value', 'set_value', 'settle']);
    await page.clock.runFor(10000);
    assert.equal((await told(page)).length, 3);
  });

  test('by Enter, and when the field is left, once', async (t) => {
    const page = await start(t);
    await page.keyboard.press('Enter');
    assert.deepEqual(await told(page), []);
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.clock.runFor(5000);
    assert.deepEqual(await told(page), ['set_value', 'settle']);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('2');
    await page.keyboard.press('Tab');
    await page.clock.runFor(100);
    assert.deepEqual((await told(page)).slice(2), ['set_value', 'settle']);
  });

  test('not before what is pressed meanwhile', async (t) => {
    const page = await start(t);
    await page.keyboard.type('1');
    const box = await page.getByRole('button').boundingBox();
    await page.mouse.move(box.x + 5, box.y + 5);
    await page.mouse.down();
    await page.clock.runFor(1000);
    assert.deepEqual(await told(page), ['set_value']);
    await page.mouse.up();
    await page.clock.runFor(100);
    assert.deepEqual(await told(page), ['set_value', 'activate', 'settle']);
  });
});

const place = 'question/s_floor_m2'; // from 20 to 200,000
const tooLow = said('error.too_low').replace('{min}', '20');

for (const view of ['canvas', 'text'])
  describe(`a number that is typed in the ${view} view`, () => {
    async function start(t) {
      const { page } = await openAt(t, place, { given: { s_sector: 'bakery' }, view });
      await stopClock(page);
      await page.evaluate(() => {
        globalThis.heard = [];
        const urgent = document.getElementById('urgent');
        new MutationObserver(() => { if (urgent.textContent) globalThis.heard.push(urgent.textContent); }).observe(urgent, { childList: true, subtree: true, characterData: true });
      });
      const input = page.locator('#mirror main input[type="text"]').first();
      await input.focus();
      const pass = (time = 100) => page.clock.runFor(time);
      return {
        page, pass,
        heard: () => page.evaluate(() => globalThis.heard),
        error: () => page.evaluate(() => document.querySelector('#mirror main .error')?.textContent ?? ''),
        async over(text) {
          await page.keyboard.press('ControlOrMeta+a');
          await page.keyboard.type(text);
        },
        async press(key) {
          await pass();
          const target = page.locator(`#mirror [data-key="${key}"]`);
          await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
          await pass();
          const box = await target.boundingBox();
          await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
          await pass();
          await page.mouse.down();
          await pass();
          await page.mouse.up();
          await pass();
        },
      };
    }
    const kept = async (page) => (await keptAnswers(page)).s_floor_m2;

    test('counts when it is right, and is an error after a pause or Enter, said once', async (t) => {
      const { page, pass, heard, error, over } = await start(t);
      await page.keyboard.type('12');
      assert.deepEqual([await error(), await heard(), await kept(page)], ['', [], undefined]);
      await page.keyboard.type('0');
      assert.equal(await kept(page), 120);
      await over('1');
      await pass(1400);
      await page.keyboard.type('9');
      await pass(1400);
      assert.deepEqual([await error(), await heard()], ['', []]);
      await pass(200);
      assert.equal(await error(), tooLow);
      await until('it is said', async () => (await heard()).length > 0);
      assert.deepEqual(await heard(), [tooLow]);
      await over('15');
      assert.deepEqual([await error(), (await heard()).length], [tooLow, 1]);
      await page.keyboard.type('0');
      assert.deepEqual([await error(), await kept(page)], ['', 150]);

      await over('7');
      assert.equal(await error(), '');
      await page.keyboard.press('Enter');
      assert.equal(await error(), tooLow);
      await over('70a'); // never becomes right
      assert.equal(await error(), said('error.no_number'));
      await until('that is said', async () => (await heard()).length > 2);
      await pass(5000);
      assert.deepEqual(await heard(), [tooLow, tooLow, said('error.no_number')]);
    });

    test('is an error when the field is left', async (t) => {
      const { page, pass, heard, error } = await start(t);
      await page.keyboard.type('1');
      await page.keyboard.press('Tab');
      await pass();
      assert.equal(await error(), tooLow);
      await until('it is said', async () => (await heard()).length > 0);
      assert.deepEqual(await heard(), [tooLow]);
    });

    test('holds who wants to go on, with the focus on the field', async (t) => {
      const { page, heard, error, over, press } = await start(t);
      await over('120');
      await over('1');
      await press('question/next');
      assert.equal(await fragment(page), place);
      assert.equal(await error(), tooLow);
      await until('it is said', async () => (await heard()).length > 0);
      assert.deepEqual(await heard(), [tooLow]);
      assert.equal(await page.evaluate(() => document.activeElement.type), 'text');
      await over('130');
      await press('question/next');
      await until('the next question', async () => (await fragment(page)) !== place);
      assert.equal(await kept(page), 130);
    });

    test('is no error for who presses that they do not know', async (t) => {
      const { page, pass, heard, error, press } = await start(t);
      await page.keyboard.type('1');
      await press(`${place}/unsure`);
      await pass(5000);
      assert.equal(await kept(page), null);
      assert.deepEqual([await error(), await heard()], ['', []]);
    });
  });
