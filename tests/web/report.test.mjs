// The report: as a document by itself, on paper through the printer of the browser, and opened by the page.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { record, said, settled, sorted } from './journey.mjs';
import { axe, browserWith, built, closeAll, dist, fakeFolder, full, open, project, until } from './support.mjs';

after(closeAll);

const program = process.env.TERREINKOMPAS_PROGRAM ?? path.join(project, 'build/native/src/terreinkompas');
const example = (name) => path.join(project, 'assets/content/base/examples', `${name}.json`);
const examples = ['bakery', 'metal-works', 'terrain-60'];
const languages = ['nl', 'en'];
const folder = mkdtempSync(path.join(tmpdir(), 'kompas-report-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const hostile = '</style><script>document.title = "taken"</script><img src=x onerror="document.title=1">';

// Made once for each; the file that a person would keep.
const made = new Map();
function report(name, form, language, ...more) {
  const file = path.join(folder, [name, form, language, more.join('').length].join('-') + '.html');
  if (!made.has(file))
    made.set(file, execFileSync(program, ['report', example(name), '--form', form, '--language', language, '--date', '2026-11-26', '--output', file, ...more]));
  return file;
}

// Opens a file; what it asks for or complains about fails the test.
async function openFile(t, file, viewport = { width: 1366, height: 900 }) {
  const context = await (await browserWith()).newContext({ viewport });
  const page = await context.newPage();
  const problems = [];
  page.on('console', (message) => problems.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error}`));
  page.on('request', (request) => { if (!request.url().startsWith('file:')) problems.push(`asks for ${request.url()}`); });
  t.after(async () => {
    await context.close();
    assert.deepEqual(problems, []);
  });
  await page.goto(pathToFileURL(file).href);
  return page;
}

async function printed(page) {
  const bytes = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true });
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let i = 1; i <= pdf.numPages; ++i) {
    const one = await pdf.getPage(i);
    const { items } = await one.getTextContent();
    pages.push({ view: one.view, items, tree: await one.getStructTree(), text: items.map((item) => item.str + (item.hasEOL ? ' ' : '')).join('').replace(/\s+/g, ' ') });
  }
  return { pdf, pages, text: pages.map((one) => one.text).join(' ') };
}

function roles(tree, found = new Map()) {
  if (tree?.role) found.set(tree.role, (found.get(tree.role) ?? 0) + 1);
  for (const child of tree?.children ?? []) roles(child, found);
  return found;
}

// Words that break across lines are found all the same.
const bare = (text) => text.replace(/[\s\u00A0\u00AD-]+/g, '');

before(() => assert.ok(existsSync(program), `${program} is not built`));

describe('a report on paper', () => {
  for (const name of examples)
    for (const language of languages)
      test(`is two tagged pages for the owner: ${name}, ${language}`, async (t) => {
        const page = await openFile(t, report(name, 'summary', language));
        const { pdf, pages, text } = await printed(page);
        assert.equal(pdf.numPages, 2);
        assert.equal((await pdf.getMarkInfo())?.Marked, true);
        const { info } = await pdf.getMetadata();
        assert.equal(info.Language, language);
        assert.equal(info.Title, await page.title());
        for (const { view } of pages) assert.deepEqual(view.map(Math.round), [0, 0, 595, 842]);

        const found = roles(pages[0].tree, roles(pages[1].tree));
        for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Caption', 'Figure']) assert.ok(found.get(role) > 0, `no ${role}`);

        // What stands first is read first: the tags come in the order of the document.
        const titles = await page.locator('h2').allTextContents();
        let last = -1;
        for (const key of ['report.result', 'group.must', 'group.can', 'schemes.title', 'report.unknown', 'about.receipt.title']) {
          const at = titles.indexOf(said(key, language));
          assert.ok(at > last, `${key} is not where it belongs: ${titles}`);
          if (key !== 'report.result') assert.ok(bare(text).includes(bare(titles[at])), key);
          last = at;
        }
        pages.forEach(({ text: words }, i) =>
          assert.ok(bare(words).includes(bare(said('report.page', language).replace('{page}', i + 1).replace('{pages}', 2))), `the foot of page ${i + 1}`));
      });

  test('has no letter under 10 pt and nothing beside the paper', async (t) => {
    for (const form of ['summary', 'full', 'handover']) {
      const { pages } = await printed(await openFile(t, report('metal-works', form, 'nl')));
      for (const [i, { items, view }] of pages.entries())
        for (const item of items) {
          if (!item.str.trim()) continue;
          const [, , , , x, y] = item.transform;
          assert.ok(x >= 0 && x + item.width <= view[2] && y >= 0 && y <= view[3], `page ${i + 1}: ${item.str}`);
        }
      assert.ok(pages.length > 0);
    }
    const page = await openFile(t, report('metal-works', 'full', 'nl'));
    await page.emulateMedia({ media: 'print' });
    const small = await page.evaluate(() => [...document.querySelectorAll('body *')]
      .filter((node) => !node.closest('svg') && Number.parseFloat(getComputedStyle(node).fontSize) < 10 * 96 / 72).map((node) => node.outerHTML.slice(0, 80)));
    assert.deepEqual(small, []);
  });

  test('the full report has all of the summary and more, with the same words', async (t) => {
    const page = await openFile(t, report('bakery', 'full', 'nl'));
    const { pages, text } = await printed(page);
    assert.ok(pages.length > 4);
    const sections = await page.locator('section > h2').allTextContents();
    const seen = await page.evaluate(() => [...document.querySelectorAll('section > h2')].filter((one) => one.getBoundingClientRect().width > 2).map((one) => one.textContent));
    for (const key of ['report.steps', 'report.scheme_details', 'balance.title', 'report.known', 'report.unknown', 'report.notes', 'sources.title'])
      assert.ok(sections.includes(said(key)), key);
    let last = -1;
    for (const title of seen) {
      const at = bare(text).indexOf(bare(title), last + 1);
      assert.ok(at > last, title);
      last = at;
    }
    // A table that goes on has its heads again.
    const head = bare(said('report.column.question') + said('report.column.answer'));
    assert.ok(bare(text).split(head).length > 2);
    // No page ends with a heading: those have larger letters.
    for (const [i, { items }] of pages.entries()) {
      const lowest = items.filter((item) => item.str.trim() && item.transform[5] > 52).sort((a, b) => a.transform[5] - b.transform[5])[0];
      assert.ok(lowest.height < 11.5, `page ${i + 1} ends with ${lowest.str}`);
    }
  });

  test('the hand-over sheet asks before it tells', async (t) => {
    for (const language of languages) {
      const page = await openFile(t, report('bakery', 'handover', language, '--name', 'Bakkerij De Korst', '--place', 'Ede', '--adviser', 'A. de Vries'));
      const sections = await page.locator('section > h2').allTextContents();
      const wanted = ['report.result', 'report.call', 'report.asking', 'group.must', 'report.known', 'report.unknown', 'report.notes'].map((key) => said(key, language));
      assert.deepEqual(sections.filter((title) => wanted.includes(title)), wanted);
      assert.match(await page.locator('.title').textContent(), /Bakkerij De Korst.*Ede.*A\. de Vries/s);
    }
  });
});

describe('a report as a document', () => {
  for (const form of ['summary', 'full', 'handover'])
    test(`has nothing to complain about for axe, on a desk and on a phone: ${form}`, async (t) => {
      for (const viewport of [{ width: 1366, height: 900 }, { width: 390, height: 844 }]) {
        const page = await openFile(t, report('metal-works', form, 'nl'), viewport);
        assert.deepEqual(await axe(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing scrolls sideways');
      }
    });

  test('what was typed runs nothing', async (t) => {
    for (const form of ['summary', 'full', 'handover']) {
      const page = await openFile(t, report('bakery', form, 'nl', '--name', hostile, '--place', hostile, '--adviser', hostile));
      assert.match(await page.title(), /<script>/);
      assert.equal(await page.locator('script, img').count(), 0);
      assert.ok((await page.locator('h1').textContent()).includes(hostile));
    }
  });
});

describe('a report from the page', () => {
  let fake;
  before(() => { fake = fakeFolder(); });
  after(() => fake.remove());

  const color = (tab) => tab.evaluate(() => getComputedStyle(document.querySelector('.title')).borderBottomStyle);

  async function opened(t, act) {
    const { page, context } = await open(t, { folder: fake.folder, wait: false });
    await until('the page', () => page.evaluate(() => globalThis.fake !== undefined));
    const html = readFileSync(report('bakery', 'summary', 'nl'), 'utf8');
    return { page, context, html, done: await act(page, context, html) };
  }

  test('opens in a tab with its style, under the policy of the page, and prints as two pages', async (t) => {
    const { done: tab } = await opened(t, async (page, context, html) => {
      const [other] = await Promise.all([context.waitForEvent('page'), page.evaluate((text) => globalThis.fake.page.openDocument('plan.html', text), html)]);
      return other;
    });
    const complaints = [];
    tab.on('console', (message) => complaints.push(message.text()));
    await until('the style', async () => (await color(tab)) === 'solid');
    assert.equal(await tab.locator('h1').textContent(), said('report.title'));
    assert.equal((await printed(tab)).pages.length, 2);
    await tab.reload();
    await until('the style again', async () => (await color(tab)) === 'solid');
    assert.deepEqual(complaints, []);
  });

  test('comes as a file where no tab opens', async (t) => {
    const { done: download, html } = await opened(t, async (page, context, text) => {
      const arriving = page.waitForEvent('download');
      await page.evaluate((given) => {
        window.open = () => null;
        globalThis.fake.page.openDocument('plan.html', given);
      }, text);
      return arriving;
    });
    assert.equal(download.suggestedFilename(), 'plan.html');
    assert.equal(readFileSync(await download.path(), 'utf8'), html);
  });
});

// With the application as it is built.
describe('the button of the plan', { skip: !built && `there is no page in ${dist}` }, () => {
  const { answers, date } = JSON.parse(readFileSync(example('bakery'), 'utf8'));
  for (const [view, width] of [['canvas', 1366], ['text', 390], ...(full ? [['canvas', 390], ['text', 1366]] : [])])
      test(`makes the report that the command line makes: ${view} view, ${width} wide`, async (t) => {
        const { page, context } = await open(t, {
          kept: record(sorted(answers), { view, language: 'nl' }), address: `?date=${date}&view=${view}#plan`, viewport: { width, height: 844 },
        });
        await settled(page);
        const button = page.locator('#mirror [data-key="plan/report"]');
        await button.focus();
        const [tab] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
        await until('the style', async () => (await tab.evaluate(() => document.adoptedStyleSheets.length)) === 1);
        const file = path.join(folder, `page-${view}-${width}.html`);
        execFileSync(program, ['report', example('bakery'), '--form', 'full', '--language', 'nl', '--date', date, '--output', file]);
        const same = await openFile(t, file, { width, height: 844 });
        const words = (one) => one.evaluate(() => [...document.querySelectorAll('section:not(.receipt)')].map((part) => part.innerText));
        assert.deepEqual(await words(tab), await words(same));
      });

  test('keeps it as a file, too', async (t) => {
    const { page } = await open(t, { kept: record(sorted(answers), { view: 'text', language: 'nl' }), address: `?date=${date}&view=text#take-away` });
    const arriving = page.waitForEvent('download');
    await page.locator('#mirror [data-key="report/summary/file"]').click();
    const download = await arriving;
    assert.equal(download.suggestedFilename(), `${said('report.file_form.summary')}-${date}.html`);
    const html = readFileSync(await download.path(), 'utf8');
    writeFileSync(path.join(folder, 'kept.html'), html);
    const kept = await openFile(t, path.join(folder, 'kept.html'));
    assert.equal(await kept.locator('h1').textContent(), said('report.title'));
  });
});
