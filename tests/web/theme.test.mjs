// Themes, text size and the colours of an organisation: on the page alone with a stand-in for the application, and in
// both views with the built one.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { keptAnswers, keptSettings, record, reload, said, settled } from './journey.mjs';
import { axe, built, calls, closeAll, fakeFolder, open, project, until } from './support.mjs';

after(closeAll);

const date = 'date=2026-11-24';
const colours = { light: { page: '#f2f5f4', surface: '#fff' }, dark: { page: '#0e1b1d', surface: '#16272a' }, contrast: { page: '#000000', surface: '#000000' } };
const property = (page, name) => page.evaluate((wanted) => getComputedStyle(document.documentElement).getPropertyValue(wanted).trim(), name);
const theme = (page) => page.evaluate(() => document.documentElement.dataset.theme ?? '');
const key = (name) => `#mirror [data-key="${name}"]`;

// What is painted at a point of the window: "#16272a".
async function pixel(page, x, y) {
  const png = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return `#${inflateSync(Buffer.concat(parts)).subarray(1, 4).toString('hex')}`;
}

describe('the page before the application', () => {
  let fake;
  before(() => { fake = fakeFolder(); });
  after(() => fake.remove());
  const openFake = (t, more) => open(t, { folder: fake.folder, wait: false, ...more });

  for (const [name, context] of Object.entries({ light: {}, dark: { colorScheme: 'dark' }, contrast: { contrast: 'more' } }))
    test(`has the ${name} theme when the device asks for it`, async (t) => {
      const { page } = await openFake(t, { context });
      await until('the style', async () => (await property(page, '--page')) === colours[name].page);
      assert.equal(await theme(page), '');
    });

  test('takes the theme and the size that were kept, and that of the address first', async (t) => {
    const kept = record({}, { display: { text: 150, colours: 'dark', calm: true } });
    const { page } = await openFake(t, { kept });
    await until('the theme', async () => (await theme(page)) === 'dark');
    assert.equal(await property(page, '--page'), colours.dark.page);
    assert.equal(await property(page, 'font-size'), '24px');
    assert.equal(await page.evaluate(() => document.documentElement.dataset.calm), 'true');
    const { page: other } = await openFake(t, { kept, address: '?theme=contrast' });
    await until('the theme', async () => (await theme(other)) === 'contrast');
  });

  test('gives the application what the device asks for, and says when that changes', async (t) => {
    const { page } = await openFake(t, { context: { colorScheme: 'dark' } });
    await until('the start', async () => (await page.evaluate(() => globalThis.fake?.calls.length ?? 0)) > 0);
    const [[, settings]] = await calls(page, 'start');
    assert.equal(JSON.parse(settings).dark, true);
    assert.equal(JSON.parse(settings).contrast, false);
    await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
    await until('the news', async () => (await calls(page, 'device')).some(([, ...asks]) => String(asks) === '0,1,0'));
  });

  test('wears what the application says, and takes it off again', async (t) => {
    const { page } = await openFake(t);
    await until('the start', async () => (await page.evaluate(() => globalThis.fake?.calls.length ?? 0)) > 0);
    const dress = (value) => page.evaluate((given) => globalThis.fake.page.dress(JSON.stringify(given)), value);
    await dress({ theme: 'light', text: 200, calm: false, house: { '--primary': '#5115ef', '--radius': '0.00px' } });
    assert.equal(await property(page, '--primary'), '#5115ef');
    assert.equal(await property(page, '--radius'), '0.00px');
    assert.equal(await property(page, 'font-size'), '32px');
    await until('the new size', async () => (await calls(page, 'resize')).some(([, , , text]) => text === 2));
    await dress({ theme: 'dark', text: 100, calm: false, house: {} });
    assert.notEqual(await property(page, '--primary'), '#5115ef');
    assert.equal(await property(page, '--radius'), '8px');
    assert.equal(await property(page, 'font-size'), '16px');
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('meta[name="theme-color"]')].map((meta) => meta.content)),
      [colours.dark.surface, colours.dark.surface]);
    // Paper stays light.
    await page.emulateMedia({ media: 'print' });
    assert.equal(await property(page, '--page'), colours.light.page);
  });

  for (const [[width, height], size] of [[[1920, 1080], 16], [[2560, 1300], 24], [[3840, 2160], 32], [[1080, 1920], 16], [[2160, 3840], 32]])
    test(`begins with letters of ${size} at ${width} by ${height}, unless a person chose`, async (t) => {
      const viewport = { width, height };
      const { page } = await openFake(t, { viewport });
      await until('the start', async () => (await page.evaluate(() => globalThis.fake?.calls.length ?? 0)) > 0);
      assert.equal(await property(page, 'font-size'), `${size}px`);
      const settings = JSON.parse((await calls(page, 'start'))[0][1]);
      assert.equal(settings.text_size, size / 16);
      assert.equal(settings.start_text, size * 100 / 16);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true);
      const { page: chosen } = await openFake(t, { viewport, kept: record({}, { display: { text: 100, colours: 'device', calm: false } }) });
      await until('the start', async () => (await chosen.evaluate(() => globalThis.fake?.calls.length ?? 0)) > 0);
      assert.equal(await property(chosen, 'font-size'), '16px');
    });

  test('the colours of a house in the dark are not those of its paper', async (t) => {
    const { page } = await openFake(t);
    await until('the start', async () => (await page.evaluate(() => globalThis.fake?.calls.length ?? 0)) > 0);
    const dress = (value) => page.evaluate((given) => globalThis.fake.page.dress(JSON.stringify(given)), value);
    await dress({ theme: 'dark', text: 0, calm: false, house: { '--primary': '#cfbdff', '--page': '#0e1b1d' }, paper: { '--primary': '#5115ef', '--page': '#fafafa' } });
    assert.equal(await property(page, '--primary'), '#cfbdff');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await property(page, '--primary'), '#5115ef');
    assert.equal(await property(page, '--page'), '#fafafa');
  });

  test('fetches the colours of an organisation by a name, never by a way to elsewhere', async (t) => {
    const asked = [];
    const change = ({ url }) => {
      if (/theme|json/.test(url) && !/words|icons|site/.test(url)) asked.push(url);
      return url === '/themes/utrecht.json' ? { status: 200, body: '{"primary": "#24578f"}' } : null;
    };
    for (const [name, text] of [['utrecht', '{"primary": "#24578f"}'], ['../words.nl', ''], ['https://example.org/x', '']]) {
      asked.length = 0;
      const { page } = await openFake(t, { address: `?theme=${encodeURIComponent(name)}`, change });
      await until('the start', async () => (await page.evaluate(() => globalThis.fake?.calls.length ?? 0)) > 0);
      const settings = JSON.parse((await calls(page, 'start'))[0][1]);
      assert.equal(settings.house, name);
      assert.equal(settings.colours, '');
      assert.equal(settings.house_file, text);
      assert.deepEqual(asked.filter((url) => !url.startsWith('/?')), text ? ['/themes/utrecht.json'] : []);
    }
    const { page } = await openFake(t, { address: '?theme=utrecht,dark', change });
    await until('the start', async () => (await page.evaluate(() => globalThis.fake?.calls.length ?? 0)) > 0);
    const settings = JSON.parse((await calls(page, 'start'))[0][1]);
    assert.deepEqual([settings.house, settings.colours], ['utrecht', 'dark']);
    assert.equal(await theme(page), 'dark');
  });
});

