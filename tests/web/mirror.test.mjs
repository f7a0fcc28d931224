// The page without its application: patches, focus, what is typed, announcements, boxes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { axe, calls, closeAll, fakeFolder, nodes, open, place, project, show, until } from './support.mjs';

let fake;
before(() => { fake = fakeFolder(); });
after(async () => {
  await closeAll();
  fake.remove();
});

const start = async (t, options = {}) => (await open(t, { folder: fake.folder, ...options })).page;

// A question as the application would show it.
function question({ chosen = '', error = '', value = '' } = {}) {
  const radio = (id, label, more = {}) => ({ key: `q/${id}`, role: 'radio', look: 'option', label, act: true, chosen: chosen === id, ...more });
  return nodes([
    { key: 'skip', role: 'link', look: 'skip', label: 'Naar de vraag', mirror_only: true },
    { key: 'header', role: 'banner', look: 'page_header', children: [
      { key: 'brand', role: 'link', look: 'brand', label: 'Terreinkompas', act: true },
      { key: 'nav', role: 'navigation', look: 'header_nav', label: 'Pagina’s', children: [
        { key: 'nav/q', role: 'link', look: 'nav_link', label: 'Vragen', current: true, act: true },
        { key: 'nav/p', role: 'link', look: 'nav_link', label: 'Uw plan', act: true }] }] },
    { key: 'main', role: 'main', look: 'column_main', children: [
      { key: 'h', role: 'heading', level: 1, look: 'h1', label: 'Hoe verwarmt u uw gebouw?' },
      { key: 'q', role: 'radio_group', look: 'stack', label: 'Hoe verwarmt u uw gebouw?', error, invalid: error !== '', children: [
        radio('new', 'Gasketel, jonger dan 15 jaar', { icon: 'flame' }), radio('old', 'Gasketel, 15 jaar of ouder', { icon: 'flame' }),
        radio('unsure', 'Weet ik niet', { look: 'option_unsure', help: 'We rekenen met een gewone gasketel.' })] },
      { key: 'kwh', role: 'number_field', look: 'number', label: 'Stroom per jaar', help: 'Op uw jaarnota.', unit: 'kWh per jaar', value, act: true, error },
      { key: 'why', role: 'button', look: 'disclosure', label: 'Waarom vragen we dit?', unfolded: false, act: true },
      { key: 'next', role: 'button', look: 'primary', label: 'Volgende vraag', icon_after: 'arrow-right', act: true },
      { key: 'rows', role: 'list', label: 'Stappen', children: [
        { key: 'row/1', role: 'item', children: [
          { key: 'row/1/link', role: 'link', look: 'plan_row', label: 'Vervang tl door led', act: true, children: [
            { key: 'row/1/why', role: 'paragraph', look: 'small_soft', label: 'U hebt vooral tl.' }] }] }] },
      { key: 'bar', role: 'figure', look: 'bar', label: 'tussen € 12.000 en € 39.000', bar: { end: 60000, low: 12000, likely: 20000, high: 39000 } },
    ] },
    { key: 'foot', role: 'contentinfo', label: '', children: [
      { key: 'rvo', role: 'link', look: 'text_link', label: 'RVO', href: 'https://www.rvo.nl/' }] },
  ]);
}

const first = { title: 'Vraag', lang: 'nl', written: question() };

