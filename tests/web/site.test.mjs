// What who runs the page set in site.json: the page begins with it, the address and a person's own choice go first, and
// nothing that stands there stops the page.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { goTo } from './journey.mjs';
import { axe, built, calls, closeAll, fakeFolder, open, ready } from './support.mjs';

after(closeAll);

const whole = {
  address: 'https://kompas.example.nl/', desk: { name: { nl: 'Ondernemersloket', en: 'Business desk' }, email: 'loket@example.nl', phone: '14 030', url: 'https://www.example.nl/loket' },
  errors: 'fouten@example.nl', overlay: 'noord-holland', theme: 'eigen,dark', kiosk: { pin: '2580' },
};
// What the server gives for site.json, to be changed between two visits.
const given = { text: '{}' };
const change = ({ url }) => (url === '/site.json' ? { status: 200, body: given.text } : null);

describe('the page before the application', () => {
  let fake;
  before(() => {
    fake = fakeFolder();
    mkdirSync(path.join(fake.folder, 'overlays'));
    for (const name of ['noord-holland', 'waterstad']) {
      writeFileSync(path.join(fake.folder, `overlays/${name}.pack`), '');
      writeFileSync(path.join(fake.folder, `overlays/${name}.nl.json`), JSON.stringify({ from: name }));
    }
    mkdirSync(path.join(fake.folder, 'themes'), { recursive: true });
    for (const name of ['eigen', 'ander']) writeFileSync(path.join(fake.folder, `themes/${name}.json`), `{"of": "${name}"}`);
  });
  after(() => fake.remove());

  test('begins with overlay and theme of the site, unless the address asks for others', async (t) => {
    const { page, server } = await open(t, { folder: fake.folder, address: 'icon.svg', wait: false, change });
    const started = async (query, site) => {
      given.text = typeof site === 'string' ? site : JSON.stringify(site);
      await page.goto(`${server.url}?view=text&lang=nl${query}`);
      await ready(page);
      const settings = JSON.parse((await calls(page, 'start'))[0][1]);
      assert.equal(settings.site, given.text); // the application is the one that checks
      return { ...settings, worn: await page.evaluate(() => document.documentElement.dataset.theme ?? '') };
    };

    const plain = await started('', whole);
    assert.deepEqual([plain.overlay, plain.overlay_missing, plain.words.nl], ['noord-holland', '', '{"from":"noord-holland"}']);
    assert.deepEqual([plain.house, plain.house_file, plain.site_colours, plain.colours, plain.worn], ['eigen', '{"of": "eigen"}', 'dark', '', 'dark']);

    const asked = await started('&overlay=waterstad&theme=ander,contrast', whole);
    assert.deepEqual([asked.overlay, asked.words.nl], ['waterstad', '{"from":"waterstad"}']);
    assert.deepEqual([asked.house, asked.site_colours, asked.colours, asked.worn], ['ander', '', 'contrast', 'contrast']);

    const none = await started('&overlay=&theme=', whole);
    assert.deepEqual([none.overlay, none.house, none.site_colours], [undefined, '', '']);

    // What is no name is never fetched.
    for (const site of ['', '{"overlay": "noord-', '[]', 'null', '"text"', { overlay: '../content', theme: 'a/../b' }, { overlay: ['noord-holland'], theme: { a: 1 } },
      { overlay: 'a'.repeat(61), theme: '<b>,dark' }, { overlay: '', theme: '' }, { __proto__: null, constructor: 1 }]) {
      const left = await started('', site);
      assert.deepEqual([left.overlay, left.words.nl, left.house, left.site_colours, left.worn], [undefined, '{}', '', '', ''], given.text);
    }
  });
});

describe('the application', { skip: !built && 'build/web/dist is not there: tools/run --build-only' }, () => {
  const key = (name) => `#mirror [data-key="${name}"]`;
  const hrefs = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('#mirror a[href]')]
    .filter((link) => /^(contact|mistake)\//.test(link.dataset.key)).map((link) => [link.dataset.key, link.getAttribute('href')])));
  const words = (page, name) => page.locator(key(name)).textContent();

  test('shows the desk and where to tell a mistake, as words in a kiosk, and says what is wrong to who runs it', async (t) => {
    const { page, server } = await open(t, { address: 'icon.svg', wait: false, change });
    const said = [];
    page.on('console', (message) => { if (message.text().includes('site.json')) said.push(message.text()); });
    const visit = async (query, site) => {
      given.text = JSON.stringify(site);
      said.length = 0;
      await page.goto(`${server.url}?date=2026-11-24&lang=nl&view=text${query}`);
      await ready(page);
      return () => said.map((line) => line.split(' ')[1]).sort();
    };

    let faults = await visit('', { ...whole, theme: 'dark' });
    assert.deepEqual(faults(), []);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await goTo(page, 'help');
    assert.deepEqual(await hrefs(page), { 'contact/site': 'https://www.example.nl/loket', 'contact/phone': 'tel:14030', 'contact/email': 'mailto:loket@example.nl' });
    assert.deepEqual(await axe(page), []);
    await goTo(page, 'step/led-lighting');
    const told = (await hrefs(page))['mistake/tell'];
    assert.match(decodeURIComponent(told), /^mailto:fouten@example\.nl\?subject=.*led-lighting.*noord-holland/);

    await visit('&kiosk=true', { ...whole, theme: '' });
    await goTo(page, 'help');
    assert.deepEqual(await hrefs(page), {});
    assert.match(await words(page, 'contact/email'), /loket@example\.nl/);
    assert.match(await words(page, 'contact/site'), /www\.example\.nl\/loket/);
    await goTo(page, 'step/led-lighting');
    assert.deepEqual(await hrefs(page), {});
    assert.match(await words(page, 'mistake/tell'), /fouten@example\.nl/);
    assert.match(await words(page, 'mistake/name'), /led-lighting/);

    const markup = '<img src=x onerror=globalThis.taken=1>';
    faults = await visit('', { address: markup, desk: { name: markup, email: 'javascript:alert(1)', phone: '14 030', url: 'data:text/html,x' }, errors: `mailto:${markup}`, overlay: markup, theme: markup });
    assert.deepEqual(faults(), ['/address', '/desk/email', '/desk/name', '/desk/url', '/errors', '/overlay', '/theme']);
    await goTo(page, 'help');
    assert.deepEqual(await hrefs(page), { 'contact/phone': 'tel:14030' });
    assert.equal(await page.evaluate(() => globalThis.taken), undefined);
    assert.equal(await page.locator('#mirror img').count(), 0);
  });
});
