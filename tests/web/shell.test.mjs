// What a person gets before the application is there, and beside it: the outline, icons, the page that does not exist.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { bakery, record, said } from './journey.mjs';
import { axe, built, closeAll, dist, open, ready, until } from './support.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const file = (name) => readFileSync(path.join(dist, name));

// Width and height of a PNG image.
function sizeOf(bytes) {
  assert.deepEqual([...bytes.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

// Adds up how far what stood somewhere moved, from the first paint on.
function watchShifts(page) {
  return page.addInitScript(() => {
    globalThis.shifts = { sum: 0, what: [] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        globalThis.shifts.sum += entry.value;
        for (const { node, previousRect, currentRect } of entry.sources)
          globalThis.shifts.what.push(`${node?.nodeName} ${node?.dataset?.key ?? node?.className ?? ''} ${JSON.stringify(previousRect)} ${JSON.stringify(currentRect)}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

describe('while it loads', () => {
  for (const view of ['canvas', 'text'])
    for (const [address, viewport] of [['', { width: 1366, height: 900 }], ['#question/s_heating', { width: 390, height: 844 }]])
      test(`nothing jumps in the ${view} view at "${address}"`, async (t) => {
        const { page, server } = await open(t, { folder: dist, viewport, address: '404.css', wait: false });
        await watchShifts(page);
        await page.goto(`${server.url}?date=${bakery.date}&view=${view}${address}`);
        await ready(page);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const { sum, what } = await page.evaluate(() => globalThis.shifts);
        assert.ok(sum < 0.01, `${sum}: ${what.join(' | ')}`);
      });

  // The application waits for its content until the test lets it come.
  for (const [address, first] of [['', 'welcome'], ['#plan', 'question']])
    test(`the outline of the ${first} screen stands there at "${address}"`, async (t) => {
      let come = () => {};
      const held = new Promise((resolve) => { come = resolve; });
      const { page, server, context } = await open(t, { address: '404.css', wait: false });
      await context.route('**/content.pack', async (route) => { await held; await route.continue(); });
      await page.goto(`${server.url}${address}`, { waitUntil: 'commit' });
      await until('the outline', () => page.locator(`.bones[data-first="${first}"]`).isVisible());
      assert.equal(await page.locator('.bones:visible').count(), 1);
      assert.equal(await page.locator('#loading').getByText('Daarna werkt het op dit apparaat').isVisible(), true);
      assert.deepEqual(await axe(page), []);
      come();
      await ready(page);
      assert.equal(await page.locator('#start').isVisible(), false);
    });
});

describe('small things', () => {
  test('icons and pictures are there in the sizes that the page names', async (t) => {
    const { page, server } = await open(t, {});
    const named = await page.evaluate(() => [...document.querySelectorAll('link[rel~="icon"], link[rel="apple-touch-icon"], link[rel="manifest"], meta[property="og:image"]')]
      .map((element) => element.href ?? new URL(element.content, location.href).href));
    assert.equal(named.length, 5);
    for (const address of named) {
      assert.ok(address.startsWith(server.url), address);
      const answer = await page.request.get(address);
      assert.equal(answer.status(), 200, address);
    }
    for (const size of [180, 192, 512]) assert.deepEqual(sizeOf(file(`icon-${size}.png`)), [size, size]);
    assert.deepEqual(sizeOf(file('social.png')), [1200, 630]);
    assert.ok(file('social.png').length > 40000, 'there is something on it');
    const ico = file('favicon.ico');
    assert.deepEqual([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)], [0, 1, 3]);
    const manifest = JSON.parse(file('manifest.webmanifest'));
    for (const { src } of manifest.icons) assert.ok(file(src).length > 100, src);
    assert.equal(await page.locator('meta[name="description"]').count(), 1);
    assert.equal(await page.locator('meta[name="theme-color"]').count() > 0, true);
    assert.equal(await page.getAttribute('meta[property="og:title"]', 'content'), said('welcome.title'));
    assert.equal(await page.getAttribute('meta[property="og:description"]', 'content'), said('welcome.lead'));
  });

  test('each screen has a title of its own', async (t) => {
    const { page } = await open(t, { kept: record(bakery.answers, {}), address: `?date=${bakery.date}#plan` });
    const titles = new Set();
    for (const place of ['', 'plan', 'answers', 'what-if', 'help', 'about', 'question/s_heating', 'step/led-lighting', 'scheme/eia']) {
      await page.evaluate((next) => { location.hash = next; }, place);
      await until(`a title for ${place}`, async () => {
        const title = await page.title();
        return !titles.has(title) && titles.add(title);
      });
    }
    for (const title of titles) assert.match(title, /\S.*Terreinkompas/);
  });

  for (const view of ['canvas', 'text'])
    test(`the terrain is shown in the ${view} view and is no part of what is read`, async (t) => {
      const { page } = await open(t, { address: `?view=${view}` });
      assert.equal(await page.locator('#mirror [data-key="welcome/picture"]').count(), 0);
      assert.equal(await page.locator('#mirror img').count(), 0);
      if (view === 'text') {
        const image = await page.evaluate(() => getComputedStyle(document.querySelector('#mirror [data-look="hero"]'), '::after').backgroundImage);
        assert.match(image, /terrain\.svg/);
      }
    });

  for (const width of [320, 390, 1366])
    test(`an address that does not exist says so at ${width} wide, in both languages`, async (t) => {
      const missing = (words) => /404/.test(words);
      const { page, server } = await open(t, { address: 'no/such/page', wait: false, viewport: { width, height: 800 }, allow: missing });
      const answer = await page.goto(`${server.url}no/such/page`);
      assert.equal(answer.status(), 404);
      assert.match(answer.headers()['content-type'], /text\/html/);
      assert.match(await page.title(), /Terreinkompas/);
      assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Deze pagina bestaat niet');
      assert.equal(await page.locator('[lang="en"] h2').textContent(), 'This page does not exist');
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      assert.deepEqual(await axe(page), []);
      await page.getByRole('link', { name: 'Ga naar het begin' }).click();
      await ready(page);
    });

  test('a program that asks for a file that does not exist gets a word', async (t) => {
    const { page, server } = await open(t, {});
    const answer = await page.request.get(`${server.url}no/such/file.json`, { headers: { accept: '*/*' } });
    assert.equal(answer.status(), 404);
    assert.equal(await answer.text(), '404');
  });
});
