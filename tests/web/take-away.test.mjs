// The page where a person takes things away: what arrives as a file is what the command line writes, to the last byte.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fragment, record, said, settled } from './journey.mjs';
import { axe, built, closeAll, open, project, until } from './support.mjs';
import { answersOf } from './walk.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const program = process.env.TERREINKOMPAS_PROGRAM
  ?? ['native', 'release', 'debug'].map((name) => path.join(project, 'build', name, 'src/terreinkompas')).find(existsSync);
const date = '2026-11-26';
const key = (name) => `#mirror [data-key="${name}"]`;

async function openAt(t, place, { view, language = 'nl', track = 'sme', ...options }) {
  const opened = await open(t, { ...options, kept: record(answersOf[track], { view, language, track }), address: `?date=${date}&view=${view}#${place}` });
  await settled(opened.page);
  return opened;
}

// Presses a button by key and waits for the file.
async function take(page, name) {
  const arriving = page.waitForEvent('download');
  await page.locator(key(name)).focus();
  await page.keyboard.press('Enter');
  const file = await arriving;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

for (const [view, language, track] of [['canvas', 'nl', 'sme'], ['text', 'en', 'sme'], ['text', 'nl', 'terrain']])
  test(`each file is that of the command line: ${track}, ${language}, ${view} view`, { skip: !program && 'the program is not built' }, async (t) => {
    const { page } = await openAt(t, 'take-away', { view, language, track });
    assert.deepEqual(await axe(page), []);
    const folder = mkdtempSync(path.join(tmpdir(), 'kompas-files-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const dossier = path.join(folder, 'dossier.json');
    writeFileSync(dossier, await page.evaluate(() => globalThis.terreinkompas.kept()));
    for (const kind of ['csv', 'ics', 'json']) {
      const expected = execFileSync(program, ['export', kind, dossier, '--language', language, '--date', date], { maxBuffer: 1 << 28 });
      const { name, bytes } = await take(page, `take-away/${kind}/save`);
      assert.ok(bytes.equals(expected), `${kind}: ${bytes.length} bytes, the command line writes ${expected.length}`);
      assert.ok(name.endsWith(`-${date}.${kind}`), name);
      await until('it is said', () => page.evaluate((file) => document.getElementById('polite').textContent.includes(file), name));
    }
  });

for (const view of ['canvas', 'text'])
  test(`the plan leads to the page, and gives its calendar at once: ${view} view`, async (t) => {
    const { page } = await openAt(t, 'plan', { view });
    const { name, bytes } = await take(page, 'plan/take-away/ics');
    assert.ok(name.endsWith('.ics') && bytes.toString().startsWith('BEGIN:VCALENDAR\r\n'));
    await page.locator(key('plan/take-away')).focus();
    await page.keyboard.press('Enter');
    await until('the page', async () => await fragment(page) === 'take-away');
    await page.getByRole('heading', { level: 1, name: said('take_away.title') }).waitFor({ state: 'attached' });
  });

test('what is printed from it is the plan', async (t) => {
  const { page } = await openAt(t, 'take-away', { view: 'text' });
  await page.evaluate(() => { globalThis.print = () => { globalThis.printed = document.querySelector('#mirror h1').textContent; }; });
  await page.locator(key('take-away/paper/print')).focus();
  await page.keyboard.press('Enter');
  await until('it is printed', () => page.evaluate(() => globalThis.printed));
  assert.equal((await page.evaluate(() => globalThis.printed)).replaceAll('\u00AD', ''), said('plan.title'));
});