describe('the page as screen readers get it', () => {
  test('a table is one in every width, and one that is not drawn is there as well', async (t) => {
    const row = (id, role) => ({ key: `t/${id}`, role: 'row', children: ['a', 'b', 'c', 'd'].map((column) => ({ key: `t/${id}/${column}`, role, label: `${id} ${column}` })) });
    const numbers = (mirrorOnly) => ({ title: 'Energie', lang: 'nl', written: nodes([{ key: 'main', role: 'main', children: [
      { key: 'h', role: 'heading', level: 1, look: 'h1', label: 'Energie' },
      { key: 'numbers', role: 'group', mirror_only: mirrorOnly, children: [
        { key: 't', role: 'table', label: 'Gas', children: [row('kop', 'column_header'), row('een', 'cell'), row('twee', 'cell')] }] }] }]) });
    for (const width of [320, 1366])
      for (const hidden of [true, false]) {
        const page = await start(t, { address: '?view=text', viewport: { width, height: 900 } });
        await show(page, numbers(hidden));
        const table = page.getByRole('table', { name: 'Gas' });
        assert.equal(await table.getByRole('row').count(), 3);
        assert.equal(await table.getByRole('columnheader').count(), 4);
        assert.equal(await table.getByRole('cell').count(), 8);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
        assert.deepEqual(await axe(page), []);
      }
  });

  test('every role is the native element, with its name, state and description', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, { ...first, written: question({ chosen: 'old', error: 'Vul een getal in.' }) });
    assert.equal(await page.title(), 'Vraag');
    const tree = await page.evaluate(() => [...document.querySelectorAll('#mirror [data-key]')]
      .map((element) => `${element.dataset.key} ${element.localName}${element.querySelector(':scope > input') ? '+input' : ''}`));
    assert.deepEqual(tree, ['skip a', 'header header', 'brand a', 'nav nav', 'nav/q a', 'nav/p a', 'main main', 'h h1', 'q fieldset',
      'q/new label+input', 'q/old label+input', 'q/unsure label+input', 'kwh div', 'why button', 'next button', 'rows ul', 'row/1 li',
      'row/1/link a', 'row/1/why span', 'bar div', 'foot footer', 'rvo a']);
    assert.equal(await page.getByRole('radio', { name: 'Gasketel, 15 jaar of ouder', exact: true }).isChecked(), true);
    assert.equal(await page.getByRole('radiogroup', { name: 'Hoe verwarmt u uw gebouw?' }).count(), 1);
    assert.equal(await page.getByRole('link', { name: 'Vervang tl door led U hebt vooral tl.', exact: true }).count(), 1);
    assert.equal(await page.getByRole('link', { name: 'Vragen' }).getAttribute('aria-current'), 'page');
    assert.equal(await page.getByRole('button', { name: 'Waarom vragen we dit?' }).getAttribute('aria-expanded'), 'false');
    assert.equal(await page.getByRole('img', { name: 'tussen € 12.000 en € 39.000' }).count(), 1);
    const described = (name, role) => page.getByRole(role, { name }).evaluate((element) =>
      (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join('; '));
    assert.equal(await described('Stroom per jaar', 'textbox'), 'Vul een getal in.; Op uw jaarnota.; kWh per jaar');
    assert.equal(await described('Weet ik niet', 'radio'), 'We rekenen met een gewone gasketel.');
    assert.equal(await page.getByRole('textbox', { name: 'Stroom per jaar' }).getAttribute('aria-invalid'), 'true');
  });

  for (const view of ['canvas', 'text'])
    test(`axe finds nothing in the ${view} view`, async (t) => {
      const page = await start(t, { address: `?view=${view}` });
      await show(page, first);
      await place(page, { height: 1400, boxes: boxes() });
      assert.deepEqual(await axe(page), []);
    });

  test('a heading of another level becomes another element in the same place', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, first);
    await show(page, { written: [{ key: 'h', parent: 'main', after: '', role: 'heading', level: 2, look: 'h2', label: 'Anders' }] });
    assert.equal(await page.evaluate(() => document.querySelector('#mirror main').firstElementChild.outerHTML.slice(0, 3)), '<h2');
  });
});