describe('the application', { skip: !built && 'the page is not built' }, () => {
  const openAt = async (t, place, { view = 'canvas', more = '', given = {}, ...rest } = {}) => {
    const opened = await open(t, { address: `?${date}&view=${view}&lang=nl${more}#${place}`, ...(Object.keys(given).length > 0 && { kept: record(given) }), ...rest });
    await settled(opened.page);
    return opened;
  };
  const choose = async (page, name) => {
    await page.locator(`${key(name)} input`).focus();
    await page.keyboard.press('Space');
  };
  const wears = (page, name) => until(`the ${name} theme`, async () => (await theme(page)) === name);
  const header = (page) => pixel(page, 3, 3);
  const full = (colour) => (colour === '#fff' ? '#ffffff' : colour);

  for (const view of ['canvas', 'text'])
    test(`another theme is chosen with the keyboard and stays, in the ${view} view`, async (t) => {
      const { page } = await openAt(t, 'display', { view });
      for (const name of ['dark', 'contrast', 'light']) {
        await choose(page, `display/colours/${name}`);
        await wears(page, name);
        await settled(page);
        await until('the header', async () => (await header(page)) === full(colours[name].surface));
        assert.deepEqual(await axe(page), []);
      }
      await choose(page, 'display/colours/dark');
      await wears(page, 'dark');
      await reload(page);
      await wears(page, 'dark');
      await until('the header', async () => (await header(page)) === colours.dark.surface);
      assert.equal(await page.locator(`${key('display/colours/dark')} input`).isChecked(), true);
    });

  test('the device decides until a person does', async (t) => {
    const { page } = await openAt(t, 'plan', { context: { colorScheme: 'dark' } });
    await wears(page, 'dark');
    await until('the header', async () => (await header(page)) === colours.dark.surface);
    await page.emulateMedia({ colorScheme: 'light' });
    await wears(page, 'light');
    await until('the header', async () => (await header(page)) === '#ffffff');
    await page.emulateMedia({ contrast: 'more' });
    await wears(page, 'contrast');
    await until('the header', async () => (await header(page)) === '#000000');
  });

  for (const view of ['canvas', 'text'])
    test(`letters of 200% fit, and the layout is that of half the width, in the ${view} view`, async (t) => {
      const { page } = await openAt(t, 'display', { view, viewport: { width: 1024, height: 800 } });
      await choose(page, 'display/text/200');
      await page.locator(key('header/menu')).waitFor({ state: 'attached' });
      await settled(page);
      assert.equal(await property(page, 'font-size'), '32px');
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true);
      assert.equal(await page.locator(`${key('display/text/200')} input`).evaluate((input) => input === document.activeElement), true);
      assert.deepEqual(await axe(page), []);
    });

  test('starting over keeps them', async (t) => {
    const { page } = await openAt(t, 'display', { view: 'text', given: { s_sector: 'bakery' } });
    await choose(page, 'display/colours/dark');
    await choose(page, 'display/text/125');
    await page.locator(key('footer/start-over')).click();
    await page.locator(key('dialog/forget')).click();
    await until('nothing answered', async () => Object.keys(await keptAnswers(page)).length === 0);
    assert.equal(await theme(page), 'dark');
    const kept = await keptSettings(page);
    assert.deepEqual(kept.display, { text: 125, colours: 'dark', calm: false });
  });

  test('the text view is a switch, there and back', async (t) => {
    const { page } = await openAt(t, 'display');
    await choose(page, 'display/plain');
    await until('the text view', () => page.evaluate(() => document.documentElement.dataset.view === 'text'));
    assert.equal(await page.getByRole('switch', { name: said('tools.text_view') }).isChecked(), true);
    await choose(page, 'display/plain');
    await until('the canvas view', () => page.evaluate(() => document.documentElement.dataset.view === 'canvas'));
  });

  const tokens = path.join(project, 'node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/tokens.json');
  for (const view of ['canvas', 'text'])
    test(`wears the colours of an organisation, in the ${view} view`, { skip: !existsSync(tokens) && 'npm packages are needed' }, async (t) => {
      const body = readFileSync(tokens);
      const { page } = await openAt(t, 'display', { view, more: '&theme=voorbeeld', change: ({ url }) => (url === '/themes/voorbeeld.json' ? { status: 200, body } : null) });
      await until('the colours', async () => (await property(page, '--primary')) === '#5115ef');
      assert.equal(await page.locator(key('notice/house')).count(), 0);
      assert.deepEqual(await axe(page), []);
      const place = await page.locator(key('main')).boundingBox();
      await until('the page', async () => (await pixel(page, 2, place.y + 30)) === '#f9f9fa');
      // In the dark our ground, and what of the house can be read on it.
      for (const [name, ground] of [['dark', '#0e1b1d'], ['contrast', '#000000']]) {
        await choose(page, `display/colours/${name}`);
        await wears(page, name);
        assert.equal(await property(page, '--primary'), '#cfbdff');
        assert.equal(await property(page, '--page'), ground);
        await settled(page);
        await until('colours that stand still', () => page.evaluate(() => document.getAnimations().length === 0));
        assert.deepEqual(await axe(page), []);
      }
    });

  test('colours that are missing or broken are said in words, and the page works in ours', async (t) => {
    for (const reply of [{ status: 404 }, { status: 200, body: '{"basis": ' }, { status: 200, body: '{"basis": {"color": "{basis.color}"}}' }]) {
      const { page } = await openAt(t, 'display', { view: 'text', more: '&theme=nergens', allow: (text) => /404/.test(text),
        change: ({ url }) => (url === '/themes/nergens.json' ? reply : null) });
      assert.equal((await page.locator(key('notice/house')).textContent()).trim(), said('notice.house_missing').replace('{name}', 'nergens'));
      assert.equal(await property(page, '--primary'), '#00614d');
      assert.deepEqual(await axe(page), []);
    }
  });
});
