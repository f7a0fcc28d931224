// The dossiers of this device, between the storage and the application.

import { call, knows } from './calls.js';
import { createFiles } from './files.js';
import { createStorage } from './storage.js';

const slow = 3000; // ms; a browser that does not answer must not keep the page from starting

// `cannot` says in the place of the application that nothing is kept; the others are for files.js.
// In a kiosk: keeps nothing, and has nothing.
const forgets = () => ({
  load: async () => null, keeps: () => true, use() {}, save() {}, saveSettings() {}, written: async () => {}, forgetBefore() {}, remove() {},
  open: async () => null, read: async () => null, peek: async () => null, kept: async () => null, opened: () => null,
  persists: async () => null, askToPersist: async () => null,
});

export function createDossiers({ cannot, drop, ask, where, forgetful = false }) {
  const later = (...given) => setTimeout(() => call(...given)); // never while the application is at work
  const storage = forgetful ? forgets() : createStorage({
    failed() {
      if (knows('tk_storage')) later('tk_storage', 0);
      else cannot();
    },
    recovered: () => later('tk_storage', 1),
    changed: (id, base, text) => later('tk_changed', id, base, text),
    gone: (id) => later('tk_removed', id),
    shelf: (heads) => later('tk_shelf', JSON.stringify(heads)),
  });

  const files = createFiles({ kept: storage.peek, drop, ask, where });

  const persists = (now) => later('tk_persists', now === null ? -1 : Number(now));
  let asked = false;

  // Where the browser asks nobody, it is asked as soon as there is something to keep.
  async function persistQuietly() {
    if (asked) return;
    asked = true;
    try {
      const { state } = await navigator.permissions.query({ name: 'persistent-storage' });
      if (state === 'granted') persists(await storage.askToPersist());
      else persists(await storage.persists());
    } catch {
      persists(await storage.persists());
    }
  }

  return {
    // What the application starts with.
    async load() {
      const kept = await Promise.race([storage.load(), new Promise((resolve) => { setTimeout(resolve, slow, null); })]);
      return {
        kept: kept?.text ?? null, settings: kept?.settings ?? null, before: kept?.before ?? null,
        heads: JSON.stringify(kept?.heads ?? []), can_store: kept !== null && storage.keeps(),
      };
    },

    // What the application asks of the page about dossiers.
    page: {
      newId: () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''),

      save(id, text, head, open) {
        if (open) storage.use(id);
        storage.save(id, text, JSON.parse(head));
        persistQuietly();
      },

      saveSettings(text) {
        storage.saveSettings(text);
      },

      async forgetBefore() {
        await storage.written();
        if (storage.keeps()) storage.forgetBefore();
      },

      async fetchDossier(id, purpose) {
        const text = await (purpose === 'open' || purpose === 'go_on' ? storage.open(id) : storage.read(id));
        later('tk_dossier', id, purpose, text ?? '');
      },

      removeDossier(id) {
        storage.remove(id);
      },

      pickFile: files.pick,

      // Companies of a park: those of this device in the list, each with its id and name; without one the person chooses.
      bringCompanies(json) {
        const dossiers = JSON.parse(json);
        if (dossiers.length === 0) files.pickCompanies();
        else files.bringKept(dossiers);
      },

      stopBringing: files.stopCompanies,

      async askToPersist() {
        persists(await storage.askToPersist());
      },
    },

    begin: files.begin,
    kept: (id) => storage.kept(id),
    opened: () => storage.opened(),
    async written() {
      await files.done();
      await storage.written();
    },
  };
}