describe('patches', () => {
  test('change only what differs', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, first);
    await until('icons', () => page.evaluate(() => document.querySelector('[data-key="q/new"]').dataset.icon !== undefined));
    await page.evaluate(() => {
      globalThis.changes = [];
      new MutationObserver((records) => globalThis.changes.push(...records.map((record) =>
        `${record.type} ${record.attributeName ?? record.target.data ?? record.target.localName}`)))
        .observe(document.getElementById('mirror'), { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await show(page, { written: question() });
    assert.deepEqual(await page.evaluate(() => globalThis.changes), []);
    await show(page, { written: [{ key: 'next', parent: 'main', after: 'why', role: 'button', look: 'primary', label: 'Verder', icon_after: 'arrow-right', act: true }] });
    assert.deepEqual(await page.evaluate(() => globalThis.changes), ['characterData Verder']);
  });

  test('remove with all that is inside, and put in order by the sibling before', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, first);
    await show(page, { removed: ['q', 'header'], written: [
      { key: 'p', parent: 'main', after: '', role: 'paragraph', look: 'body', label: 'eerst' },
      { key: 'next', parent: 'main', after: 'p', role: 'button', look: 'primary', label: 'Volgende vraag', act: true }] });
    const keys = await page.evaluate(() => [...document.querySelector('#mirror main').children].map((element) => element.dataset.key));
    assert.deepEqual(keys, ['p', 'next', 'h', 'kwh', 'why', 'rows', 'bar']);
    assert.equal(await page.getByRole('radio').count(), 0);
  });

  test('moving an element keeps the focus in it', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, first);
    await page.getByRole('button', { name: 'Volgende vraag' }).focus();
    await show(page, { written: [{ key: 'next', parent: 'main', after: '', role: 'button', look: 'primary', label: 'Volgende vraag', act: true }] });
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'next');
  });

  test('words never become markup', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, { written: nodes([{ key: 'main', role: 'main', children: [{ key: 'p', role: 'paragraph', label: '<img src=x onerror=alert(1)>' }] }]) });
    assert.equal(await page.evaluate(() => document.querySelectorAll('#mirror img').length), 0);
    assert.equal(await page.getByText('<img src=x onerror=alert(1)>').count(), 1);
    // Nor does an address that is none of the web become a link.
    for (const href of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'file:///etc/hosts', '//example.org', 'vbscript:x']) {
      await show(page, { written: [{ key: 'l', parent: 'main', after: 'p', role: 'link', look: 'text_link', label: 'weg', href }] });
      assert.equal(await page.evaluate(() => document.querySelector('#mirror [data-key="l"]').getAttribute('href')), null, href);
    }
    for (const href of ['https://example.org/', 'mailto:loket@example.org?subject=x', 'tel:14030']) {
      await show(page, { written: [{ key: 'l', parent: 'main', after: 'p', role: 'link', look: 'text_link', label: 'weg', href }] });
      assert.equal(await page.getByRole('link', { name: 'weg' }).getAttribute('href'), href);
    }
  });
});

describe('what a person does', () => {
  test('clicks, Space and arrows come back as one action each', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, first);
    await page.evaluate(() => { globalThis.fake.calls.length = 0; });
    await page.getByRole('button', { name: 'Volgende vraag' }).click();
    await page.getByText('Gasketel, 15 jaar of ouder').click();
    await page.getByRole('link', { name: 'Uw plan' }).click();
    const acts = async () => (await calls(page, 'act')).filter(([, kind]) => kind !== 'focus').map((call) => call.slice(1));
    assert.deepEqual(await acts(), [['activate', 'next', ''], ['activate', 'q/old', ''], ['activate', 'nav/p', '']]);
    await page.evaluate(() => { globalThis.fake.calls.length = 0; });
    await show(page, { written: question({ chosen: 'old' }).filter(({ role }) => role === 'radio') });
    await page.getByRole('radio', { name: 'Gasketel, 15 jaar of ouder' }).focus();
    await page.keyboard.press('ArrowDown');
    assert.deepEqual(await acts(), [['activate', 'q/unsure', '']]);
  });

  test('what the application does not take over goes back to what it says', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, first);
    await page.getByRole('radio', { name: 'Weet ik niet' }).dispatchEvent('click');
    assert.equal(await page.getByRole('radio', { name: 'Weet ik niet' }).isChecked(), false);
  });

  test('a group of radio buttons is one tab stop; Tab follows the reading order', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, { written: question({ chosen: 'old' }) });
    const order = [];
    for (let i = 0; i < 11; ++i) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate(() => document.activeElement.closest('[data-key]')?.dataset.key));
    }
    assert.deepEqual(order.slice(0, 10), ['skip', 'brand', 'nav/q', 'nav/p', 'q/old', 'kwh', 'why', 'next', 'row/1/link', 'rvo']);
  });

  test('the skip link brings the focus to the heading', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, first);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'h');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.closest('[data-key]').dataset.key), 'q/new');
  });

  test('typing sends the whole text each time', async (t) => {
    const page = await start(t);
    await show(page, first);
    await place(page, { height: 1400, boxes: boxes() });
    await page.getByRole('textbox', { name: 'Stroom per jaar' }).click();
    await page.keyboard.type('260');
    const typed = (await calls(page, 'act')).filter(([, kind]) => kind === 'set_value').map(([, , key, value]) => `${key}=${value}`);
    assert.deepEqual(typed, ['kwh=2', 'kwh=26', 'kwh=260']);
  });
});

