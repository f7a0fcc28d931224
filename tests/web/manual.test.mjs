// The manuals: two sheets of A4 each, with the very words of the page, and pictures that are there.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { axe, browserWith, built, closeAll, project } from './support.mjs';

after(closeAll);

const folder = path.join(project, 'manual');
const names = ['loket', 'kiosk'];
const html = new Map(names.map((name) => [name, readFileSync(path.join(folder, `${name}.html`), 'utf8')]));
const plain = (text) => text.replace(/<[^>]*>/g, '').replaceAll('’', "'").replace(/\s+/g, ' ').trim();
const marked = (name, kind) => [...html.get(name).matchAll(new RegExp(`<(\\w+) class="${kind}">(.*?)</\\1>`, 'gs'))].map((found) => plain(found[2]));

// What a person can read on the page: the words of the application, and those of index.html.
const values = (value) => (typeof value === 'string' ? [plain(value.replaceAll('\u00AD', ''))] : Object.values(value).flatMap(values));
const locale = path.join(project, 'locales/nl');
const words = new Set([
  ...readdirSync(locale, { recursive: true }).filter((name) => name.endsWith('.json')).flatMap((name) => values(JSON.parse(readFileSync(path.join(locale, name), 'utf8')))),
  ...[...readFileSync(path.join(project, 'web/index.html'), 'utf8').matchAll(/>([^<>]+)</g)].map((found) => plain(found[1])),
]);

test('buttons, pages and sentences are those of the page', () => {
  for (const name of names) {
    const named = [...marked(name, 'button'), ...marked(name, 'page')];
    assert.ok(named.length > 15, `${name}: ${named.length} words of the page`);
    assert.deepEqual(named.filter((one) => !words.has(one)), [], name);
    assert.deepEqual(marked(name, 'says').filter((one) => ![...words].some((text) => text.includes(one))), [], name);
  }
});

test('the keys of the intake are all there, and no others', () => {
  const keys = Object.values(JSON.parse(readFileSync(path.join(locale, 'interface.json'), 'utf8')).intake.keys).join(' ');
  const told = [...html.get('loket').matchAll(/<kbd>(.*?)<\/kbd>/g)].map((found) => found[1]);
  const known = (key) => keys.toLowerCase().includes(key.toLowerCase());
  assert.deepEqual(told.filter((key) => !known(key)), []);
  assert.deepEqual([...keys.matchAll(/Alt \+ \w+/g)].map(([key]) => key).filter((key) => !told.includes(key)), []);
});

test('each picture is shown once, has words in its place and is small', () => {
  const images = names.flatMap((name) => [...html.get(name).matchAll(/<img src="([^"]+)" width="\d+" height="\d+" alt="([^"]{20,})">/g)]);
  assert.equal(images.length, names.reduce((sum, name) => sum + html.get(name).split('<img').length - 1, 0));
  assert.deepEqual(images.map(([, source]) => source).sort(), readdirSync(path.join(folder, 'pictures')).sort().map((name) => `pictures/${name}`));
  for (const [, source] of images) assert.ok(readFileSync(path.join(folder, source)).length < 60000, source);
});

test('they are valid', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    rules: { 'doctype-style': 'off', 'long-title': 'off', 'void-style': 'off', 'require-sri': 'off', 'no-inline-style': 'error' },
  });
  for (const name of names) {
    const { results } = await validator.validateString(html.get(name));
    assert.deepEqual(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${name}: ${ruleId}: ${message} (${line})`)), []);
  }
});

// Of what is on a sheet and does not fit.
const misfits = () => [...document.querySelectorAll('.sheet')].flatMap((sheet, at) => {
  const { right, bottom } = sheet.getBoundingClientRect();
  const style = getComputedStyle(sheet);
  const [end, foot] = [right - parseFloat(style.paddingRight) + 1, bottom - parseFloat(style.paddingBottom) + 1];
  return [...sheet.querySelectorAll('*')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.right > end || box.bottom > foot;
  }).map((one) => `sheet ${at + 1}: ${one.outerHTML.slice(0, 80)}`);
});

test('each prints on two sheets of A4 with nothing cut off, and everybody can read it', { skip: !built && 'build/web/dist is not there: tools/run --build-only' }, async () => {
  const context = await (await browserWith()).newContext();
  const page = await context.newPage();
  for (const name of names) {
    await page.setViewportSize({ width: 1000, height: 1200 });
    await page.emulateMedia({ media: 'screen' });
    await page.goto(pathToFileURL(path.join(folder, `${name}.html`)).href);
    await page.evaluate(() => document.fonts.ready);
    assert.ok(await page.evaluate(() => [400, 600, 700].every((weight) => document.fonts.check(`${weight} 12px Kompas`))), 'the letters of the page');
    assert.deepEqual(await page.evaluate(() => [...document.images].filter((one) => one.naturalWidth !== Number(one.getAttribute('width')) || one.naturalHeight !== Number(one.getAttribute('height'))).map((one) => one.src)), []);
    assert.deepEqual(await axe(page), []);
    await page.setViewportSize({ width: 360, height: 800 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, `${name} on a phone`);
    await page.setViewportSize({ width: 1000, height: 1200 });
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await page.evaluate(misfits), [], name);
    const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true })), verbosity: 0 }).promise;
    assert.equal(pdf.numPages, 2, name);
    const { view } = await pdf.getPage(1);
    assert.deepEqual(view.map(Math.round), [0, 0, 595, 842]);
    assert.equal((await pdf.getMetadata()).info.Language, 'nl');
  }
  await context.close();
});
