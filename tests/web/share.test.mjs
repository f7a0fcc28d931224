// The link with answers and its QR code, in both views; the code is read by a library that is not ours.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { bakery, fragment, keptAnswers, questions, record, said, sorted } from './journey.mjs';
import { axe, built, calls, closeAll, fakeFolder, full, nodes, open, show, until } from './support.mjs';

after(closeAll);

const address = 'https://kompas.example.nl/';
const key = (name) => `#mirror [data-key="${name}"]`;
// What a camera reads of a part of the window as it is shown.
async function read(page, name) {
  const clip = await page.locator(key(name)).boundingBox();
  const { data, width, height } = PNG.sync.read(await page.screenshot({ clip, fullPage: true }));
  return jsqr(new Uint8ClampedArray(data), width, height)?.data ?? null;
}

// The smallest code there is, 21 modules along a side, of these words in capitals.
const small = {
  words: 'TERREINKOMPAS',
  modules: [
    '111111100101001111111',
    '100000101010101000001',
    '101110101101101011101',
    '101110100111001011101',
    '101110100001101011101',
    '100000100100001000001',
    '111111101010101111111',
    '000000000110100000000',
    '011101100111100000110',
    '000110011010111100011',
    '101010101010011010011',
    '101111010011101000111',
    '011110100100101011000',
    '000000001001110000011',
    '111111100101011110001',
    '100000101000000100001',
    '101110100010001111111',
    '101110101000010100010',
    '101110101111000010000',
    '100000101101101001000',
    '111111100101110010110',
  ].join(''),
};

describe('the page without the application', () => {
  let fake;
  before(() => { fake = fakeFolder(); });
  after(() => fake.remove());

  test('a field to copy from can not be typed in, and is selected as a whole', async (t) => {
    const { page } = await open(t, { folder: fake.folder, wait: false, address: '?view=text' });
    await until('the start', async () => (await page.evaluate(() => globalThis.fake?.calls.length ?? 0)) > 0);
    await show(page, { title: 'Deel', lang: 'nl', written: nodes([{ key: 'main', role: 'main', children: [
      { key: 'link', role: 'text_field', look: 'number', label: 'Uw link', value: 'https://a.nl/#share/Axyz', read_only: true }] }]) });
    const field = page.getByRole('textbox', { name: 'Uw link' });
    assert.equal(await field.inputValue(), 'https://a.nl/#share/Axyz');
    assert.equal(await field.evaluate((input) => input.readOnly), true);
    await field.focus();
    assert.equal(await field.evaluate((input) => input.value.slice(input.selectionStart, input.selectionEnd)), 'https://a.nl/#share/Axyz');
    await page.keyboard.type('x');
    assert.equal(await field.inputValue(), 'https://a.nl/#share/Axyz');
    assert.deepEqual(await calls(page, 'act').then((all) => all.filter(([, what]) => what === 'set_value')), []);
  });

  for (const [name, permissions] of [['may be used', ['clipboard-read', 'clipboard-write']], ['may not be used', []]])
    test(`text is copied where the clipboard ${name}, and the application hears of it`, async (t) => {
      const { page } = await open(t, { folder: fake.folder, wait: false, address: '?view=text', context: { permissions },
        allow: (words) => permissions.length > 0 && /Clipboard API has been blocked/.test(words) });
      await until('the start', async () => (await page.evaluate(() => globalThis.fake?.calls.length ?? 0)) > 0);
      if (permissions.length === 0)
        await page.evaluate(() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
          document.execCommand = () => false;
        });
      await page.evaluate(() => globalThis.fake.page.copy('#share/Axyz'));
      const [[, worked]] = await until('the news', async () => {
        const news = await calls(page, 'copied');
        return news.length > 0 && news;
      });
      assert.equal(worked, permissions.length > 0 ? 1 : 0);
      assert.equal(await page.locator('textarea').count(), 0);
      if (permissions.length === 0) return;
      // The page may write there and not read: a hand pastes it.
      assert.equal(await page.evaluate(() => navigator.clipboard.readText().then(() => 'read', (error) => error.name)), 'NotAllowedError');
      await page.evaluate(() => document.body.appendChild(document.createElement('input')).focus());
      await page.keyboard.press('ControlOrMeta+v');
      assert.equal(await page.evaluate(() => document.activeElement.value), '#share/Axyz');
    });

  for (const width of [320, 390, 1366])
    test(`a code is drawn sharp, dark on white in every theme, ${width} wide`, async (t) => {
      for (const theme of ['light', 'dark', 'contrast']) {
        const { page } = await open(t, { folder: fake.folder, wait: false, address: `?view=text&theme=${theme}`, viewport: { width, height: 700 } });
        await until('the start', async () => (await page.evaluate(() => globalThis.fake?.calls.length ?? 0)) > 0);
        await show(page, { title: 'Deel', lang: 'nl', written: nodes([{ key: 'main', role: 'main', children: [
          { key: 'qr', role: 'figure', look: 'qr', label: 'QR-code met 3 antwoorden', qr: { size: 21, modules: small.modules } }] }]) });
        assert.equal(await read(page, 'qr'), small.words, theme);
        assert.equal(await page.getByRole('img', { name: 'QR-code met 3 antwoorden' }).count(), 1);
      }
    });
});