describe('a field that is being typed in', () => {
  const field = (value) => ({ written: question({ value }).filter(({ key }) => key === 'kwh') });
  const state = (page) => page.getByRole('textbox').evaluate((input) => `${input.value} ${input.selectionStart}`);

  test('keeps its caret when the same text comes back, also late', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, first);
    await page.getByRole('textbox').focus();
    await page.keyboard.type('2600');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await show(page, field('2600'));
    assert.equal(await state(page), '2600 2');
    await page.keyboard.type('9');
    await page.keyboard.type('8');
    await show(page, field('26900')); // the echo of the key before
    assert.equal(await state(page), '269800 4');
    await show(page, field('269800'));
    assert.equal(await state(page), '269800 4');
  });

  test('takes a new text of the application', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, first);
    await page.getByRole('textbox').focus();
    await page.keyboard.type('12');
    await show(page, field('200.000'));
    assert.equal(await state(page), '200.000 2');
    await page.getByRole('textbox').blur();
    await show(page, field(''));
    assert.equal(await page.getByRole('textbox').inputValue(), '');
  });
});

describe('focus', () => {
  test('goes where a patch asks, also to a heading, and shows no ring there', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, { ...first, focus: 'h' });
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'h');
    assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
    await show(page, { focus: 'q' });
    assert.equal(await page.evaluate(() => document.activeElement.closest('[data-key]').dataset.key), 'q/new');
    await show(page, { focus: 'kwh' });
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'input');
  });

  test('the ring lies around the card, the button and the field, in both views', async (t) => {
    const page = await start(t);
    await show(page, first);
    await place(page, { height: 1400, boxes: boxes() });
    for (const view of ['canvas', 'text']) {
      await page.evaluate((next) => globalThis.fake.page.changeView(next), view);
      await until(view, () => page.evaluate((next) => document.documentElement.dataset.view === next, view));
      await page.keyboard.press('Tab');
      for (const [key, ringed] of [['q/new', '[data-key="q/new"]'], ['next', '[data-key="next"]'], ['kwh', '[data-key="kwh"] .field']]) {
        await show(page, { focus: key });
        const ring = await page.evaluate((selector) => {
          const style = getComputedStyle(document.querySelector(selector));
          return `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor} ${style.boxShadow.includes('rgb(255, 200, 46)')}`;
        }, ringed);
        assert.equal(ring, 'solid 3px rgb(16, 40, 44) true', `${view} ${key}`);
      }
    }
  });

  test('a dialog holds it, Escape closes, and it returns', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, first);
    await page.getByRole('button', { name: 'Volgende vraag' }).focus();
    await show(page, { written: nodes([{ key: 'sure', role: 'dialog', look: 'dialog_card', label: 'Alles wissen?', act: true, children: [
      { key: 'sure/all', role: 'group', look: 'stack', children: [
        { key: 'sure/h', role: 'heading', level: 2, look: 'h2', label: 'Alles wissen?' },
        { key: 'sure/yes', role: 'button', look: 'danger', label: 'Wis alles', act: true },
        { key: 'sure/no', role: 'button', look: 'secondary', label: 'Niet wissen', act: true }] }] }]).map((node) =>
      (node.key === 'sure' ? { ...node, after: 'foot' } : node)), focus: 'sure/no' });
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'sure/no');
    const isInert = (key) => page.evaluate((wanted) => document.querySelector(`[data-key="${wanted}"]`).closest('[inert]') !== null, key);
    assert.equal(await isInert('next'), true);
    assert.equal(await isInert('sure/no'), false);
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press('Escape');
    assert.deepEqual((await calls(page, 'act')).at(-1), ['act', 'activate', 'sure', '']);
    await show(page, { removed: ['sure'] });
    assert.equal(await isInert('next'), false);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'next');
  });
});

