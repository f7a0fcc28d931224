// At rest nothing is drawn and nothing waits for its turn, on every kind of screen.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { settled } from './journey.mjs';
import { built, closeAll, full, until } from './support.mjs';
import { openAt, tracks, walk } from './walk.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const drawn = (page) => page.evaluate(() => globalThis.terreinkompas.frames());
const asked = (page) => page.evaluate(() => globalThis.asks);

// Counts the frames that anyone asks the browser for.
const count = (page) => page.evaluate(() => {
  globalThis.asks = 0;
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (then) => { globalThis.asks += 1; return ask(then); };
});

describe('at rest', () => {
  test('nothing is drawn and no frame is asked for', async (t) => {
    const { page } = await openAt(t, 'question/s_heating');
    await count(page);
    const before_ = await drawn(page);
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 2000); })); // the rest itself is the measure
    assert.equal(await drawn(page), before_);
    assert.equal(await asked(page), 0);
    await page.mouse.move(500, 300);
    await until('a frame after the mouse', async () => (await drawn(page)) > before_);
    await settled(page);
    assert.ok((await drawn(page)) - before_ < 12);
  });

  // The clock of the page is put on: what waits for a time comes as well.
  for (const track of full ? tracks : ['sme'])
    test(`every kind of screen of ${track} rests`, { timeout: 400000, skip: !full && 'only in the full run' }, async (t) => {
      const { page } = await openAt(t, '', { track });
      await page.clock.install();
      await count(page);
      const faults = [], seen = new Set();
      await walk(page, track, async ({ kind }) => {
        await page.clock.runFor(2000); // the place is remembered a moment after scrolling
        await settled(page);
        const [frames, asks] = [await drawn(page), await asked(page)];
        await page.clock.runFor(10000);
        if (await drawn(page) !== frames) faults.push(`${kind}: ${await drawn(page) - frames} frames`);
        if (await asked(page) !== asks) faults.push(`${kind}: ${await asked(page) - asks} asked for`);
        seen.add(kind.split(/[ /]/)[1]);
      });
      assert.deepEqual(faults, []);
      for (const page_ of ['welcome', 'question', 'plan', 'step', 'what-if', 'balance', 'display']) assert.ok(seen.has(page_), `${page_} was not seen: ${[...seen]}`);
      assert.ok((await asked(page)) > 0); // the measure counts
    });
});
