// What the device keeps: the page's storage by itself, with tabs, damage and full disks.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { closeAll, fakeFolder, open, until } from './support.mjs';

let home = null;
before(() => { home = fakeFolder(); });
after(async () => {
  await closeAll();
  home.remove();
});

// A tab with a storage of its own, whose calls are noted.
async function tab(page) {
  await page.evaluate(async () => {
    const { createStorage } = await import('./storage.js');
    globalThis.heard = [];
    const note = (kind) => (...given) => globalThis.heard.push([kind, ...given]);
    globalThis.storage = createStorage({ failed: note('failed'), recovered: note('recovered'), changed: note('changed'), gone: note('gone'), shelf: note('shelf') });
    globalThis.loaded = await globalThis.storage.load();
  });
  return {
    page,
    loaded: () => page.evaluate(() => globalThis.loaded),
    heard: (kind) => page.evaluate((wanted) => globalThis.heard.filter(([is]) => is === wanted).map(([, ...rest]) => rest), kind),
    save: (id, text, head = {}) => page.evaluate((given) => globalThis.storage.save(...given), [id, text, head]),
    call: (name, ...given) => page.evaluate(([what, rest]) => globalThis.storage[what](...rest), [name, given]),
  };
}

async function start(t, settings = {}) {
  const { page, context, server } = await open(t, { folder: home.folder, address: '404.html', wait: false, allow: (words) => /404|kept|full|refused/.test(words), ...settings });
  return { context, server, here: await tab(page), another: async () => {
    const second = await context.newPage();
    await second.goto(`${server.url}404.html`);
    return tab(second);
  } };
}