describe('announcements', () => {
  test('the last one wins, at most one in two seconds; an urgent one is said at once', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await page.clock.install();
    await page.reload();
    await until('again', () => page.evaluate(() => globalThis.fake !== undefined));
    const polite = () => page.locator('#polite').textContent();
    await show(page, { ...first, announce: 'een' });
    assert.equal(await polite(), 'een');
    await show(page, { announce: 'twee' });
    await show(page, { announce: 'drie' });
    assert.equal(await polite(), 'een');
    await show(page, { announce: 'Vul een getal in', urgent: true });
    assert.equal(await page.locator('#urgent').textContent(), 'Vul een getal in');
    await show(page, { announce: 'vier' });
    await page.clock.runFor(2100);
    assert.equal(await polite(), 'vier');
  });
});

// Somewhere on the canvas, as the application would say it.
function boxes() {
  return [['h', 335, 130, 580, 42], ['q', 335, 200, 580, 260], ['q/new', 335, 200, 580, 72], ['q/old', 335, 284, 580, 72], ['q/unsure', 335, 368, 580, 72],
    ['kwh', 335, 480, 400, 110], ['kwh#field', 337, 520, 240, 52], ['why', 335, 610, 240, 44], ['next', 335, 670, 200, 48],
    ['row/1/link', 335, 760, 580, 76], ['row/1/why', 391, 800, 400, 24], ['bar', 335, 860, 300, 18], ['rvo', 335, 1300, 40, 44]];
}

describe('boxes', () => {
  test('lie where they were painted, also inside another, and scroll with the page', async (t) => {
    const page = await start(t);
    await show(page, first);
    await place(page, { height: 1400, boxes: boxes() });
    const rect = (selector) => page.evaluate((wanted) => {
      const { x, y, width, height } = document.querySelector(wanted).getBoundingClientRect();
      return [x + scrollX, y + scrollY, width, height];
    }, selector);
    for (const [key, ...box] of boxes()) {
      const selector = key.endsWith('#field') ? '[data-key="kwh"] input' : `[data-key="${key}"]`;
      assert.deepEqual(await rect(selector), box, key);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), 1400);
    await place(page, { boxes: [['row/1/link', 335, 770, 580, 76], ['row/1/why', 391, 810, 400, 24]] });
    assert.deepEqual(await rect('[data-key="row/1/why"]'), [391, 810, 400, 24]);
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, 200);
    await until('scrolled', () => page.evaluate(() => scrollY === 200));
    assert.deepEqual(await rect('[data-key="next"]'), [335, 670, 200, 48]);
    await until('told', async () => (await calls(page, 'scroll')).at(-1)[1] === 200);
  });

  test('the canvas gets the pointer, fields and links that leave get theirs', async (t) => {
    const page = await start(t);
    await show(page, first);
    await place(page, { height: 1400, boxes: boxes() });
    const hit = (x, y) => page.evaluate(([px, py]) => document.elementFromPoint(px, py)?.localName, [x, y]);
    assert.equal(await hit(435, 694), 'canvas');
    assert.equal(await hit(400, 236), 'canvas');
    assert.equal(await hit(400, 540), 'input');
    await page.mouse.click(435, 694);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'next');
  });

  test('nothing but the canvas and the fields is seen', async (t) => {
    const page = await start(t);
    await show(page, { ...first, written: question({ value: '260.000' }) });
    await place(page, { height: 1400, boxes: boxes() });
    const seen = await page.evaluate(() => [...document.querySelectorAll('#mirror *')].filter((element) => {
      const { color, backgroundColor, borderTopWidth, borderTopColor } = getComputedStyle(element);
      const clear = (value) => /rgba\(.*, 0\)/.test(value);
      return !clear(color) || !clear(backgroundColor) || (borderTopWidth !== '0px' && !clear(borderTopColor));
    }).map((element) => element.localName));
    assert.deepEqual(seen, ['input']);
  });
});

