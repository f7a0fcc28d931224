// What a person gave is found back: after a crash, in two tabs, on the list of dossiers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { keep, keptAnswers, questions, reload, said } from './journey.mjs';
import { axe, built, closeAll, full, open, ready, until } from './support.mjs';

after(closeAll);

const key = (name) => `#mirror [data-key="${name}"]`;
const date = 'date=2026-11-26';
const choices = [...questions.values()].filter((question) => question.track === 'sme' && question.kind === 'one')
  .map(({ id, options }) => [id, options.map((option) => option.id)]);

// Chance that is the same each time.
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

// Answers in the text view, as fast as a script can press.
async function answer(page, id, option) {
  await page.evaluate((place) => { location.hash = place; }, `question/${id}`);
  await until(`question ${id}`, () => page.evaluate((place) => document.getElementById('mirror').dataset.fragment === place, `question/${id}`));
  await page.evaluate((wanted) => document.querySelector(wanted).click(), `${key(`question/${id}/${option}`)} input`);
}

async function crash(page) {
  const session = await page.context().newCDPSession(page);
  const gone = new Promise((resolve) => { page.once('crash', resolve); });
  session.send('Page.crash').catch(() => {});
  await gone;
  await page.close().catch(() => {});
}

describe('what a person gave', { skip: !built && 'build/web/dist is not there: tools/run --build-only', timeout: full ? 1800000 : 300000 }, () => {
  test('is found back after a crash at any moment', async (t) => {
    const visits = full ? 200 : 20;
    const { page: first, context, server } = await open(t, { address: `?${date}&view=text`, allow: () => true });
    const random = chance(20261126);
    const confirmed = {};
    await first.close();
    for (let visit = 0; visit < visits; visit += 1) {
      const page = await context.newPage();
      await page.goto(`${server.url}?${date}&view=text`);
      await ready(page);
      const kept = await keptAnswers(page);
      for (const [id, option] of Object.entries(confirmed)) assert.deepEqual(kept[id], option, `visit ${visit}: ${id}`);
      Object.assign(confirmed, kept); // what was kept without being awaited counts from now on
      const answers = 1 + random(4);
      for (let i = 0; i < answers; i += 1) {
        const [id, options] = choices[random(choices.length)];
        if (!await page.evaluate((wanted) => { location.hash = wanted; return true; }, `question/${id}`)) break;
        const option = options[random(options.length)];
        await answer(page, id, option);
        delete confirmed[id]; // until it is known to be kept
        if (i + 1 < answers || random(2) === 0) confirmed[id] = (await keptAnswers(page))[id];
      }
      await crash(page);
    }
    assert.ok(Object.keys(confirmed).length > Math.min(visits, 20) / 2);
  });

  test('in two tabs at once is all kept, and the older tab is told', async (t) => {
    const { page, context, server } = await open(t, { address: `?${date}&view=text` });
    await answer(page, ...first(0));
    await keptAnswers(page);
    const second = await context.newPage();
    await second.goto(`${server.url}?${date}&view=text`);
    await ready(second);
    assert.equal(Object.keys(await keptAnswers(second)).length, 1);
    await answer(second, ...first(1));
    await until('told', () => page.locator(key('notice/tab')).count());
    await until('said', async () => (await page.locator('#polite').textContent()).startsWith(said('dossiers.tab.changed').slice(0, 30)));
    await answer(page, ...first(2));
    await until('all three here', async () => Object.keys(await keptAnswers(page)).length === 3);
    await until('all three there', async () => Object.keys(await keptAnswers(second)).length === 3);
    assert.deepEqual(await axe(page), []);
  });

  test('a list of dossiers is made, searched, duplicated, archived, and deleting is undone', async (t) => {
    const { page } = await open(t, { address: `?${date}&view=text` });
    const press = (name) => page.locator(key(name)).click();
    await answer(page, ...first(0));
    await page.evaluate(() => { location.hash = 'dossiers'; });
    await page.getByLabel(said('dossiers.entry.name')).fill('Bakkerij Jansen');
    await until('one dossier', () => page.getByRole('heading', { name: 'Bakkerij Jansen' }).count());
    await press('dossiers/new/company');
    await answer(page, ...first(1));
    await page.evaluate(() => { location.hash = 'dossiers'; });
    await until('two dossiers', async () => (await page.locator(`${key('dossiers/list')} > li`).count()) === 2);
    assert.deepEqual(await axe(page), []);
    await page.getByLabel(said('dossiers.search')).fill('jansen');
    await until('one of them', async () => (await page.locator(`${key('dossiers/list')} > li`).count()) === 1);
    await page.getByRole('button', { name: said('dossiers.more'), exact: true }).click();
    await page.getByRole('button', { name: said('dossiers.remove') }).click();
    await until('it is gone', () => page.locator(key('dossiers/removed')).count());
    await press('dossiers/bring-back');
    await until('it is back', () => page.getByRole('heading', { name: 'Bakkerij Jansen' }).count());
    await reload(page);
    await page.evaluate(() => { location.hash = 'dossiers'; });
    await until('two dossiers again', async () => (await page.locator(`${key('dossiers/list')} > li`).count()) === 2);
    await page.getByRole('listitem').filter({ hasText: 'Bakkerij Jansen' }).getByRole('button', { name: said('dossiers.go_on') }).click();
    await until('its answers', async () => JSON.stringify(await keptAnswers(page)) === JSON.stringify(Object.fromEntries([first(0)])));
  });

  test('a dossier goes out as a file and comes in again, and other files are refused in words', async (t) => {
    const { page } = await open(t, { address: `?${date}&view=text` });
    await answer(page, ...first(0));
    await page.evaluate(() => { location.hash = 'dossiers'; });
    await page.getByLabel(said('dossiers.entry.name')).fill('Bakkerij Jansen');
    await until('a name', () => page.getByRole('heading', { name: 'Bakkerij Jansen' }).count());
    await page.getByRole('button', { name: said('dossiers.more'), exact: true }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: said('dossiers.save_file') }).click()]);
    const bytes = readFileSync(await file.path());
    assert.equal(bytes.toString(), await page.evaluate(() => globalThis.terreinkompas.kept()));
    const choose = async (name, buffer) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: said('dossiers.open_file') }).click()]);
      await chooser.setFiles({ name, mimeType: 'application/json', buffer });
    };
    await page.getByRole('button', { name: said('dossiers.remove') }).click();
    await until('it is gone', async () => (await page.locator(`${key('dossiers/list')} > li`).count()) === 0);
    await choose(file.suggestedFilename(), bytes);
    await until('it is back', () => page.getByRole('heading', { name: 'Bakkerij Jansen' }).count());
    assert.deepEqual(await keptAnswers(page), Object.fromEntries([first(0)]));
    await choose('foto.json', Buffer.from('GIF89a'));
    await until('refused', () => page.getByText(said('dossiers.refused.not_json')).first().isVisible());
    assert.deepEqual(await keptAnswers(page), Object.fromEntries([first(0)]));
    await choose('groot.json', Buffer.alloc(1024 * 1024 + 1, 32));
    await until('too large', () => page.getByText(said('dossiers.refused.too_large')).first().isVisible());
    assert.deepEqual(await axe(page), []);
  });

  test('what the version before dossiers kept is a dossier now', async (t) => {
    const { page, context, server } = await open(t, { address: `?${date}&view=text` });
    await keep(page, { s_sector: 'bakery' }, { display: { text: 150, colours: 'dark', calm: false }, view: 'text' });
    await page.close();
    const again = await context.newPage();
    await again.goto(`${server.url}?${date}#dossiers`);
    await ready(again);
    assert.deepEqual(await keptAnswers(again), { s_sector: 'bakery' });
    assert.equal(await again.evaluate(() => document.documentElement.dataset.view), 'text');
    await until('the earlier form is gone', () => again.evaluate(() => localStorage.getItem('terreinkompas') === null));
    await reload(again);
    assert.deepEqual(await keptAnswers(again), { s_sector: 'bakery' });
    assert.equal(await again.locator(`${key('dossiers/list')} > li`).count(), 1);
  });
});

function first(at) {
  const [id, options] = choices[at];
  return [id, options[0]];
}
