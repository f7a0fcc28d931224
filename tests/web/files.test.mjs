// Files that are dropped, pasted or chosen, one or many: what can be used is a dossier, the rest is refused in words.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { keptAnswers, said } from './journey.mjs';
import { axe, built, calls, closeAll, fakeFolder, full, open, project, until } from './support.mjs';

after(closeAll);

const key = (name) => `#mirror [data-key="${name}"]`;
const address = '?date=2026-11-26&view=text#dossiers';
const id = (number) => number.toString(16).padStart(32, '0');
const day = '2026-11-20';

function dossier(number, more = {}) {
  return { format: 'terreinkompas dossier', version: 1, id: id(number), name: `Bedrijf ${number}`, track: 'sme', status: 'open',
    created: day, changed: day, answers: { s_elec_kwh: 1000 + number }, ...more };
}
const file = (number, more) => ({ name: `bedrijf-${number}.json`, text: JSON.stringify(dossier(number, more)) });

// Drops files, or words, on an element, as a hand does; whether the page kept the browser from going there.
const drop = (page, given, onto = 'body') => page.evaluate(([files, words, where]) => {
  const dataTransfer = new DataTransfer();
  for (const { name, text } of files) dataTransfer.items.add(new File([text], name, { type: 'application/json' }));
  if (words) dataTransfer.setData('text/uri-list', words);
  const element = document.querySelector(where);
  return ['dragenter', 'dragover', 'drop'].map((type) => !element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })));
}, [Array.isArray(given) ? given : [], typeof given === 'string' ? given : '', onto]);

const paste = (page, { files = [], text = '' }, onto = 'body') => page.evaluate(([some, words, where]) => {
  const clipboardData = new DataTransfer();
  for (const { name, text: inside } of some) clipboardData.items.add(new File([inside], name));
  if (words) clipboardData.setData('text/plain', words);
  document.querySelector(where).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}, [files, text, onto]);

const done = (page) => page.evaluate(() => globalThis.terreinkompas.kept());
const shelf = (page) => page.evaluate(async () => {
  await globalThis.terreinkompas.kept();
  const database = await new Promise((resolve) => { const opened = indexedDB.open('terreinkompas'); opened.onsuccess = () => resolve(opened.result); });
  const all = await new Promise((resolve) => { const got = database.transaction('dossiers').objectStore('dossiers').getAll(); got.onsuccess = () => resolve(got.result); });
  database.close();
  return Object.fromEntries(all.map(({ id: key, text }) => [key, text]));
});
const seen = (page, words) => until(words, () => page.getByText(said(words)).first().isVisible());

test('the application gets files in their order, with what the device keeps under their id', async (t) => {
  const { folder, remove } = fakeFolder();
  t.after(remove);
  const { page } = await open(t, { folder, address: '?lang=nl', wait: false });
  await until('started', () => page.evaluate(() => globalThis.fake?.calls.some(([name]) => name === 'start')));
  await page.evaluate((own) => { globalThis.fake.page.save(own, 'what is here', '{}', false); }, id(1));
  const one = file(1);
  await drop(page, [one, { name: 'groot.json', text: ' '.repeat(1024 * 1024 + 1) }, { name: 'nul.json', text: '{}\0{' }]);
  await until('all', async () => (await calls(page, 'import')).length === 3);
  assert.deepEqual(await calls(page, 'import'), [
    ['import', one.name, one.text, 0, 'what is here', 1, 3],
    ['import', 'groot.json', '', 1, '', 2, 3],
    ['import', 'nul.json', '{}\u0001{', 0, '', 3, 3], // else the text would end at the zero and be a whole one
  ]);
  await drop(page, [one]);
  await until('one', async () => (await calls(page, 'file')).length === 1);
  assert.deepEqual(await calls(page, 'file'), [['file', one.name, one.text, 0]]);
});

