// The page in a public place: visitors one after the other, what is left of each, the ways out, and who minds it.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';
import { axe, built, closeAll, dist, full, open, ready, until } from './support.mjs';

after(closeAll);

const key = (name) => `#mirror [data-key="${name}"]`;
const fragment = (page) => page.evaluate(() => document.getElementById('mirror').dataset.fragment);
const address = 'https://kompas.example.nl/';
const site = (kiosk) => ({ url }) => (url === '/site.json' ? { status: 200, body: JSON.stringify({ address, kiosk }) } : null);
const start = '?date=2026-11-26&lang=nl&kiosk=true';

// A word that no page has of itself, as the municipality of a visitor.
const canary = (number) => `Kanarievogel${number}dorp`;

// Presses as a script does, for the way of a visitor is walked elsewhere by hand.
const press = (page, name) => page.evaluate((wanted) => document.querySelector(wanted).click(), key(name));

async function visit(page, number) {
  const trail = await page.evaluate(() => history.length);
  await press(page, 'kiosk/start');
  await until('a question', async () => (await fragment(page)).startsWith('question/'));
  assert.equal(await page.evaluate(() => history.length), trail, 'there is nothing to go back to');
  await page.evaluate(() => { location.hash = 'question/s_municipality'; });
  await until('the town', async () => await fragment(page) === 'question/s_municipality');
  await page.getByRole('textbox').first().fill(canary(number));
  await page.getByRole('textbox').first().blur();
  await page.evaluate(() => { location.hash = 'question/s_elec_kwh'; });
  await until('the use', async () => await fragment(page) === 'question/s_elec_kwh');
  await press(page, 'question/s_elec_kwh/band/4'); // of what is chosen nothing stays either
  await press(page, 'kiosk/exact');
  await until('the field', () => page.getByRole('textbox').count());
  await page.getByRole('textbox').first().fill('85000');
  await page.getByRole('textbox').first().blur();
  await page.evaluate(() => { location.hash = 'first-plan'; });
  await until('the result', () => page.locator(key('kiosk/done')).count());
}

// How the page is read: language, theme, size of letters.
const dress = (page) => page.evaluate(() => {
  const html = document.documentElement;
  return [html.lang, html.dataset.theme, getComputedStyle(html).fontSize];
});

// Where the words of an earlier visitor are still found.
async function traces(page, words, { memory: searchMemory = true } = {}) {
  const found = await page.evaluate(async (wanted) => {
    const places = [];
    const look = (where, text) => { if (wanted.some((one) => String(text).includes(one))) places.push(where); };
    look('document', document.documentElement.outerHTML);
    look('address', location.href);
    look('history', JSON.stringify(history.state));
    for (const field of document.querySelectorAll('input')) look('field', field.value);
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) look(name, JSON.stringify({ ...storage }));
    for (const { name } of await indexedDB.databases()) if (name !== 'at home') places.push(`database ${name}`);
    look('name', window.name);
    for (const { url } of performance.getEntriesByType('resource')) look('requests', url);
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) look('cache', url);
    return places;
  }, words);
  if (!searchMemory) return { found };
  // The memory of the application.
  const memory = await page.evaluate((wanted) => {
    const bytes = new Uint8Array(globalThis.memoryOfApplication.buffer);
    const holds = (word) => {
      const letters = new TextEncoder().encode(word);
      for (let at = bytes.indexOf(letters[0]); at !== -1; at = bytes.indexOf(letters[0], at + 1))
        if (letters.every((letter, i) => bytes[at + i] === letter)) return true;
      return false;
    };
    return { searched: bytes.length, found: wanted.filter(holds).map((word) => `memory: ${word}`) };
  }, words);
  return { found: [...found, ...memory.found], searched: memory.searched };
}

// Lets a test search what the application has in memory.
const exposeMemory = (page) => page.addInitScript(() => {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      globalThis.memoryOfApplication = Object.values((made.instance ?? made).exports).find((one) => one instanceof WebAssembly.Memory);
      return made;
    };
  }
});

