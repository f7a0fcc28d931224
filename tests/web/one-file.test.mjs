// The page as one file, opened from a disk: one visit, which sees nothing but that file.

import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bakery, fillIn, goTo, hands, keptAnswers, reload, said, settled, words } from './journey.mjs';
import { browserWith, closeAll, dist, ready, until } from './support.mjs';

const made = path.join(dist, '../terreinkompas.html');
const key = (name) => `#mirror [data-key="${name}"]`;

before(() => assert.ok(existsSync(made), 'there is no such file: tools/run --build-only'));
after(closeAll);

// Alone in a folder, with a name that an address has to write in another way: whoever gets it may call it what they like.
async function openAlone(t, query) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kompas one file '));
  const file = path.join(folder, 'kompas (één).html');
  copyFileSync(made, file);
  const browser = await browserWith();
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'nl-NL' });
  const address = pathToFileURL(file).href;
  const requests = [], problems = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('console', (message) => { if (message.type() !== 'log') problems.push(`console: ${message.text()}`); });
  context.on('weberror', (error) => problems.push(`error: ${error.error()}`));
  await context.addInitScript(() => addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  const page = await context.newPage();
  t.after(async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
    assert.deepEqual(problems, []);
    // The report is a tab of its own, made of what is in the page.
    assert.deepEqual(requests.filter((url) => url.split(/[?#]/)[0] !== address && !url.startsWith('blob:')), []);
  });
  await page.goto(`${address}?date=${bakery.date}${query}`);
  await ready(page);
  return { page, context };
}

// Opens a report by its button and says what is on it, and on paper.
async function report({ page, context }) {
  await goTo(page, 'take-away');
  await page.locator(key('report/summary')).focus();
  const [tab] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
  await until('the report has its looks', () => tab.evaluate(() => document.readyState === 'complete' && getComputedStyle(document.body).maxWidth !== 'none'));
  const title = await tab.locator('h1').textContent();
  const paper = await tab.pdf({ preferCSSPageSize: true });
  await tab.close();
  return { title, paper };
}

test('it goes from welcome to report in both views and both languages, keeps answers while its tab is open, and asks for nothing', async (t) => {
  const { page, context } = await openAlone(t, '&view=canvas');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.view), 'canvas');
  assert.equal(await page.locator(key('notice/storage')).textContent(), said('notice.not_stored'));

  const given = { s_sector: bakery.answers.s_sector, s_elec_kwh: 85000 };
  await fillIn(page, hands.byRole(page), given);
  assert.deepEqual(await keptAnswers(page), given);
  await reload(page);
  await settled(page);
  assert.deepEqual(await keptAnswers(page), given);
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).length + localStorage.length), 0, 'other pages of the disk could read it');

  await goTo(page, 'plan');
  assert.equal((await page.getByRole('heading', { level: 1 }).textContent()).replaceAll('\u00AD', ''), said('plan.title'));
  const drawn = await report({ page, context });
  assert.equal(drawn.title, said('report.title'));
  assert.ok(drawn.paper.length > 20000, 'it prints');

  // The same tab goes on as text, in English.
  await page.goto(page.url().replace('view=canvas', 'view=text&lang=en').replace(/#.*/, '#plan'));
  await ready(page);
  assert.deepEqual(await keptAnswers(page), given);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.view), 'text');
  assert.equal((await page.getByRole('heading', { level: 1 }).textContent()).replaceAll('\u00AD', ''), said('plan.title', 'en'));
  assert.equal(await page.evaluate(() => [...document.fonts].filter((face) => face.status === 'loaded').length > 2), true);
  await page.locator(key('tools/language/nl')).click();
  await until('Dutch', () => page.evaluate(() => document.documentElement.lang === 'nl'));
  const written = await report({ page, context });
  const [taken] = await Promise.all([page.waitForEvent('download'), page.locator(key('take-away/csv/save')).click()]);
  assert.match(taken.suggestedFilename(), /\.csv$/);
  assert.equal(written.title, said('report.title'));
  await goTo(page, 'about');
  const [texts] = await Promise.all([context.waitForEvent('page'), page.locator(key('about/licences/all')).click()]);
  await until('the licences', () => texts.evaluate(() => document.body.innerText.includes('EUROPEAN UNION PUBLIC LICENCE')));
  await goTo(page, '');
  const picture = await page.evaluate(() => getComputedStyle(document.querySelector('#mirror [data-look="hero"]'), '::after').backgroundImage);
  assert.match(picture, /^url\("data:image\/svg\+xml;base64,/);
});

test('it is no larger than a mail takes, and its policy allows no other script', (t) => {
  const html = readFileSync(made, 'utf8');
  const size = Buffer.byteLength(html);
  t.diagnostic(`${size} bytes`);
  // Two thirds is the program; with a tenth more than this a mail (10 MB, often 5) still takes it, a phone still opens it at once.
  assert.ok(size < 2_000_000, `${size} bytes`);
  const [, policy] = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/);
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[^ ]+' 'wasm-unsafe-eval'; style-src( 'sha256-[^ ]+')+ data:; /);
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  for (const language of Object.keys(words)) assert.match(html, new RegExp(`id="part:words\\.${language}\\.json"`));
  assert.match(html, /<script type="application\/json" id="part:site\.json">\{/);
});