describe('files', { skip: !built && 'build/web/dist is not there: tools/run --build-only', timeout: full ? 1800000 : 300000 }, () => {
  test('one that is dropped on any page is opened, and the browser stays', async (t) => {
    const { page } = await open(t, { address: '?date=2026-11-26&view=canvas' });
    const url = page.url().split('#')[0];
    assert.deepEqual(await drop(page, [file(1)], '#canvas'), [true, true, true]);
    await until('open', async () => (await keptAnswers(page)).s_elec_kwh === 1001);
    assert.equal(page.url(), `${url}#dossiers`);
  });

  test('many become dossiers without being opened, and what became of each is said', async (t) => {
    const { page } = await open(t, { address });
    await drop(page, [file(1), file(2), { name: 'foto.json', text: 'GIF89a' }, { name: 'groot.json', text: ' '.repeat(1024 * 1024 + 1) },
      file(3, { answers: { s_elec_kwh: 5, s_never_was: 'x' } }), file(1)]);
    await until('all read', () => page.locator(key('arrivals/list')).count());
    assert.deepEqual(Object.keys(await shelf(page)).sort(), [id(1), id(2), id(3)]);
    assert.deepEqual(await keptAnswers(page), {});
    const rows = await page.locator(`${key('arrivals/list')} > *`).allInnerTexts();
    const about = (name) => rows.find((row) => row.includes(name)) ?? '';
    assert.equal(rows.length, 4);
    assert.ok(about('foto.json').includes(said('dossiers.refused.not_json')));
    assert.ok(about('groot.json').includes(said('dossiers.refused.too_large')));
    assert.ok(about('bedrijf-3').includes(said('arrivals.without_one')));
    assert.ok(about('bedrijf-1').includes(said('arrivals.same')));
    await until('on the list', async () => (await page.locator(`${key('dossiers/list')} > li`).count()) === 3);
    assert.deepEqual(await axe(page), []);

    // The same again, one of them changed later: what was here is a copy.
    const before = await shelf(page);
    await drop(page, [file(1, { changed: '2026-11-21', answers: { s_elec_kwh: 7 } }), file(2, { changed: '2026-11-19', answers: { s_elec_kwh: 7 } })]);
    await until('said', () => page.getByText(said('arrivals.newer')).count());
    await seen(page, 'arrivals.older');
    const now = await shelf(page);
    assert.equal(now[id(2)], before[id(2)]);
    assert.equal(JSON.parse(now[id(1)]).answers.s_elec_kwh, 7);
    const [copy] = Object.entries(now).filter(([one]) => !(one in before));
    assert.equal(JSON.parse(copy[1]).answers.s_elec_kwh, 1001);
    await page.locator(key('arrivals/close')).click();
    await until('closed', async () => (await page.locator(key('arrivals')).count()) === 0);
  });

  test('are chosen together with the button', async (t) => {
    const { page } = await open(t, { address });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator(key('dossiers/open-file')).click()]);
    assert.ok(chooser.isMultiple());
    await chooser.setFiles([file(1), file(2)].map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));
    await until('two', async () => Object.keys(await shelf(page)).length === 2);
  });

  test('and the text of one are pasted on the page of dossiers, but not in a field and not elsewhere', async (t) => {
    const { page } = await open(t, { address });
    await paste(page, { files: [file(1), file(2)] });
    await until('two', async () => Object.keys(await shelf(page)).length === 2);
    await paste(page, { text: file(3).text }, `${key('dossiers/search')} input`);
    await page.evaluate(() => { location.hash = 'help'; });
    await until('help', () => page.evaluate(() => document.getElementById('mirror').dataset.fragment === 'help'));
    await paste(page, { text: file(3).text });
    await done(page);
    assert.equal(Object.keys(await shelf(page)).length, 2);
    await page.evaluate(() => { location.hash = 'dossiers'; });
    await until('dossiers', () => page.evaluate(() => document.getElementById('mirror').dataset.fragment === 'dossiers'));
    await paste(page, { text: file(3).text });
    await until('open', async () => (await keptAnswers(page)).s_elec_kwh === 1003);
    await paste(page, { text: 'zomaar wat' });
    await seen(page, 'dossiers.refused.not_json');
    await until('named', () => page.getByText(said('dossiers.pasted')).count());
    assert.equal((await keptAnswers(page)).s_elec_kwh, 1003);
  });

  test('hang over the page with a hint; what is no file, and too many, are refused in words', async (t) => {
    const { page } = await open(t, { address });
    const says = () => page.evaluate(() => document.getElementById('drop').dataset.says ?? '');
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['{}'], 'a.json'));
      document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
    });
    assert.equal(await says(), 'hint');
    assert.ok(await page.locator('#drop [data-says="hint"] [lang="nl"]').isVisible());
    assert.equal(await page.locator('#drop [data-says="hint"] [lang="en"]').isVisible(), false);
    await page.evaluate(() => window.dispatchEvent(new DragEvent('dragleave', { relatedTarget: null })));
    assert.equal(await says(), '');
    assert.deepEqual(await drop(page, 'https://voorbeeld.nl/'), [true, true, true]);
    assert.equal(await says(), 'none');
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press('Escape');
    assert.equal(await says(), '');
    await drop(page, Array.from({ length: 501 }, (_, at) => file(at)));
    assert.equal(await says(), 'many');
    assert.deepEqual(await shelf(page), {});
  });

  test('do not take the browser away while the page is still loading, and are opened after that', async (t) => {
    const { page } = await open(t, { address, wait: false });
    await page.waitForFunction(() => document.getElementById('drop'));
    await until('taken', async () => (await drop(page, [file(1)])).every(Boolean));
    await until('open', async () => page.evaluate(() => globalThis.terreinkompas?.kept !== undefined));
    await until('its answers', async () => (await keptAnswers(page)).s_elec_kwh === 1001);
  });

  test('that were mutated are whole dossiers or nothing, and the page goes on', async (t) => {
    const { page } = await open(t, { address });
    const many = full ? 1000 : 40;
    let state = 20261126;
    const chance = (below) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const bakery = readFileSync(path.join(project, 'assets/content/base/examples/bakery.json'), 'utf8');
    const signs = ['', '"', '{', '}', '[', ']', ',', ':', '-', '9', 'e', '\\', '\0', '\uFEFF', '\u202E', 'é', '\uD800', 'null', '1e999'];
    const mutated = Array.from({ length: many }, (_, at) => {
      let text = at % 4 === 0 ? bakery : JSON.stringify(dossier(at + 1, { notes: {}, postponed: [] }));
      for (let changes = 1 + chance(4); changes > 0; changes -= 1) {
        const place = chance(text.length);
        const kind = chance(4);
        const sign = signs[chance(signs.length)];
        if (kind === 0) text = text.slice(0, place);
        else if (kind === 1) text = text.slice(0, place) + sign + text.slice(place + 1);
        else if (kind === 2) text = text.slice(0, place) + text.slice(place + chance(30));
        else text = text.slice(0, place) + text.slice(chance(text.length));
      }
      return { name: `veranderd-${at}.json`, text };
    });
    const whole = file(0x777);
    for (let at = 0; at < many; at += 400) {
      const part = mutated.slice(at, at + 400);
      await drop(page, [whole, ...part, whole]);
      await until('all read', async () => {
        await done(page);
        return (await page.locator(key('arrivals/came')).innerText()).includes(String(part.length + 2));
      }, 120000);
    }
    const kept = await shelf(page);
    assert.equal(JSON.parse(kept[id(0x777)]).answers.s_elec_kwh, 1000 + 0x777);
    for (const [one, text] of Object.entries(kept)) {
      const { format, version, id: own, answers } = JSON.parse(text);
      assert.deepEqual([format, version, own, typeof answers], ['terreinkompas dossier', 1, one, 'object']);
    }
    // What was kept is read again by the page itself.
    await until('listed', async () => (await page.locator(`${key('dossiers/list')} > li`).count()) === Object.keys(kept).length);
    await page.locator(key(`dossier/${id(0x777)}/plan`)).click();
    await until('opened', async () => (await keptAnswers(page)).s_elec_kwh === 1000 + 0x777);
  });
});
