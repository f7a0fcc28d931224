// Who comes back is told what is new since last time, until it was read.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bakery, record, reload, settled, sorted } from './journey.mjs';
import { comparePainted } from './painted.mjs';
import { axe, built, closeAll, full, open, ready, until } from './support.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const key = (name) => `#mirror [data-key="${name}"]`;
const duty = 'energiebesparingsplicht';

// As if the dossier was kept a year ago, when that duty did not hold and the plan began with another step.
const aYearAgo = (page) => page.evaluate(async (held) => {
  await globalThis.terreinkompas.kept();
  const done = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
  const database = await done(indexedDB.open('terreinkompas'));
  const store = database.transaction('dossiers', 'readwrite').objectStore('dossiers');
  const [dossier] = await done(store.getAll());
  const text = JSON.parse(dossier.text);
  const [first] = text.seen.steps.splice(0, 1);
  text.seen.duties[held] = 'no';
  text.seen.date = '2025-11-26';
  text.seen.pack_hash = 'another';
  await done(store.put({ ...dossier, text: JSON.stringify(text) }));
  database.close();
  return first;
}, duty);

describe('what is new since last time', () => {
  for (const view of full ? ['canvas', 'text'] : ['canvas'])
    test(`stands over the plan until it was read (${view} view)`, { timeout: 60000 }, async (t) => {
      const { page } = await open(t, { kept: record(sorted(bakery.answers), { view }), address: `?date=2026-11-26&view=${view}#plan` });
      await settled(page);
      assert.equal(await page.locator(key('since/title')).count(), 0);
      const first = await aYearAgo(page);
      await page.reload();
      await ready(page);
      await settled(page);
      const links = await page.locator('#mirror [data-key^="since/"][href]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      assert.ok(links.includes(`#step/${duty}`), links.join(' '));
      assert.ok(links.includes(`#step/${first}`), links.join(' '));
      assert.match(await page.locator(key('since/what')).textContent(), /2025/);
      if (view === 'canvas') assert.deepEqual(await page.evaluate(comparePainted), []);
      assert.deepEqual(await axe(page), []);
      await page.locator('#mirror button[data-key^="since/"]').focus();
      await page.keyboard.press('Enter');
      await until('it is gone', async () => await page.locator(key('since/title')).count() === 0);
      await reload(page);
      await settled(page);
      assert.equal(await page.locator(key('since/title')).count(), 0);
    });
});
