// The bench in a browser: the slider by keys and by hand in both views, charts as tables, variants that are kept.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { record, reload, said, settled } from './journey.mjs';
import { axe, built, closeAll, open, until } from './support.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const given = { s_elec_kwh: 85000, s_gas_m3: 26000 };
const key = (name) => `#mirror [data-key="${name}"]`;
const slider = `${key('what-if/budget/slider')} > input`;

async function bench(t, view) {
  const opened = await open(t, { kept: record(given, { view }), address: `?date=2026-11-26&view=${view}#what-if` });
  await settled(opened.page);
  await opened.page.locator(slider).waitFor({ state: 'attached' });
  return opened;
}

const value = (page) => page.locator(slider).evaluate((input) => Number(input.value));
const ends = (page) => page.locator(slider).evaluate((input) => ({ min: Number(input.min), max: Number(input.max), step: Number(input.step) }));
const spoken = (page) => page.locator(slider).getAttribute('aria-valuetext');

for (const view of ['canvas', 'text']) {
  test(`the slider goes by keys from tick to tick in the ${view} view`, async (t) => {
    const { page } = await bench(t, view);
    const { max, step } = await ends(page);
    assert.ok(await page.getByRole('slider').count() === 1);
    await page.locator(slider).focus();
    await page.keyboard.press('Home');
    await until('the first end', async () => (await value(page)) === 0);
    const places = [];
    for (let i = 0; i < 3; ++i) {
      const before = await spoken(page);
      await page.keyboard.press('ArrowRight');
      await until('a tick further', async () => (await spoken(page)) !== before);
      places.push(await spoken(page));
    }
    assert.equal(new Set(places).size, 3);
    assert.ok(places.every((words) => words.includes('€')));
    await page.keyboard.press('ArrowLeft');
    await until('a tick back', async () => (await spoken(page)) === places[1]);
    await page.keyboard.press('PageUp');
    await until('ten ticks further', async () => (await spoken(page)) !== places[1]);
    await page.keyboard.press('End');
    await until('the last end', async () => max - (await value(page)) <= step);
    assert.equal(await page.evaluate(() => document.activeElement.type), 'range');
    assert.deepEqual(await axe(page), []);
  });

  test(`the slider follows a hand in the ${view} view, and the field says what it is at`, async (t) => {
    const { page } = await bench(t, view);
    const { max } = await ends(page);
    await page.locator(slider).scrollIntoViewIfNeeded();
    const box = await page.locator(slider).boundingBox();
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width - 4, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, y, { steps: 4 });
    await page.mouse.move(box.x + box.width * 0.5, y, { steps: 4 });
    await page.mouse.up();
    await until('the middle', async () => Math.abs((await value(page)) / max - 0.5) < 0.05);
    const field = page.locator(`${key('what-if/budget/value')} input`);
    const typed = Number((await field.inputValue()).replaceAll('.', ''));
    assert.ok(Math.abs(typed / max - 0.5) < 0.05);
    // The other way round.
    await field.fill('0');
    await until('the slider at the amount of the field', async () => (await value(page)) === 0);
  });

  test(`a weight goes a stop further with an arrow key in the ${view} view, and its stops are large enough for a hand`, async (t) => {
    const { page } = await bench(t, view);
    const stops = page.getByRole('radiogroup', { name: said('what_if.weights.criterion.co2') }).getByRole('radio');
    assert.equal(await stops.count(), 5);
    assert.ok(await stops.nth(2).isChecked());
    await stops.nth(2).focus();
    await page.keyboard.press('ArrowRight');
    await until('the next stop', () => stops.nth(3).isChecked());
    const name = page.locator(key('what-if/weight/co2/name'));
    await until('its name says so', async () => (await name.textContent()).includes(said('what_if.weights.stop.3')));
    assert.deepEqual(await axe(page), []);
    for (const width of [1366, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      await until('stops of 44', () => page.locator('#mirror label[data-look="weight_stop"]').evaluateAll((all) => all.length === 30
        && all.map((one) => one.getBoundingClientRect()).every(({ width: w, height: h }) => w >= 43.9 && h >= 43.9)));
    }
  });

  test(`charts are swapped for their tables in the ${view} view`, async (t) => {
    const { page } = await bench(t, view);
    for (const chart of ['what-if/route', 'what-if/running']) {
      const rows = page.locator(`${key(`${chart}/table`)} [role="row"]`);
      const count = await rows.count(); // there for those who hear the page, before it is shown
      assert.ok(count > 2);
      const swap = page.locator(key(`${chart}/swap`));
      await swap.focus();
      await page.keyboard.press('Enter');
      await until('the table', async () => (await page.locator(key(`${chart}/numbers`)).getAttribute('data-mirror-only')) === null);
      assert.equal(await rows.count(), count);
      await page.keyboard.press('Enter');
      await until('the chart', async () => (await page.locator(key(`${chart}/numbers`)).getAttribute('data-mirror-only')) === 'true');
    }
    const link = page.locator(`${key('what-if/route/rows')} a`).first();
    await link.focus();
    await page.keyboard.press('Enter');
    await until('the page of the step', async () => (await page.evaluate(() => document.getElementById('mirror').dataset.fragment)).startsWith('step/'));
  });
}

test('a variant is still there after the page was closed', async (t) => {
  const { page } = await bench(t, 'text');
  await page.locator(`${key('what-if/budget/value')} input`).fill('5000');
  await page.locator(key('what-if/variants/new')).click();
  await page.locator(key('what-if/table/head/c')).waitFor({ state: 'attached' });
  await page.locator(`${key('what-if/budget/value')} input`).fill('20000');
  await until('the second amount', async () => (await page.locator(key('what-if/table/head/c')).textContent()).includes('20.000'));
  await reload(page);
  await settled(page);
  assert.ok((await page.locator(key('what-if/table/head/b')).textContent()).includes('5.000'));
  assert.ok((await page.locator(key('what-if/table/head/c')).textContent()).includes('20.000'));
});