describe('the page around it', () => {
  test('frames are drawn when asked, one at a time', async (t) => {
    const page = await start(t);
    await until('the first frame', async () => (await calls(page, 'frame')).length > 0);
    await page.evaluate(() => {
      globalThis.fake.calls.length = 0;
      for (let i = 0; i < 10; ++i) globalThis.fake.page.wantFrame();
    });
    await until('a frame', async () => (await calls(page, 'frame')).length > 0);
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    assert.equal((await calls(page, 'frame')).length, 1);
  });

  test('the text view draws nothing', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await page.evaluate(() => globalThis.fake.page.wantFrame());
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    assert.deepEqual(await calls(page, 'frame'), []);
  });

  test('the start says what the application needs to know', async (t) => {
    const page = await start(t, { address: '?view=text&lang=en&date=2020-01-02#question/s_heating' });
    const [[, text]] = await calls(page, 'start');
    const settings = JSON.parse(text);
    assert.deepEqual({ ...settings, height: 0, content: '', words: {} }, { language: 'en', view: 'text', width: 1366, height: 0, text_size: 1,
      device_scale: 1, start_text: 100, date: '2020-01-02', other_date: true, fragment: 'question/s_heating', kept: null, settings: null, before: null, heads: '[]', can_store: true, site: readFileSync(path.join(project, 'web/site.json'), 'utf8'), site_colours: '', content: '', words: {}, seals: true,
      dark: false, contrast: false, calm: false, colours: '', house: '', house_file: '' });
    assert.deepEqual(settings.words, { en: '{}' });
  });

  test('what is saved comes back, and only when the device took it', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await show(page, first);
    const id = 'a'.repeat(32);
    await page.evaluate(async (dossier) => {
      globalThis.fake.page.save(dossier, 'answers', '{"name":"Bakkerij"}', true);
      globalThis.fake.page.saveSettings('{"language":"en"}');
      await globalThis.terreinkompas.kept();
    }, id);
    assert.equal(await page.locator('#not-kept-words').isVisible(), false);
    await page.reload();
    await until('again', () => page.evaluate(() => globalThis.fake !== undefined));
    const settings = JSON.parse((await calls(page, 'start'))[0][1]);
    assert.equal(settings.kept, 'answers');
    assert.equal(settings.settings, '{"language":"en"}');
    assert.deepEqual(JSON.parse(settings.heads), [{ name: 'Bakkerij', id }]);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    await show(page, { ...first, lang: 'en' });
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
      globalThis.fake.page.saveSettings('{}');
    });
    await page.getByText('Your answers cannot be kept here').waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole('button', { name: 'Close' }).click();
    assert.equal(await page.locator('#not-kept-words').isVisible(), false);
  });

  test('back and forward reach the application', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await page.evaluate(() => {
      globalThis.fake.page.visit('welcome', true);
      globalThis.fake.page.visit('question/a', false);
      globalThis.fake.page.visit('plan', false);
    });
    assert.match(page.url(), /#plan$/);
    await page.goBack();
    await until('told', async () => (await calls(page, 'visit')).length === 1);
    await page.goBack();
    await page.goForward();
    await page.evaluate(() => { location.hash = '#about'; });
    await until('told', async () => (await calls(page, 'visit')).length === 4);
    assert.deepEqual((await calls(page, 'visit')).map(([, to]) => to), ['question/a', 'welcome', 'question/a', 'about']);
  });

  test('words of another language are fetched when asked', async (t) => {
    const page = await start(t, { address: '?view=text' });
    await page.evaluate(() => globalThis.fake.page.fetchWords('en'));
    await until('words', async () => (await calls(page, 'words')).length === 1);
    assert.deepEqual((await calls(page, 'words'))[0], ['words', 'en', '{}']);
  });
});

