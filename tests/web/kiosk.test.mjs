// The page in a public place: visitors one after the other, what is left of each, the ways out, and who minds it.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { axe, built, closeAll, full, open, ready, until } from './support.mjs';

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
  await page.getByRole('textbox').first().fill('85000');
  await page.getByRole('textbox').first().blur();
  await page.evaluate(() => { location.hash = 'first-plan'; });
  await until('the result', () => page.locator(key('kiosk/done')).count());
}

// Where the words of an earlier visitor are still found.
async function traces(page, words) {
  const found = await page.evaluate(async (wanted) => {
    const places = [];
    const look = (where, text) => { if (wanted.some((one) => String(text).includes(one))) places.push(where); };
    look('document', document.documentElement.outerHTML);
    look('address', location.href);
    look('history', JSON.stringify(history.state));
    for (const field of document.querySelectorAll('input')) look('field', field.value);
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) look(name, JSON.stringify({ ...storage }));
    for (const { name } of await indexedDB.databases()) if (name !== 'at home') places.push(`database ${name}`);
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) look('cache', url);
    return places;
  }, words);
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
    const visitors = full ? 300 : 4;
    const sizes = [];
    for (let number = 0; number < visitors; number += 1) {
      await visit(page, number);
      if (number === 0) {
        assert.ok((await traces(page, [canary(0)])).found.includes(`memory: ${canary(0)}`), 'the search finds what is there');
        assert.deepEqual(await axe(page), []);
        assert.equal(await page.locator(key('kiosk/qr')).count(), 1);
      }
      await press(page, 'kiosk/done');
      await wiped(page);
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
    t.diagnostic(`${visitors} visitors: script heap ${Math.round(middle(sizes) / 1024)} kB, ${Math.round(slope)} bytes more per visitor`);
    assert.ok(slope < 20000, `${Math.round(slope)} bytes more per visitor`);
    assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('terreinkompas-kiosk')).visitors), visitors);
    assert.deepEqual(await page.evaluate(async () => [localStorage.getItem('at home'), (await indexedDB.databases()).map(({ name }) => name)]), ['stays', ['at home']]);
  });

  test('asks after a rest whether somebody is still there, and wipes when nobody is', async (t) => {
    const { page } = await open(t, { address: 'icon.svg', wait: false, change: site({ idle: 40 }) });
    await page.clock.install();
    await exposeMemory(page);
    await page.goto(`${page.url().replace('icon.svg', '')}${start}&view=text`);
    await ready(page);
    await page.clock.runFor(200000);
    assert.equal(await page.locator('#kiosk-still').evaluate((dialog) => dialog.open), false); // nobody was there yet
    await page.mouse.click(5, 400);
    await visit(page, 1);
    await page.mouse.click(5, 400);
    await page.clock.runFor(40500);
    await until('the question', () => page.locator('#kiosk-still').evaluate((dialog) => dialog.open));
    assert.deepEqual(await axe(page), []);
    await page.clock.runFor(5000);
    assert.match(await page.locator('#kiosk-still p [lang="nl"]').textContent(), /^Over 1[45] seconden/);
    await page.mouse.click(5, 400); // anywhere
    assert.equal(await page.locator('#kiosk-still').evaluate((dialog) => dialog.open), false);
    assert.equal(await fragment(page), 'first-plan');
    await page.clock.runFor(40500);
    await until('the question again', () => page.locator('#kiosk-still').evaluate((dialog) => dialog.open));
    await page.clock.runFor(21500);
    await wiped(page);
    assert.deepEqual((await traces(page, [canary(1)])).found, []);
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
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', textContent: 'out' });
      document.getElementById('mirror').append(link);
      link.click();
      link.remove();
    });
    await page.evaluate(() => { location.hash = 'sources'; });
    await until('sources', async () => await fragment(page) === 'sources');
    assert.equal(await page.locator('#mirror a[href^="http"]').count(), 0);
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
