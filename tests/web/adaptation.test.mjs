// The page as people set it: colours of the system, wider text, zoom, a turned device, a keyboard on the screen.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { goTo } from './journey.mjs';
import { built, closeAll, full, until } from './support.mjs';
import { kinds, openAt, settled, tracks, walk } from './walk.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const some = full ? () => true : (kind) => ['', 'plan', 'question/one', 'question/number', 'what-if', 'answers'].includes(kind);

// --- colours of the system ------------------------------------------------------------------------------------

// By itself Playwright waits for two equal frames first, which a busy machine may take long for.
const boxOf = (page, key) => page.evaluate((wanted) => {
  const target = document.querySelector(`#mirror [data-key="${CSS.escape(wanted)}"]`);
  target.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = target.getBoundingClientRect();
  return { x, y, width, height };
}, key);
const shotOf = async (page, key) => {
  const clip = await boxOf(page, key);
  return PNG.sync.read(await page.screenshot({ caret: 'hide', clip }));
};

// How many pixels of two pictures differ so that an eye sees it, where both have some.
function pixelsApart(a, b) {
  let count = 0;
  for (let y = 0; y < Math.min(a.height, b.height); ++y)
    for (let x = 0; x < Math.min(a.width, b.width); ++x) {
      const [p, q] = [4 * (y * a.width + x), 4 * (y * b.width + x)];
      if (Math.abs(a.data[p] - b.data[q]) + Math.abs(a.data[p + 1] - b.data[q + 1]) + Math.abs(a.data[p + 2] - b.data[q + 2]) > 120) count += 1;
    }
  return count;
}

describe('colours of the system', () => {
  for (const scheme of full ? ['light', 'dark'] : ['dark']) {
    const forced = { viewport: { width: 1000, height: 900 }, context: { forcedColors: 'active', colorScheme: scheme } };

    test(`the text view starts, and everything is there (${scheme})`, { timeout: 300000 }, async (t) => {
      const { page } = await openAt(t, '', { view: 'canvas', ...forced });
      assert.equal(await page.evaluate(() => document.documentElement.dataset.view), 'text');
      const faults = [];
      await walk(page, 'sme', async ({ kind }) => {
        for (const fault of await page.evaluate(unseen)) faults.push(`${kind}: ${fault}`);
      }, { some });
      assert.deepEqual(faults, []);
    });

    test(`what is chosen, where one is and the focus are seen (${scheme})`, { timeout: 300000 }, async (t) => {
      const { page } = await openAt(t, 'question/s_heating', forced);
      const changes = async (what, key, deed) => {
        await page.evaluate(() => document.activeElement.blur());
        await page.mouse.move(0, 0);
        const before_ = await shotOf(page, key);
        await deed(key);
        await page.evaluate(() => document.activeElement.blur());
        await page.mouse.move(0, 0);
        await settled(page);
        const apart = pixelsApart(before_, await shotOf(page, key));
        assert.ok(apart >= 40, `${what} on ${key} changes ${apart} pixels`);
      };
      const press = async (key) => {
        const { x, y, width, height } = await boxOf(page, key);
        await page.mouse.click(x + width / 2, y + height / 2);
        await until(`${key} is chosen`, () => page.evaluate((wanted) => document.querySelector(`#mirror [data-key="${CSS.escape(wanted)}"]`).dataset.chosen === 'true', key));
      };
      await changes('choosing', 'question/s_heating/gas_old', press);
      await goTo(page, 'question/s_installations');
      const box = await page.evaluate(() => document.querySelector('#mirror main input[type="checkbox"]:not(:checked)').closest('[data-key]').dataset.key);
      await changes('choosing', box, press);
      await goTo(page, 'what-if');
      const segment = await page.evaluate(() => document.querySelector('#mirror main label:is([data-look="segment"], [data-look="weight_stop"]):not([data-chosen])')?.dataset.key);
      if (segment) await changes('choosing', segment, press);
      // the ring is around a thing, so the picture is of the window
      for (const place of ['plan', 'question/s_elec_kwh']) {
        await goTo(page, place);
        await page.evaluate(() => { scrollTo(0, 0); document.activeElement.blur(); });
        const whole = PNG.sync.read(await page.screenshot({ caret: 'hide' }));
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await page.evaluate(() => scrollTo(0, 0));
        const apart = pixelsApart(whole, PNG.sync.read(await page.screenshot({ caret: 'hide' })));
        assert.ok(apart >= 200, `the focus changes ${apart} pixels on ${place}`);
      }
    });
  }
});