describe('when things break', () => {
  test('a lost context gives the text view at once, then the canvas again; twice in a minute stays text', async (t) => {
    const page = await start(t);
    await show(page, first);
    await page.evaluate(() => {
      globalThis.context = document.getElementById('canvas').getContext('webgl2');
      globalThis.loss = globalThis.context.getExtension('WEBGL_lose_context');
    });
    const view = () => page.evaluate(() => document.documentElement.dataset.view);
    await page.evaluate(() => globalThis.loss.loseContext());
    await until('text view', async () => (await view()) === 'text');
    assert.equal(await page.getByRole('radio').first().isVisible(), true);
    await page.evaluate(() => globalThis.loss.restoreContext());
    await until('canvas view', async () => (await view()) === 'canvas');
    assert.equal((await calls(page, 'context_restored')).length, 1);
    await page.evaluate(() => globalThis.loss.loseContext());
    await until('text view again', async () => (await view()) === 'text');
    await page.evaluate(() => globalThis.loss.restoreContext());
    await until('restored', async () => (await calls(page, 'context_restored')).length === 2);
    assert.equal(await view(), 'text');
  });

  test('without WebGL2 the text view starts by itself', async (t) => {
    const page = await start(t, { browserFlags: ['--disable-3d-apis'] });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.view), 'text');
    assert.equal(JSON.parse((await calls(page, 'start'))[0][1]).view, 'text');
  });

  test('forced colours start the text view', async (t) => {
    const page = await start(t, { context: { forcedColors: 'active' } });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.view), 'text');
  });

  for (const [language, words] of [['nl', 'Een deel van de pagina is niet opgehaald'], ['en', 'A part of the page could not be fetched']])
    test(`a file that does not come is said in words (${language})`, async (t) => {
      const { page } = await open(t, { folder: fake.folder, wait: false, address: `?lang=${language}`,
        change: ({ url }) => (url.startsWith('/content.pack') ? { status: 404 } : null), allow: (text) => /404|content.pack/.test(text) });
      await page.getByText(words).waitFor();
      assert.deepEqual(await axe(page), []);
    });

  for (const name of ['nowhere', 'No/Where'])
    test(`an overlay that is not there is left out and named to the application (${name})`, async (t) => {
      const page = await start(t, { address: `?view=text&overlay=${encodeURIComponent(name)}`, allow: (text) => /404|overlays\//.test(text) });
      const settings = JSON.parse((await calls(page, 'start'))[0][1]);
      assert.equal(settings.overlay_missing, name);
      assert.equal(settings.overlay, '');
      assert.deepEqual(settings.words, settings.base_words);
    });

  test('without JavaScript there are words, too', async (t) => {
    const { page } = await open(t, { folder: fake.folder, wait: false, context: { javaScriptEnabled: false }, allow: (text) => / csp$/.test(text) });
    await page.getByRole('heading', { name: 'Terreinkompas' }).waitFor();
    assert.match(await page.locator('noscript').textContent(), /Zet JavaScript aan/); // the debugger's switch comes too late to show it
  });
});
