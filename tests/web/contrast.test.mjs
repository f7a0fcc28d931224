// Contrast of the canvas, measured on the pixels that were painted: every text run against the ground around it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { goTo } from './journey.mjs';
import { built, closeAll, full } from './support.mjs';
import { asTheme, kinds, openAt, settled, themes } from './walk.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const linear = Array.from({ length: 256 }, (_, value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
const luminance = (r, g, b) => 0.2126 * linear[r] + 0.7152 * linear[g] + 0.0722 * linear[b];
const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

// The ground is the commonest colour of a run. The letters are its pixel that is furthest from the ground: smoothing
// leaves the full colour only where a stroke is wider than a pixel, so shots are taken at twice the scale, where every
// stroke of our letters is.
export function contrastOf(picture, box) {
  const counts = new Map();
  const from = [Math.max(Math.floor(box.x), 0), Math.max(Math.floor(box.y), 0)];
  const to = [Math.min(Math.ceil(box.x + box.w), picture.width), Math.min(Math.ceil(box.y + box.h), picture.height)];
  for (let y = from[1]; y < to[1]; ++y)
    for (let x = from[0]; x < to[0]; ++x) {
      const at = 4 * (y * picture.width + x);
      const colour = (picture.data[at] << 16) | (picture.data[at + 1] << 8) | picture.data[at + 2];
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  const light = (colour) => luminance(colour >> 16, (colour >> 8) & 255, colour & 255);
  const all = [...counts].sort((a, b) => b[1] - a[1]);
  if (all.length === 0) return null;
  const ground = light(all[0][0]);
  let best = 1;
  // a single pixel is no letter
  for (const [colour, count] of all) if (count >= 3) best = Math.max(best, ratio(light(colour), ground));
  return best;
}

// Large is from 24 px, or from 18.66 px and bold (WCAG 2.2, 1.4.3). The line of a run is about 1.2 times its letters.
const isLarge = (text) => text.h / 1.2 >= 24;

async function measured(page, scale) {
  const { texts } = await page.evaluate(() => globalThis.terreinkompas.painted());
  const { top, width, height } = await page.evaluate(() => ({ top: scrollY, width: innerWidth, height: innerHeight }));
  const off = new Set(await page.evaluate(() => [...document.querySelectorAll('#mirror :is([disabled], [aria-disabled="true"])')].map((element) => element.dataset.key)));
  const picture = PNG.sync.read(await page.screenshot({ caret: 'hide' }));
  // what stays at the bottom of a small window lies over the rest
  const bars = await page.evaluate(() => [...document.querySelectorAll('#mirror [data-fixed]')].map((element) => element.getBoundingClientRect().top).filter((at) => at > 0));
  const end = Math.min(height, ...bars);
  const faults = [];
  let count = 0;
  for (const text of texts) {
    const y = text.fixed ? text.y : text.y - top;
    const hidden = !text.fixed && (y < 0 || y + text.h > end);
    if (!text.text.trim() || off.has(text.key) || hidden || text.x < 0 || text.x + text.w > width) continue;
    const contrast = contrastOf(picture, { x: text.x * scale, y: y * scale, w: text.w * scale, h: text.h * scale });
    count += 1;
    if (contrast !== null && contrast < (isLarge(text) ? 3 : 4.5)) faults.push(`${text.key} “${text.text}”: ${contrast.toFixed(2)}`);
  }
  return { faults, count };
}

const telling = ['', 'plan', 'question/one', 'scheme'];

describe('letters on the canvas stand out from their ground', () => {
  for (const theme of themes)
    test(`in the ${theme} theme: 4.5, and 3 for large ones`, { timeout: 900000 }, async (t) => {
      const scale = 2, width = full ? 800 : 500;
      const { page } = await openAt(t, '', { scale, viewport: { width, height: full ? 1200 : 1000 } });
      await asTheme(page, theme);
      const found = [];
      let count = 0;
      const places = full ? await kinds(page, 'sme') : telling.map((kind) => [kind, { 'question/one': 'question/s_heating', scheme: 'scheme/eia' }[kind] ?? kind]);
      for (const [kind, place] of places) {
        await goTo(page, place);
        for (let screenful = 0; screenful < (full ? 6 : 1); ++screenful) { // the whole page, a window at a time
          const more = await page.evaluate((at) => {
            scrollTo(0, at * innerHeight * 0.9);
            return document.documentElement.scrollHeight > (at + 1) * innerHeight * 0.9 + innerHeight * 0.1;
          }, screenful);
          await settled(page);
          const result = await measured(page, scale);
          count += result.count;
          for (const fault of result.faults) found.push(`${kind || 'welcome'}: ${fault}`);
          if (!more) break;
        }
      }
      assert.ok(count > (full ? 400 : 40), `${count} texts`);
      assert.deepEqual([...new Set(found)], []);
    });
});

test('the measure tells a weak contrast from a strong one', async () => {
  const picture = { width: 60, height: 20, data: Buffer.alloc(60 * 20 * 4, 255) };
  const strokes = (value) => {
    for (let y = 4; y < 16; ++y) for (const x of [10, 11, 20, 21, 30, 31]) picture.data.fill(value, 4 * (60 * y + x), 4 * (60 * y + x) + 3);
  };
  const box = { x: 0, y: 0, w: 60, h: 20 };
  assert.equal(contrastOf(picture, box), 1);
  strokes(0x77); // the well-known grey that just fails on white
  assert.equal(contrastOf(picture, box).toFixed(2), '4.48');
  strokes(0x76);
  assert.equal(contrastOf(picture, box).toFixed(2), '4.54');
  picture.data[0] = picture.data[1] = picture.data[2] = 0;
  assert.equal(contrastOf(picture, box).toFixed(2), '4.54');
});