describe('what a device keeps', { timeout: 240000 }, () => {
  test('a dossier comes back after the page is loaded again, with its head and the settings', async (t) => {
    const { here } = await start(t);
    assert.deepEqual(await here.loaded(), { settings: null, id: null, text: null, heads: [], before: null });
    await here.call('use', 'a');
    await here.save('a', 'first', { name: 'Bakkerij' });
    await here.save('a', 'second', { name: 'Bakkerij' });
    await here.call('saveSettings', 'large letters');
    await here.page.reload();
    const again = await tab(here.page);
    assert.deepEqual(await again.loaded(), { settings: 'large letters', id: 'a', text: 'second', heads: [{ id: 'a', name: 'Bakkerij' }], before: null });
  });

  test('a tab that is loaded again shows its own dossier, a new tab the one that was opened last', async (t) => {
    const { here, another } = await start(t);
    for (const id of ['a', 'b']) {
      await here.call('use', id);
      await here.save(id, `text of ${id}`);
    }
    const second = await another();
    assert.equal((await second.loaded()).id, 'b');
    await second.call('open', 'a');
    await here.page.reload();
    assert.equal((await (await tab(here.page)).loaded()).id, 'b');
    assert.equal((await (await another()).loaded()).id, 'a');
  });

  test('what another tab wrote is told and not written over', async (t) => {
    const { here, another } = await start(t);
    await here.call('use', 'a');
    await here.save('a', 'one');
    const second = await another();
    await second.save('a', 'two');
    await until('told', async () => (await here.heard('changed')).length > 0);
    assert.deepEqual(await here.heard('changed'), [['a', 'one', 'two']]);
    await here.save('a', 'two and three');
    await until('told back', async () => (await second.heard('changed')).length > 0);
    assert.deepEqual(await second.heard('changed'), [['a', 'two', 'two and three']]);
  });

  test('of two tabs that write at once one is kept and the other gets it to put both together', async (t) => {
    const { here, another } = await start(t);
    await here.call('use', 'a');
    await here.save('a', 'base');
    const second = await another();
    // Neither hears of the other before it writes.
    for (const one of [here, second]) await one.page.evaluate(() => { BroadcastChannel.prototype.postMessage = () => {}; });
    await Promise.all([here.save('a', 'mine'), second.save('a', 'yours')]);
    const told = [...await here.heard('changed'), ...await second.heard('changed')];
    assert.equal(told.length, 1);
    const [, base, text] = told[0];
    assert.equal(base, 'base');
    const third = await another();
    assert.equal((await third.loaded()).text, text);
  });

  test('what was given while a save was under way is saved too', async (t) => {
    const { here, another } = await start(t);
    await here.call('use', 'a');
    await here.page.evaluate(async () => {
      for (let i = 0; i < 50; ++i) globalThis.storage.save('a', `text ${i}`, {});
      await globalThis.storage.save('a', 'last', {});
    });
    assert.deepEqual(await here.heard('changed'), []);
    assert.equal((await (await another()).loaded()).text, 'last');
  });

  test('a removed dossier is gone from the list of every tab, and the tab that has it open is told', async (t) => {
    const { here, another } = await start(t);
    await here.call('use', 'a');
    await here.save('a', 'text', { name: 'A' });
    const second = await another();
    await second.call('remove', 'a');
    await until('told', async () => (await here.heard('gone')).length > 0);
    assert.deepEqual(await here.heard('gone'), [['a']]);
    assert.deepEqual((await here.heard('shelf')).at(-1), [[]]);
    await here.save('a', 'again', { name: 'A' });
    assert.deepEqual((await (await another()).loaded()).heads, [{ id: 'a', name: 'A' }]);
  });

  test('a full disk is said, and what was given is kept once there is room again', async (t) => {
    const { here, another } = await start(t);
    await here.call('use', 'a');
    await here.save('a', 'one');
    await here.page.evaluate(() => {
      globalThis.put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
    });
    await here.save('a', 'two');
    assert.equal((await here.heard('failed')).length, 1);
    assert.equal(await here.call('keeps'), false);
    await here.save('a', 'three');
    assert.equal((await here.heard('failed')).length, 1);
    await here.page.evaluate(() => { IDBObjectStore.prototype.put = globalThis.put; });
    await here.call('saveSettings', 'x');
    assert.equal((await here.heard('recovered')).length, 1);
    assert.equal((await (await another()).loaded()).text, 'three');
  });

  test('a database that was closed under the page is opened again', async (t) => {
    const { here, another } = await start(t);
    await here.call('use', 'a');
    await here.page.evaluate(async () => {
      const transaction = IDBDatabase.prototype.transaction;
      let first = true;
      IDBDatabase.prototype.transaction = function (...given) {
        if (first) {
          first = false;
          throw new DOMException('connection is refused', 'InvalidStateError');
        }
        return transaction.apply(this, given);
      };
      await globalThis.storage.save('a', 'kept', {});
    });
    assert.deepEqual(await here.heard('failed'), []);
    assert.equal((await (await another()).loaded()).text, 'kept');
  });

  for (const [what, break_] of [
    ['the browser refuses its database', () => { Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('refused', 'SecurityError'); } }); }],
    ['there is no database', () => { Object.defineProperty(globalThis, 'indexedDB', { value: undefined }); }],
    ['the database is of a newer version', async () => {
      await new Promise((resolve) => { const open = indexedDB.open('terreinkompas', 99); open.onsuccess = () => { open.result.close(); resolve(); }; });
    }],
  ])
    test(`where ${what}, dossiers are in memory and that is said`, async (t) => {
      const { page } = await open(t, { folder: home.folder, address: '404.html', wait: false, allow: () => true });
      await page.evaluate(break_);
      const here = await tab(page);
      assert.equal(await here.call('keeps'), false);
      await here.save('a', 'text', { name: 'A' });
      await here.save('b', 'other', { name: 'B' });
      assert.equal(await here.call('open', 'a'), 'text');
      await here.call('remove', 'b');
      assert.equal(await here.call('open', 'b'), null);
    });

  test('what the version before kept is handed over once', async (t) => {
    const { here } = await start(t, { kept: ['terreinkompas', JSON.stringify({ version: 1, text: '{"format":1}' })] });
    assert.equal((await here.loaded()).before, '{"format":1}');
    await here.call('forgetBefore');
    await here.page.reload();
    assert.equal((await (await tab(here.page)).loaded()).before, null);
  });

  test('wiping leaves nothing', async (t) => {
    const { here, another } = await start(t);
    await here.call('use', 'a');
    await here.save('a', 'secret', { name: 'A' });
    await here.call('saveSettings', 'secret');
    await here.call('wipe');
    const left = await here.page.evaluate(async () => {
      const db = await new Promise((resolve) => { const open = indexedDB.open('terreinkompas'); open.onsuccess = () => resolve(open.result); });
      const all = [];
      for (const store of db.objectStoreNames)
        all.push(...await new Promise((resolve) => { const get = db.transaction(store).objectStore(store).getAll(); get.onsuccess = () => resolve(get.result); }));
      return JSON.stringify([all, { ...localStorage }, { ...sessionStorage }]);
    });
    assert.equal(left.includes('secret'), false, left);
    assert.deepEqual((await (await another()).loaded()).heads, []);
  });
});
