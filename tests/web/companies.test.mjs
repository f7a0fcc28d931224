// Companies of a park: brought as files or from this device, added up in the page, exported, and used for the terrain.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { keptAnswers } from './journey.mjs';
import { axe, built, closeAll, full, open, project, until } from './support.mjs';

after(closeAll);

const key = (name) => `#mirror [data-key="${name}"]`;
const examples = ['bakery', 'metal-works', 'office'].map((name) => JSON.parse(readFileSync(path.join(project, `assets/content/base/examples/${name}.json`), 'utf8')).answers);

const id = (number) => number.toString(16).padStart(32, '0');
const file = (number, more = {}) => ({
  name: `bedrijf-${number}.json`,
  text: JSON.stringify({
    format: 'terreinkompas dossier', version: 1, id: id(number), name: `Geheim ${number}`, track: 'sme', status: 'open', created: '2026-11-20',
    changed: '2026-11-20', answers: { ...examples[number % examples.length], s_elec_kwh: 20000 + 137 * number }, ...more,
  }),
});
const files = (count) => Array.from({ length: count }, (_, at) => file(at + 1));

const drop = (page, given) => page.evaluate((all) => {
  const dataTransfer = new DataTransfer();
  for (const { name, text } of all) dataTransfer.items.add(new File([text], name, { type: 'application/json' }));
  for (const type of ['dragenter', 'dragover', 'drop'])
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}, given);
// In the canvas view the elements lie under the picture: the keyboard presses them.
async function press(page, name) {
  await page.locator(key(name)).focus();
  await page.keyboard.press('Enter');
}
const counted = (page, words) => until(words, async () => (await page.locator(key('companies/counted')).textContent().catch(() => '')) === words);

describe('companies of a park', { skip: !built && 'build/web/dist is not there: tools/run --build-only', timeout: full ? 900000 : 300000 }, () => {
  test('are dropped, added up, saved without their names, and answer a question of the terrain', async (t) => {
    const { page } = await open(t, { address: '?date=2026-11-26&view=text#companies' });
    const count = full ? 500 : 30;
    const from = performance.now();
    await drop(page, [...files(count - 1), { name: 'stuk.json', text: '{"format":' }]);
    await counted(page, `${count - 1} van ${count} dossiers tellen mee.`);
    t.diagnostic(`${count} dossiers in ${Math.round(performance.now() - from)} ms`);
    assert.match(await page.locator(key('companies/members/0')).textContent(), /stuk\.json/);
    assert.deepEqual(await axe(page), []);

    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator(key('companies/save')).click()]);
    const text = readFileSync(await saved.path(), 'utf8');
    assert.equal(JSON.parse(text).companies, count - 1);
    assert.doesNotMatch(text, /Geheim|bedrijf-/);

    // Left out by hand, with a press.
    await page.locator(key('companies/members/1/counts')).click();
    await counted(page, `${count - 2} van ${count} dossiers tellen mee.`);
    await page.locator(key('companies/members/1/counts')).click();
    await counted(page, `${count - 1} van ${count} dossiers tellen mee.`);

    // Another page and back, with a dossier of the terrain: they are still there.
    await page.goto(page.url().replace('#companies', '#dossiers'));
    await page.locator(key('dossiers/new/terrain')).click();
    await until('a question', () => page.evaluate(() => location.hash.startsWith('#question/')));
    await page.goto(page.url().replace(/#.*/, '#question/t_elec_kwh'));
    await page.locator(key('question/estimate/take')).click();
    await until('the answer', async () => (await keptAnswers(page)).t_elec_kwh !== undefined);
    const answer = (await keptAnswers(page)).t_elec_kwh;
    const sum = Array.from({ length: count - 1 }, (_, at) => 20000 + 137 * (at + 1)).reduce((a, b) => a + b);
    assert.equal(answer, sum);
  });

  test('stay hidden while they are few, and come from this device too', async (t) => {
    const { page } = await open(t, { address: '?date=2026-11-26&view=canvas#dossiers', viewport: { width: 390, height: 844 } });
    await drop(page, files(4));
    await until('all four on the list', async () => (await page.locator(`${key('dossiers/list')} > li`).count()) === 4);
    await page.goto(page.url().replace('#dossiers', '#companies'));
    await press(page, 'companies/shelf');
    await counted(page, '4 van 4 dossiers tellen mee.');
    assert.equal(await page.locator(key('companies/few')).count(), 1);
    assert.equal(await page.locator(key('companies/totals')).count(), 0);
    await drop(page, [file(5)]);
    await counted(page, '5 van 5 dossiers tellen mee.');
    assert.equal(await page.locator(key('companies/totals/range')).count(), 1);
    await press(page, 'companies/forget');
    await until('gone', async () => (await page.locator(key('companies/members')).count()) === 0);
  });
});