// Runs in the page: controls and words that are in the text view and can't be seen.
function unseen() {
  const faults = [];
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/rgba\(.*, 0\)/.test(colour)) return colour;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  for (const element of document.querySelectorAll('#mirror [data-key]')) {
    if (element.closest('[data-mirror-only], [data-unseen], [inert], [aria-hidden="true"]')) continue;
    const control = element.matches('a, button, label, .field');
    const words = [...element.querySelectorAll(':scope > .words')].find((part) => part.textContent.trim() !== '');
    if (!control && !words) continue;
    const box = element.getBoundingClientRect();
    const hidden = getComputedStyle(element).display === 'none' || element.closest('[hidden]');
    if (hidden && !control) continue; // what only the canvas paints
    if (box.width < 4 || box.height < 4) faults.push(`${element.dataset.key} is not seen`);
    if (!words || words.getBoundingClientRect().width < 4) continue;
    const [text, ground] = [light(getComputedStyle(words).color), light(groundOf(words))];
    const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    if (ratio < 4.5) faults.push(`${element.dataset.key}: contrast ${ratio.toFixed(1)}`);
  }
  return faults;
}

// --- wider text -------------------------------------------------------------------------------------------------

// WCAG 2.2, 1.4.12, as a person's style sheet gives it.
const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

describe('wider text in the text view', () => {
  for (const track of full ? tracks : ['sme'])
    for (const width of full ? [320, 768, 1366] : [390])
      test(`nothing is cut and nothing lies over something else (${track}, ${width} wide)`, { timeout: 600000 }, async (t) => {
        const { page } = await openAt(t, '', { track, view: 'text', viewport: { width, height: 900 } });
        const faults = [];
        await page.evaluate((style) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(style);
          document.adoptedStyleSheets = [sheet];
        }, spacing);
        assert.equal(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('#mirror h1')).letterSpacing) > 1), true);
        await walk(page, track, async ({ kind }) => {
          for (const fault of await page.evaluate(cutOrCovered)) faults.push(`${kind}: ${fault}`);
        }, { some, unfolded: full });
        assert.deepEqual(faults, []);
        // and the measure finds what is wrong
        for (const [style, wrong] of [['#mirror h1 { height: 8px; overflow: clip; }', 'is cut below'], ['#mirror h1 { margin-bottom: -4rem !important; }', 'lies over'], ['#mirror h1 { width: 200vw; }', ' wide in ']]) {
          await page.evaluate((added) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(added);
            document.adoptedStyleSheets = [document.adoptedStyleSheets[0], sheet];
          }, style);
          assert.ok((await page.evaluate(cutOrCovered)).some((fault) => fault.includes(wrong)), style);
        }
      });
});

