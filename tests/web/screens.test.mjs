// Screens look as they were approved: sizes, themes, languages, scales of the device, large letters, both views.
//   tools/approve [--short]     takes the pictures as they are now for the approved ones
// Each run leaves the pictures and a contact sheet of them in build/reports/screens.

import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { goTo } from './journey.mjs';
import { Approved, difference, inLittle, pictureOf, read, written } from './shots.mjs';
import { browserWith, built, closeAll, full, project } from './support.mjs';
import { asTheme, openAt, themes } from './walk.mjs';

const approving = process.env.TK_APPROVE === '1';
const reports = path.join(project, 'build/reports/screens');
const taken = []; // { file, caption, difference }

before(() => {
  assert.ok(built, 'there is no page to test: tools/run --build-only');
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
});
after(async () => {
  await contactSheet();
  await closeAll();
});

const sizes = { 320: [320, 1200], 390: [390, 1200], 768: [768, 1200], 1366: [1366, 1000], 1920: [1920, 1080], '1080x1920': [1080, 1920] };
const places = {
  welcome: '', choice: 'question/s_heating', number: 'question/s_elec_kwh', plan: 'plan', measure: 'step/led-lighting',
  scheme: 'scheme/eia', 'what-if': 'what-if', balance: 'balance',
};
const all = Object.keys(places);

// What is shot in one page; `looks` are themes with the screens of each.
const everything = Object.keys(sizes).flatMap((size) => [
  ...['nl', 'en'].flatMap((language) => [1, 2].map((scale) => ({ size, language, scale, looks: themes.map((theme) => [theme, all]) }))),
  { size, language: 'nl', scale: 1, large: true, looks: [['light', all]] },
  { size, language: 'nl', scale: 1, view: 'text', looks: [['light', all]] },
]);
const telling = [
  { size: '390', language: 'nl', scale: 1, looks: [['light', ['welcome', 'choice', 'plan']], ['contrast', ['plan']]] },
  { size: '1366', language: 'en', scale: 1, looks: [['light', ['plan', 'what-if']], ['dark', ['welcome', 'plan']]] },
  { size: '320', language: 'nl', scale: 2, looks: [['light', ['number']]] },
  { size: '1080x1920', language: 'nl', scale: 1, looks: [['light', ['welcome']]] },
  { size: '768', language: 'nl', scale: 1, large: true, looks: [['light', ['plan']]] },
  { size: '768', language: 'nl', scale: 1, view: 'text', looks: [['light', ['plan']]] },
];
// An approved picture serves for both scales: it is taken at 1.
const chosen = full ? everything.filter(({ scale }) => !approving || scale === 1) : telling;

async function opened(t, { size, language, scale = 1, large = false, view = 'canvas' }) {
  const [width, height] = sizes[size];
  const { page } = await openAt(t, '', { view, language, scale, viewport: { width, height }, browserFlags: large ? ['--blink-settings=defaultFontSize=32'] : [] });
  return page;
}

describe('screens look as approved', { concurrency: 1 }, () => {
  for (const one of chosen) {
    const { size, language, scale = 1, large = false, view, looks } = one;
    const title = [`${size} wide`, language, `${scale}x`, ...(large ? ['large letters'] : []), ...(view === 'text' ? ['text view'] : [])].join(', ');
    test(title, { timeout: 900000 }, async (t) => {
      const page = await opened(t, one);
      const approved = new Approved(path.join(project, `tests/web/approved/${size}.json`));
      const faults = [];
      for (const [theme, screens] of looks) {
        await asTheme(page, theme);
        for (const screen of screens) {
          await goTo(page, places[screen]);
          await page.evaluate(() => document.fonts.ready);
          const bytes = await page.screenshot({ caret: 'hide' });
          const name = [theme, language, screen, ...(large ? ['large'] : []), ...(view === 'text' ? ['text'] : [])].join(' ');
          const shot = inLittle(pictureOf(bytes), scale);
          const known = approving ? null : approved.get(name);
          const differs = known && difference(known, shot);
          if (approving) approved.set(name, shot);
          else if (!known) faults.push(`${name}: not approved yet (tools/approve)`);
          else if (differs) faults.push(`${name}: differs from the approved one at ${JSON.stringify(differs)}`);
          const file = `${size}${scale > 1 ? `@${scale}x` : ''} ${name}.png`.replaceAll(' ', '-');
          writeFileSync(path.join(reports, file), bytes);
          taken.push({ file, size, caption: `${size}, ${scale}x, ${name}`, differs });
        }
      }
      if (approving) approved.save();
      assert.deepEqual(faults, []);
    });
  }
});

