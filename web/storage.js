// Keeps dossiers and settings on this device, in the browser's database, and says when it cannot. Texts and heads are
// the application's; here they are only kept, numbered and compared.
//
// Each dossier is { id, revision, text, head }. A save names the revision that it rests on: where another tab was first
// nothing is written, and the application gets that tab's text to put both together. Answers of a file:// page would be
// open to every other local page, so there they stay in memory, and in the tab while it is open: visit.js.

import { openDB } from './idb.js';
import { createVisit } from './visit.js';

const name = 'terreinkompas';
const form = 1; // of the database: its stores. A dossier's text has a version of its own.
const before = 'terreinkompas'; // what versions of the page before the database kept, in localStorage
const openHere = 'terreinkompas.open'; // in sessionStorage: a tab that is loaded again shows its own dossier

// What happens calls these: failed() and recovered() say whether this device keeps what is given now,
// changed(id, base, text) that another tab wrote it after `base`, gone(id) that it was removed there,
// shelf(heads) that the list changed.
export function createStorage({ failed, recovered, changed, gone, shelf }) {
  let database = null; // null: memory only
  let keeps = true;
  const visit = createVisit(); // null on a web server
  const warn = (error) => { if (!visit) console.warn(error); }; // there the database is always missed
  const memory = new Map(Object.entries(visit?.dossiers ?? {})); // id to { text, head }, as this tab knows them
  const known = new Map(); // id to { revision, text }, as last seen in the database
  const waiting = new Map(); // id to { text, head, rests }, not yet in the database; rests: the revision it was made from
  let settingsWaiting = null;
  let writing = null;
  let told = '';
  const tabs = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : null;
  if (tabs) tabs.onmessage = ({ data }) => heard(data);

  async function connect() {
    if (visit) throw new Error('a local file keeps nothing');
    database = await openDB(name, form, {
      upgrade(made) {
        made.createObjectStore('dossiers', { keyPath: 'id' });
        made.createObjectStore('settings');
      },
      // A newer version of the page, in another tab, wants to change the stores.
      blocking: () => disconnect(),
      terminated: () => disconnect(),
    });
  }

  function disconnect() {
    database?.close();
    database = null;
  }

  function cannot() {
    if (keeps) failed();
    keeps = false;
  }

  function can() {
    if (!keeps) recovered();
    keeps = true;
  }

  // After its first error a database may refuse everything until it is opened again.
  async function withDatabase(work) {
    try {
      if (!database) await connect();
      return await work(database);
    } catch (error) {
      if (visit) throw error;
      disconnect();
      await connect();
      return work(database);
    }
  }

  const strict = { durability: 'strict' };

  // Writes unless another tab was first; what is there then comes back.
  async function put(id, { text, head, rests }) {
    return withDatabase(async (db) => {
      const work = db.transaction('dossiers', 'readwrite', strict);
      const there = await work.store.get(id);
      if (there && there.revision !== rests) {
        await work.done;
        return there;
      }
      const revision = rests + 1;
      await Promise.all([work.store.put({ id, revision, text, head }), work.done]);
      known.set(id, { revision, text });
      const next = waiting.get(id);
      if (next?.rests === rests) next.rests = revision;
      return null;
    });
  }

  // Another tab was first: what waits was made without it and is made again by the application.
  function tellChanged(id, there) {
    const base = known.get(id)?.text ?? '';
    waiting.delete(id);
    known.set(id, { revision: there.revision, text: there.text });
    changed(id, base, there.text);
  }

  async function writeAll() {
    while (waiting.size > 0 || settingsWaiting !== null) {
      if (settingsWaiting !== null) {
        const text = settingsWaiting;
        settingsWaiting = null;
        await withDatabase((db) => db.put('settings', text, 'settings'));
        continue;
      }
      const [id, entry] = waiting.entries().next().value;
      const there = await put(id, entry);
      can();
      if (there) {
        tellChanged(id, there);
      } else {
        if (waiting.get(id) === entry) waiting.delete(id);
        tabs?.postMessage({ id, kind: 'kept' });
        if (waiting.size === 0) await tellShelf(); // of hundreds of files not after each
      }
    }
  }

  function write() {
    writing ??= writeAll().catch((error) => {
      warn(error);
      cannot();
      return tellShelf().catch(() => {});
    }).finally(() => { writing = null; });
    return writing;
  }

  async function heads() {
    if (!database) return [...memory].map(([id, { head }]) => ({ ...head, id }));
    return (await database.getAll('dossiers')).map(({ id, head }) => ({ ...head, id }));
  }

  async function tellShelf() {
    const list = await heads();
    const mark = JSON.stringify(list);
    if (mark === told) return;
    told = mark;
    shelf(list);
  }

  async function heard({ id, kind }) {
    try {
      if (kind === 'removed') {
        if (known.delete(id)) gone(id);
      } else if (known.has(id)) {
        const there = await withDatabase((db) => db.get('dossiers', id));
        if (there && there.revision !== known.get(id).revision) tellChanged(id, there);
      }
      await tellShelf();
    } catch (error) {
      warn(error);
    }
  }

  let inUse = visit?.open ?? null;
  const holdDossiers = () => visit?.hold({ dossiers: Object.fromEntries(memory) });

  function rememberOpen(id) {
    inUse = id;
    visit?.hold({ open: id });
    try {
      sessionStorage.setItem(openHere, id);
    } catch {
      // the tab then opens what was open last on this device
    }
  }

  function openedHere() {
    try {
      return sessionStorage.getItem(openHere);
    } catch {
      return null;
    }
  }

  // The text of the version before the database, or null.
  function textBefore() {
    try {
      const record = JSON.parse(window.localStorage.getItem(before) ?? 'null');
      return record?.version === 1 && typeof record.text === 'string' ? record.text : null;
    } catch {
      return null;
    }
  }

  return {
    // { settings, id, text, heads, before }; null where nothing was kept.
    async load() {
      const nothing = { settings: null, id: null, text: null, heads: [], before: null };
      try {
        await connect();
        const settings = (await database.get('settings', 'settings')) ?? null;
        const id = openedHere() ?? (await database.get('settings', 'open')) ?? null;
        const record = id ? await database.get('dossiers', id) : undefined;
        if (record) {
          known.set(id, { revision: record.revision, text: record.text });
          inUse = id;
        }
        const list = await heads();
        told = JSON.stringify(list);
        return { settings, id: record ? id : null, text: record?.text ?? null, heads: list, before: textBefore() };
      } catch (error) {
        keeps = false;
        if (visit) return { ...nothing, settings: visit.settings, id: inUse, text: memory.get(inUse)?.text ?? null, heads: await heads() };
        warn(error);
        return nothing;
      }
    },

    keeps: () => keeps,

    // What the earlier version kept is in the database now.
    forgetBefore() {
      try {
        window.localStorage.removeItem(before);
      } catch {
        // it stays, and is offered again
      }
    },

    // The dossier in use, which a later visit begins with.
    async use(id) {
      if (inUse === id) return;
      rememberOpen(id);
      try {
        await withDatabase((db) => db.put('settings', id, 'open'));
      } catch {
        // saving it says so
      }
    },

    opened: () => inUse,

    save(id, text, head) {
      memory.set(id, { text, head });
      holdDossiers();
      waiting.set(id, { text, head, rests: known.get(id)?.revision ?? 0 });
      return write();
    },

    saveSettings(text) {
      settingsWaiting = text;
      visit?.hold({ settings: text });
      return write();
    },

    // The text of a dossier; null when it is not there. What is still on its way is written first.
    async read(id) {
      await writing;
      try {
        const record = await withDatabase((db) => db.get('dossiers', id));
        if (record) known.set(id, { revision: record.revision, text: record.text });
        return record?.text ?? null;
      } catch {
        return memory.get(id)?.text ?? null;
      }
    },

    // The same without waiting for what is on its way, which has its newest text.
    async peek(id) {
      if (waiting.has(id)) return waiting.get(id).text;
      try {
        const record = await withDatabase((db) => db.get('dossiers', id));
        if (record && !waiting.has(id)) known.set(id, { revision: record.revision, text: record.text });
        return record?.text ?? null;
      } catch {
        return memory.get(id)?.text ?? null;
      }
    },

    // As `read`, and it is the one in use from now on.
    async open(id) {
      const text = await this.read(id);
      if (text !== null) await this.use(id);
      return text;
    },

    // All that was given until now has been tried.
    written: () => writing ?? Promise.resolve(),

    async remove(id) {
      memory.delete(id);
      holdDossiers();
      waiting.delete(id);
      known.delete(id);
      try {
        await withDatabase((db) => db.delete('dossiers', id));
        tabs?.postMessage({ id, kind: 'removed' });
        await tellShelf();
      } catch (error) {
        warn(error);
        cannot();
      }
    },

    // Everything of this page on this device.
    async wipe() {
      for (const all of [memory, waiting, known]) all.clear();
      settingsWaiting = null;
      visit?.hold({ settings: null, open: null, dossiers: {} });
      this.forgetBefore();
      try {
        sessionStorage.removeItem(openHere);
        await withDatabase(async (db) => {
          const work = db.transaction(['dossiers', 'settings'], 'readwrite', strict);
          await Promise.all([work.objectStore('dossiers').clear(), work.objectStore('settings').clear(), work.done]);
        });
      } catch (error) {
        warn(error);
        cannot();
      }
    },

    // Whether the browser may clear it away when the disk is full: true is kept, false is not, null is not known.
    async persists() {
      try {
        return await navigator.storage.persisted();
      } catch {
        return null;
      }
    },

    // Some browsers ask the person.
    async askToPersist() {
      try {
        return await navigator.storage.persist();
      } catch {
        return null;
      }
    },

    // What this device, or a tab of a local file, holds of a dossier for certain; for those who test.
    kept: (id) => (visit ? memory : known).get(id)?.text ?? null,
  };
}