describe('the application', { skip: !built && 'the page has to be built' }, () => {
  const shared = Object.fromEntries(Object.entries(bakery.answers).filter(([id]) => questions.get(id).kind !== 'text'));
  const withAddress = { change: ({ url }) => (url === '/site.json' ? { status: 200, body: JSON.stringify({ address }) } : null) };
  const visit = (page, to) => page.evaluate((where) => { location.hash = where; }, to);
  const go = async (page, to) => {
    await visit(page, to);
    await until(to, async () => (await fragment(page)) === to);
  };

  for (const [view, width] of [['canvas', 390], ['text', 1366], ...(full ? [['canvas', 1366], ['text', 390]] : [])])
      test(`the code of the bakery is read from the ${view} view, ${width} wide, and gives its answers`, async (t) => {
        const { page } = await open(t, { address: `?view=${view}&date=2026-11-24`, viewport: { width, height: 900 }, scale: 2,
          kept: record(bakery.answers, { view }), ...withAddress });
        await go(page, 'share');
        await page.locator(key('share/qr')).scrollIntoViewIfNeeded();
        // One code is seen, not the drawing of the text view over that of the canvas.
        assert.equal(await page.locator(`${key('share/qr')} .drawing`).isVisible(), view === 'text');
        const text = await until('a code that can be read', () => read(page, 'share/qr'));
        assert.ok(text.startsWith(`${address}#share/B`), text);
        const link = await page.getByRole('textbox', { name: said('share.field') }).inputValue();
        assert.ok(link.startsWith(`${address}#share/A`), link);
        assert.ok(link.length < 300);
        if (width === 390) assert.deepEqual(await axe(page), []);
        for (const found of [text, link]) {
          const { page: other } = await open(t, { address: `?view=${view}&date=2026-11-24#${found.split('#')[1]}` });
          await until('the preview', async () => (await other.locator(key('shared/use')).count()) === 1);
          assert.deepEqual(await keptAnswers(other), {});
          await other.locator(key('shared/use')).focus();
          await other.keyboard.press('Enter');
          await until('the plan', async () => (await fragment(other)) === 'plan');
          assert.deepEqual(await keptAnswers(other), sorted(shared));
          assert.ok(!other.url().includes('share'), other.url());
        }
      });

  test('the answers that were there come back, and a link that is not right changes nothing', async (t) => {
    const own = { s_sector: 'office', s_elec_kwh: 12000 };
    const { page } = await open(t, { address: '?view=text&date=2026-11-24', kept: record(own, { view: 'text' }) });
    await go(page, 'share');
    const link = await page.getByRole('textbox', { name: said('share.part_field') }).inputValue();
    assert.equal(await page.locator(key('share/qr')).count(), 0);
    for (const [wrong, fault] of [[link.slice(1, -2), 'truncated'], [`${link.slice(1)}zz`, 'too_long'], ['share/Zzz', 'version'], ['share/', 'empty']]) {
      await go(page, wrong);
      await until(fault, async () => (await page.locator(key('shared/fault')).textContent()).includes(said(`shared.fault.${fault}`)));
      assert.deepEqual(await keptAnswers(page), own);
      assert.deepEqual(await axe(page), []);
    }
    const { page: giver } = await open(t, { address: '?view=text&date=2026-11-24', kept: record(bakery.answers, { view: 'text' }) });
    await go(giver, 'share');
    const given = await giver.getByRole('textbox', { name: said('share.part_field') }).inputValue();
    await go(page, given.slice(1));
    assert.deepEqual(await axe(page), []);
    await page.locator(key('shared/use')).click();
    await until('the plan', async () => (await fragment(page)) === 'plan');
    assert.deepEqual(await keptAnswers(page), sorted(shared));
    await page.locator(key('link_used/undo')).click();
    await until('what was', async () => JSON.stringify(await keptAnswers(page)) === JSON.stringify(sorted(own)));
  });
});