test('what is gone, cut, moved or of another colour is found; other smoothing is not', { skip: approving }, async (t) => {
  for (const size of full ? ['390', '1366'] : ['390']) {
    const page = await opened(t, { size, language: 'nl' });
    await goTo(page, 'plan');
    const whole = pictureOf(await page.screenshot());
    const approved = read(written(inLittle(whole, 1)));
    const [width, height] = sizes[size];
    const changed = (change) => {
      const picture = { ...whole, data: Buffer.from(whole.data) };
      const paint = (x, y, w, h, colour) => {
        for (let py = Math.max(Math.floor(y), 0); py < Math.min(y + h, height); ++py)
          for (let px = Math.max(Math.floor(x), 0); px < Math.min(x + w, width); ++px) picture.data.set(colour, 4 * (py * width + px));
      };
      change(paint, picture);
      return difference(approved, inLittle(picture, 1));
    };
    assert.equal(changed(() => {}), null);

    // every text of at least six letters (twelve in the smallest size), painted over with the colour beside it
    const { texts, boxes } = await page.evaluate(() => globalThis.terreinkompas.painted());
    const at = (x, y) => whole.data.subarray(4 * (Math.floor(y) * width + Math.floor(x)), 4 * (Math.floor(y) * width + Math.floor(x)) + 4);
    const inSight = ({ x, y, w, h }) => x >= 4 && y >= 4 && x + w < width - 4 && y + h < height - 4;
    const words = texts.filter((text) => inSight(text) && text.text.trim().length >= (text.h < 22 ? 12 : 6));
    assert.ok(words.length > 10, `${words.length} texts`);
    const unseen = words.filter(({ x, y, w, h }) => !changed((paint) => paint(x, y, w, h, at(x - 2, y + h / 2)))).map(({ text }) => text);
    assert.deepEqual(unseen, []);
    // the lower half of a text that is cut off
    const { x, y, w, h } = words.reduce((best, text) => (text.h > best.h ? text : best));
    assert.notEqual(changed((paint) => paint(x, y + h / 2, w, h / 2, at(x - 2, y + h / 2))), null, 'a cut text');
    // a card
    const card = boxes.filter(inSight).reduce((best, box) => (box.w * box.h > best.w * best.h ? box : best));
    assert.notEqual(changed((paint) => paint(card.x, card.y, card.w, card.h, [242, 245, 244, 255])), null, 'a card');
    // all that is green becomes as bright a red
    assert.notEqual(changed((_, { data }) => {
      for (let i = 0; i < data.length; i += 4) if (data[i + 1] > data[i] + 24) [data[i], data[i + 1]] = [data[i + 1], data[i]];
    }), null, 'another colour');

    // a device with twice the pixels
    const fine = await opened(t, { size, language: 'nl', scale: 2 });
    await goTo(fine, 'plan');
    assert.equal(difference(approved, inLittle(pictureOf(await fine.screenshot()), 2)), null, 'twice the pixels');

    // letters that are smoothed otherwise: a quarter of each neighbour on both sides
    assert.equal(changed((_, picture) => {
      const from = Buffer.from(picture.data);
      for (let i = 4; i + 8 < from.length; ++i) picture.data[i] = (from[i - 4] + 2 * from[i] + from[i + 4]) / 4;
    }), null, 'smoothed otherwise');
  }
});

async function contactSheet() {
  if (taken.length === 0) return;
  const figure = ({ file, caption, differs }) => `<figure${differs ? ' class="differs"' : ''}><img src="${encodeURIComponent(file)}" alt=""><figcaption>${caption}${differs ? ` differs at ${differs.x}, ${differs.y}` : ''}</figcaption></figure>`;
  const sheets = full ? Object.keys(sizes) : ['all'];
  const browser = await browserWith();
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  for (const sheet of sheets) {
    const some = taken.filter(({ size }) => sheet === 'all' || size === sheet);
    if (some.length === 0) continue;
    const file = path.join(reports, `${sheet}.html`);
    writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>${sheet}</title><style>
      body { display: flex; flex-wrap: wrap; align-items: start; gap: 16px; margin: 16px; background: #888; font: 13px sans-serif; }
      figure { margin: 0; padding: 6px; background: #fff; } img { display: block; height: 360px; } .differs { outline: 4px solid #c00; }
    </style>${some.map(figure).join('\n')}`);
    await page.goto(`file://${file}`);
    await page.screenshot({ path: path.join(reports, `contact-sheet-${sheet}.png`), fullPage: true });
  }
  await page.close();
}