// Runs in the page. Texts that are cut by their box, that lie over each other, and a page that is too wide.
function cutOrCovered() {
  const faults = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`${scrollWidth} wide in ${clientWidth}`);
  const texts = [];
  const walker = document.createTreeWalker(document.getElementById('mirror'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (node.data.trim() === '' || parent.closest('[data-mirror-only], [data-unseen], .drawing, [inert]')) continue;
    const style = getComputedStyle(parent);
    if (style.visibility === 'hidden' || style.clipPath !== 'none') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    const key = parent.closest('[data-key]').dataset.key;
    for (let at = parent; at.id !== 'mirror'; at = at.parentElement) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(at);
      if (clipPath !== 'none') break; // a name for who hears it
      const box = at.getBoundingClientRect();
      for (const rect of rects) {
        if (overflowX !== 'visible' && (rect.right > box.right + 1 || rect.left < box.left - 1)) faults.push(`${key} “${node.data.slice(0, 40)}” is cut at the side`);
        if (overflowY !== 'visible' && overflowY !== 'auto' && (rect.bottom > box.bottom + 3 || rect.top < box.top - 3)) faults.push(`${key} “${node.data.slice(0, 40)}” is cut below`);
      }
    }
    if (!rects.some((rect) => rect.width > 2)) continue;
    for (const rect of rects) texts.push({ node, key, rect, size: Number.parseFloat(style.fontSize) });
  }
  // the letters themselves, without the room of their line
  const inner = ({ rect, size }) => ({ left: rect.left + 1, right: rect.right - 1, top: rect.top + (rect.height - size) / 2 + 2, bottom: rect.bottom - (rect.height - size) / 2 - 2 });
  const boxes = texts.map(inner);
  for (let a = 0; a < boxes.length; ++a)
    for (let b = a + 1; b < boxes.length; ++b) {
      if (texts[a].node === texts[b].node) continue;
      const [p, q] = [boxes[a], boxes[b]];
      if (p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom)
        faults.push(`${texts[a].key} “${texts[a].node.data.slice(0, 30)}” lies over ${texts[b].key} “${texts[b].node.data.slice(0, 30)}”`);
    }
  return [...new Set(faults)];
}

// --- zoom -------------------------------------------------------------------------------------------------------

describe('zoomed in to 400 %: 1280 by 1024 becomes 320 by 256', () => {
  for (const view of ['canvas', 'text'])
    test(`nothing scrolls sideways, and the focus is never hidden (${view} view)`, { timeout: 300000 }, async (t) => {
      const { page } = await openAt(t, '', { view, scale: full ? 4 : 1, viewport: { width: 320, height: 256 } });
      const faults = new Set();
      const places = full ? (await kinds(page, 'sme')).map(([, place]) => place) : ['plan', 'question/s_elec_kwh'];
      for (const place of places) {
        await goTo(page, place);
        const [inner, outer] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
        if (outer > inner) faults.add(`${place}: ${outer} wide in ${inner}`);
        for (let i = 0; i < (full ? 60 : 25); ++i) {
          await page.keyboard.press('Tab');
          const fault = await page.evaluate(hiddenFocus);
          if (fault) faults.add(`${place}: ${fault}`);
        }
      }
      assert.deepEqual([...faults], []);
    });
});

// Runs in the page: what is wrong with the focus, or nothing. A thing that is higher than the window shows a part.
function hiddenFocus() {
  const at = document.activeElement;
  const block = at?.closest?.('[data-key]');
  if (!block) return '';
  const { top, bottom } = (at.type === 'radio' || at.type === 'checkbox' ? block : at).getBoundingClientRect();
  const fixed = block.closest('[data-fixed]') !== null;
  const bars = fixed ? [] : [...document.querySelectorAll('#mirror [data-fixed]')].map((bar) => bar.getBoundingClientRect()).filter((bar) => bar.height > 0).map((bar) => bar.top);
  const end = Math.min(innerHeight, ...bars);
  const seen = Math.min(bottom, end) - Math.max(top, 0);
  return seen < Math.min(bottom - top, 24) ? `${block.dataset.key} has the focus at ${Math.round(top)} to ${Math.round(bottom)}, of ${Math.round(end)} in sight` : '';
}

// --- a turned device and a keyboard on the screen ---------------------------------------------------------------------

const size = (page, width, height) => page.setViewportSize({ width, height });