// A browser that can be cut off, with a profile that stays. Its whole group goes at once.
async function machine(t, profile, address) {
  const child = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', ['--headless', '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--lang=nl-NL', '--js-flags=--liftoff-only',
    `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  const cut = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  t.after(cut);
  let said = '';
  child.stderr.on('data', (words) => { said += words; });
  const [, debugger_] = await until('the browser', () => /DevTools listening on (ws:\S+)/.exec(said));
  const browser = await chromium.connectOverCDP(debugger_);
  const page = browser.contexts()[0].pages()[0];
  await page.goto(address);
  await ready(page);
  return { page, cut };
}

async function wiped(page) {
  await until('the first screen again', () => page.evaluate(() => document.documentElement.dataset.wiping === undefined
    && document.querySelector('#mirror [data-key="kiosk/start"]') !== null).catch(() => false));
  await ready(page);
}

describe('a kiosk', { skip: !built && 'build/web/dist is not there: tools/run --build-only', timeout: full ? 3600000 : 300000 }, () => {
  test('has visitors one after the other, and nothing is left of any of them', async (t) => {
    const { page, context, server } = await open(t, { address: 'icon.svg', wait: false, change: site({ pin: '2580' }) });
    // What the same browser keeps of use at home.
    await page.evaluate(() => new Promise((resolve, reject) => {
      localStorage.setItem('at home', 'stays');
      const opened = indexedDB.open('at home');
      opened.onsuccess = () => resolve(opened.result.close());
      opened.onerror = reject;
    }));
    await exposeMemory(page);
    await page.goto(`${server.url}${start}&view=text`);
    await ready(page);
    const visitors = full ? 300 : 3;
    const sizes = [];
    const memories = []; // bytes of the application
    for (let number = 0; number < visitors; number += 1) {
      await visit(page, number);
      if (number === 0) {
        assert.ok((await traces(page, [canary(0)])).found.includes(`memory: ${canary(0)}`), 'the search finds what is there');
        assert.deepEqual(await axe(page), []);
        assert.equal(await page.locator(key('kiosk/qr')).count(), 1);
      }
      if (number === 1) { // reads another way
        await page.evaluate(() => { location.hash = 'display'; });
        await until('display', async () => await fragment(page) === 'display');
        await press(page, 'display/text/150');
        await press(page, 'display/colours/contrast');
        await press(page, 'tools/language/en');
        await until('English, large, in contrast', async () => JSON.stringify(await dress(page)) === JSON.stringify(['en', 'contrast', '24px']));
        await page.evaluate(() => { location.hash = 'first-plan'; });
        await until('the result', () => page.locator(key('kiosk/done')).count());
      }
      memories.push(await page.evaluate(() => globalThis.memoryOfApplication.buffer.byteLength));
      await press(page, 'kiosk/done');
      await wiped(page);
      if (number === 1) assert.deepEqual(await dress(page), ['nl', 'light', '16px']);
      if (number < 3 || number % 25 === 0) {
        const { found, searched } = await traces(page, [canary(number), '85000']);
        assert.ok(searched > 1000000, `${searched} bytes searched`);
        assert.deepEqual(found, []);
      }
      const session = await context.newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      sizes.push((await session.send('Runtime.getHeapUsage')).usedSize);
      await session.detach();
    }
    const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
    const half = Math.floor(sizes.length / 2);
    const slope = (middle(sizes.slice(half)) - middle(sizes.slice(0, half))) / (visitors / 2);
    const growth = (memories.at(-1) - memories[Math.min(2, memories.length - 1)]) / visitors;
    assert.ok(growth < 1000, `${growth} bytes of the application more per visitor`);
    t.diagnostic(`${visitors} visitors: memory of the application ${memories.at(-1) / 1024} kB, ${Math.round(growth)} bytes more per visitor; script heap ${Math.round(middle(sizes) / 1024)} kB, ${Math.round(slope)} bytes more per visitor`);
    assert.ok(slope < 20000, `${Math.round(slope)} bytes more per visitor`);
    assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('terreinkompas-kiosk')).visitors), visitors);
    assert.deepEqual(await page.evaluate(async () => [localStorage.getItem('at home'), (await indexedDB.databases()).map(({ name }) => name)]), ['stays', ['at home']]);
  });

  test('asks after a rest whether somebody is still there, and wipes when nobody is', async (t) => {
    const { page } = await open(t, { address: 'icon.svg', wait: false, change: site({ idle: 40 }) });
    await page.clock.install();
    await exposeMemory(page);
    await page.goto(`${page.url().replace('icon.svg', '')}${start}&view=canvas`);
    await ready(page);
    await page.clock.runFor(200000);
    assert.equal(await page.locator('#kiosk-still').evaluate((dialog) => dialog.open), false); // nobody was there yet
    await page.mouse.click(5, 400);
    await visit(page, 1);
    await page.mouse.click(5, 400);
    await page.clock.runFor(40500);
    await until('the question', () => page.locator('#kiosk-still').evaluate((dialog) => dialog.open));
    assert.deepEqual(await axe(page), []);
    // The graphics card goes away under the question: it stays, and so does what was answered.
    await page.evaluate(() => {
      document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext();
    });
    await until('the text view', () => page.evaluate(() => document.documentElement.dataset.view === 'text'));
    assert.equal(await page.locator('#kiosk-still').evaluate((dialog) => dialog.open), true);
    await page.clock.runFor(5000);
    assert.match(await page.locator('#kiosk-still p [lang="nl"]').textContent(), /^Over (1[0-5]|\d) seconden/);
    await page.mouse.click(5, 400); // anywhere
    assert.equal(await page.locator('#kiosk-still').evaluate((dialog) => dialog.open), false);
    assert.equal(await fragment(page), 'first-plan');
    await page.evaluate(() => { location.hash = 'answers'; });
    await until('the answers', () => page.getByText(canary(1)).count());
    await page.clock.runFor(40500);
    await until('the question again', () => page.locator('#kiosk-still').evaluate((dialog) => dialog.open));
    await page.clock.runFor(21500);
    await wiped(page);
    assert.deepEqual((await traces(page, [canary(1)])).found, []);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.view), 'canvas', 'drawn again for the next visitor');
  });

  test('shows the whole result in one window, drawn and as text', async (t) => {
    // With a date in the address the page says that it isn't that of today, which takes room.
    const { page } = await open(t, { address: 'icon.svg', wait: false, change: site({ print: true }) });
    await page.clock.setFixedTime(new Date('2026-11-27T12:00:00'));
    await page.goto(`${page.url().replace('icon.svg', '')}?lang=nl&kiosk=true&view=canvas`);
    await ready(page);
    await visit(page, 0);
    const sizes = [[1080, 1920], [1920, 1080], [1366, 768]];
    const faults = [];
    for (const view of ['canvas', 'text']) {
      for (const [width, height] of sizes)
        for (const language of ['nl', 'en']) {
          await page.setViewportSize({ width, height });
          if (await page.evaluate(() => document.documentElement.lang) !== language) {
            await press(page, `tools/language/${language}`);
            await until(language, async () => await page.evaluate(() => document.documentElement.lang) === language);
          }
          await until('it rests', () => page.evaluate((wanted) => innerWidth === wanted && globalThis.terreinkompas.resting(), width));
          const found = await page.evaluate(() => ({
            high: document.documentElement.scrollHeight, wide: document.documentElement.scrollWidth,
            last: Math.max(...[...document.querySelectorAll('#mirror main [data-key]')].map((one) => one.getBoundingClientRect().bottom)),
          }));
          if (found.high > height || found.wide > width || found.last > height) faults.push(`${view} ${width}x${height} ${language}: ${JSON.stringify(found)}`);
          assert.equal(await page.locator(key('kiosk/qr')).count(), 1);
          if (process.env.TK_SHOTS) await page.screenshot({ path: `${process.env.TK_SHOTS}/result-${view}-${width}-${language}.png` });
        }
      if (view === 'canvas') {
        await page.evaluate(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
        await until('the text view', () => page.evaluate(() => document.documentElement.dataset.view === 'text'));
      }
    }
    assert.deepEqual(faults, []);
  });

  test('begins anew after a power cut, and knows how many visitors there were', async (t) => {
    const profile = mkdtempSync(path.join(tmpdir(), 'kompas-kiosk-'));
    const server = await serve(dist, { change: site({}) });
    t.after(async () => {
      await server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
    });
    const onDisk = (words) => spawnSync('grep', ['-rqaF', words, profile]).status === 0;
    const first = await machine(t, profile, `${server.url}${start}&view=text`);
    await visit(first.page, 0);
    await press(first.page, 'kiosk/done');
    await wiped(first.page);
    await visit(first.page, 1);
    await until('the number of visitors is on the disk', () => onDisk('"visitors":1'));
    await first.cut();
    const { page } = await machine(t, profile, `${server.url}${start}&view=text`);
    assert.equal(await fragment(page), '');
    assert.equal(await page.locator(key('kiosk/start')).count(), 1);
    assert.deepEqual((await traces(page, [canary(1), '85000'], { memory: false })).found, []);
    assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('terreinkompas-kiosk')).visitors), 1);
    assert.deepEqual([canary(0), canary(1)].filter(onDisk), []);
  });

  test('lets nobody out, and only who has the PIN in', async (t) => {
    const { page, context, server } = await open(t, { address: `${start}&view=canvas`, viewport: { width: 1080, height: 1920 }, touch: true, change: site({ pin: '2580' }) });
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
    // Files, menus, pulling, keys, other windows and other addresses.
    const prevented = await page.evaluate(() => ['contextmenu', 'dragstart', 'drop', 'selectstart', 'auxclick'].map((type) => {
      const event = new (type === 'drop' ? DragEvent : MouseEvent)(type, { bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    }));
    assert.deepEqual(prevented, [true, true, true, true, true]);
    for (const keys of ['Control+s', 'Control+o', 'Control+p', 'Control+u', 'F5', 'F11', 'Alt+ArrowLeft']) await page.keyboard.press(keys);
    assert.equal(await page.evaluate(() => window.open('https://example.org/')), null);
    for (const place of ['dossiers', 'companies', 'intake', 'take-away', 'share', 'shared/x']) {
      await page.evaluate((wanted) => { location.hash = wanted; }, place);
      await until(`not ${place}`, async () => await fragment(page) === '');
    }
    // A link elsewhere, one into a tab of its own, and our own with the keys and buttons that open another.
    const stopped = await page.evaluate(() => {
      const tries = [
        ['https://example.org/', '', {}], ['mailto:a@example.org', '', {}], ['other.html', '', {}], ['#help', '_blank', {}],
        ['#help', '', { ctrlKey: true }], ['#help', '', { shiftKey: true }], ['#help', '', { metaKey: true }], ['#help', '', { button: 1 }],
      ];
      return tries.filter(([href, target, how]) => {
        const link = Object.assign(document.createElement('a'), { href, target, textContent: 'out' });
        document.getElementById('mirror').append(link);
        const event = new MouseEvent(how.button ? 'auxclick' : 'click', { bubbles: true, cancelable: true, ...how });
        link.dispatchEvent(event);
        link.remove();
        return !event.defaultPrevented;
      });
    });
    assert.deepEqual(stopped, []);
    // Keys, two fingers, the wheel that zooms.
    const passed = await page.evaluate(() => {
      const keys = [
        ...'dhjklnoprstuw+-0'.split('').map((key) => ({ key, ctrlKey: true })), ...[1, 3, 4, 5, 6, 7, 10, 11, 12].map((n) => ({ key: `F${n}` })),
        { key: 'ArrowLeft', altKey: true }, { key: 'ArrowRight', altKey: true }, { key: 'Home', altKey: true }, { key: 'F4', altKey: true },
        { key: 'BrowserBack' }, { key: 'ContextMenu' }, { key: 'i', ctrlKey: true, shiftKey: true }, { key: 'Tab', ctrlKey: true },
      ].map((how) => new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...how }));
      const touches = [1, 2].map((identifier) => new Touch({ identifier, target: document.body, clientX: 300 + identifier, clientY: 300 }));
      const all = [...keys, new WheelEvent('wheel', { bubbles: true, cancelable: true, ctrlKey: true, deltaY: -100 }),
        new TouchEvent('touchmove', { bubbles: true, cancelable: true, touches, changedTouches: touches })];
      return all.filter((event) => document.body.dispatchEvent(event)).map((event) => event.key ?? event.type);
    });
    assert.deepEqual(passed, []);
    let printed = 0;
    await page.exposeFunction('printing', () => { printed += 1; });
    await page.evaluate(() => { addEventListener('beforeprint', globalThis.printing); window.print(); });
    assert.equal(printed, 0, 'there is no printer');
    const trail = await page.evaluate(() => history.length);
    for (const steps of [-1, -1, 1]) await page.evaluate((way) => history.go(way), steps);
    assert.equal(await page.evaluate(() => history.length), trail);
    for (const place of ['nowhere', 'question/none', 'measure/../../x', '%E0%A4%A', '<img src=x>']) {
      await page.evaluate((wanted) => { location.hash = wanted; }, place);
      await until('the page is there', () => page.locator('#mirror main').count());
    }
    await page.evaluate(() => { location.hash = 'sources'; });
    await until('sources', async () => await fragment(page) === 'sources');
    assert.equal(await page.locator('#mirror a[href^="http"]').count(), 0);
    const sites = page.locator('#mirror button[data-key^="source/"]:not([data-key$="/close"])');
    await sites.nth(0).evaluate((button) => button.click());
    await until('its code', async () => await page.locator('#mirror [data-key$="/code"]').count() === 1);
    await sites.nth(1).evaluate((button) => button.click());
    await until('the other code alone', async () => (await page.locator('#mirror [data-key$="/code"]').count()) === 1
      && await page.locator('#mirror [data-key$="/code"]').getAttribute('data-key') === `${await sites.nth(1).getAttribute('data-key')}/code`);
    await page.locator('#mirror [data-key$="/code/close"]').evaluate((button) => button.click());
    await until('no code', async () => await page.locator('#mirror [data-key$="/code"]').count() === 0);
    assert.ok(page.url().startsWith(server.url));
    assert.equal(context.pages().length, 1);

    // The corner: five touches, a wrong number, the right one.
    for (let i = 0; i < 5; i += 1) await page.touchscreen.tap(20, 20);
    await until('the number', () => page.locator('#kiosk-minder').evaluate((dialog) => dialog.open));
    assert.deepEqual(await axe(page), []);
    await page.locator('#kiosk-pin').fill('0000');
    await page.keyboard.press('Enter');
    await until('wrong', async () => await page.locator('#kiosk-minder').getAttribute('data-says') === 'wrong');
    await page.locator('#kiosk-pin').fill('2580');
    await page.keyboard.press('Enter');
    await until('settings', async () => await page.locator('#kiosk-minder').getAttribute('data-shows') === 'settings');
    assert.deepEqual(await axe(page), []);
    await page.locator('#kiosk-idle').fill('120');
    await page.locator('#kiosk-minder [name="print"]').check();
    await page.locator('#kiosk-minder [type="submit"]').click();
    await wiped(page);
    assert.deepEqual(await page.evaluate(() => JSON.parse(localStorage.getItem('terreinkompas-kiosk'))), { idle: 120, print: true });
    await page.evaluate(() => { location.hash = 'first-plan'; });
    await until('a printer', () => page.locator(key('kiosk/print')).count());
  });
});