describe('a device that is turned', () => {
  for (const view of ['canvas', 'text'])
    test(`keeps the place and the focus (${view} view)`, { timeout: 300000 }, async (t) => {
      const { page } = await openAt(t, 'plan', { view, viewport: { width: 390, height: 844 }, touch: true });
      const middle = await page.evaluate(() => {
        const steps = [...document.querySelectorAll('#mirror main [data-look^="node_"][href]')];
        const step = steps[Math.floor(steps.length / 2)];
        scrollTo(0, step.getBoundingClientRect().top + scrollY - 120);
        return step.dataset.key;
      });
      await settled(page);
      await until('the scrolling rests', () => page.evaluate(() => history.state?.top === scrollY));
      const top = () => page.evaluate((key) => document.querySelector(`#mirror [data-key="${CSS.escape(key)}"]`).getBoundingClientRect().top, middle);
      const from = await top();
      for (const [width, height] of [[844, 390], [390, 844]]) {
        await size(page, width, height);
        await until('the other layout', () => page.evaluate((wide) => document.documentElement.clientWidth === wide, width));
        await settled(page);
        await until(`the step is in sight at ${width} wide, as it was at ${Math.round(from)}`, async () => (await top()) > -40 && (await top()) < height - 60, 5000);
      }
      await page.locator(`#mirror [data-key="${middle}"]`).focus();
      await size(page, 844, 390);
      await until('the focus is in sight', async () => (await top()) > -40 && (await top()) < 350, 5000);
      assert.equal(await page.evaluate(() => document.activeElement.dataset.key), middle);
    });
});

describe('a keyboard on the screen', () => {
  for (const view of ['canvas', 'text'])
    test(`leaves the field in sight, free of the bar (${view} view)`, { timeout: 300000 }, async (t) => {
      const { page } = await openAt(t, 'question/s_elec_kwh', { view, viewport: { width: 390, height: 844 }, touch: true });
      const field = page.locator('#mirror main input[type="text"]').first();
      await page.evaluate(() => { // at the lower end of the window, where the keyboard will be
        const { top } = document.querySelector('#mirror main input[type="text"]').getBoundingClientRect();
        scrollTo(0, Math.max(0, top + scrollY - 600));
      });
      await settled(page);
      await field.focus();
      await size(page, 390, 420);
      await settled(page);
      await until('the field is in sight', async () => (await page.evaluate(hiddenFocus)) === '', 5000);
      await page.keyboard.type('1');
      assert.ok((await field.inputValue()).includes('1'));
    });
});

// --- a notch, rounded corners, the bar of a phone ---------------------------------------------------------------------

describe('what the device covers', () => {
  for (const view of ['canvas', 'text'])
    test(`holds nothing of ours (${view} view)`, { timeout: 300000 }, async (t) => {
      const { page, context } = await openAt(t, 'plan', { view, viewport: { width: 800, height: 390 }, touch: true });
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 0, left: 47, right: 47, bottom: 21 } });
      await size(page, 844, 390);
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--safe-left')), '47px');
      await until('room at the side', () => page.evaluate(() => document.querySelector('#mirror h1').getBoundingClientRect().left >= 47));
      await settled(page);
      const outside = () => page.evaluate(() => [...document.querySelectorAll('#mirror [data-key]:is(a, button, label, h1, h2, h3, p, .field)')]
        .filter((element) => !element.closest('[data-mirror-only], [data-unseen]'))
        .map((element) => [element.dataset.key, element.getBoundingClientRect()])
        .filter(([, { left, right, width }]) => width > 1 && (left < 47 || right > innerWidth - 47))
        .map(([key, { left, right }]) => `${key} ${Math.round(left)} to ${Math.round(right)}`));
      // the new width comes with the next frame
      await until('nothing outside', async () => (await outside()).length === 0).catch(async () => assert.deepEqual(await outside(), []));
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true);
      const lowest = () => page.evaluate(() => Math.max(...[...document.querySelectorAll('#mirror footer a, #mirror footer button, #mirror [data-fixed] a, #mirror [data-fixed] button')]
        .map((element) => element.getBoundingClientRect().bottom)));
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await settled(page);
      assert.ok(await lowest() <= 390 - 21, `${await lowest()}`);
      // and a finger still presses what is painted there
      const link = page.locator('#mirror footer a[href="#help"]');
      await link.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await settled(page);
      const box = await link.boundingBox();
      await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
      await until('help', () => page.evaluate(() => document.getElementById('mirror').dataset.fragment === 'help'));
    });
});
