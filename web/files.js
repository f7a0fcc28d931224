// Files that a person brings: chosen, dropped anywhere on the page, or pasted on the page of dossiers or of the companies of
// a park. The application gets them one after the other, and says what became of each.

import { call } from './calls.js';
import { canSeal, sealed, unseal } from './secret.js';

const largestFile = 1024 * 1024; // bytes, as in src/dossier/dossier_json.h
const largestSealed = 1.5 * largestFile; // such a dossier behind a passphrase
const most = 500; // files at once
const noticeTime = 10000; // ms
const turn = 40; // ms of work on companies before the page gets its turn

// As FileTrouble in src/present/importing.h.
const trouble = { none: 0, tooLarge: 1, unreadable: 2, notOpened: 3, wasChanged: 4, noSeal: 5, sealNewer: 6, cannotOpen: 7 };

// The id that a text gives itself, if it is a dossier. Nothing else is read of it here.
function idIn(text) {
  try {
    const id = JSON.parse(text)?.id;
    return typeof id === 'string' && /^[0-9a-f]{32}$/.test(id) ? id : null;
  } catch {
    return null;
  }
}

// A zero would end the text on its way to the application; JSON may have neither.
const whole = (text) => text.replaceAll('\0', '\u0001');

const isField = (element) => Boolean(element.closest?.('input:not([type="radio"], [type="checkbox"], [type="range"]), textarea, [contenteditable]'));

// `kept` gives the text of a dossier of this device, or null. `drop` is the element that says what a drop
// does; `ask` asks for a passphrase; `where` says on which page a person is.
export function createFiles({ kept, drop, ask, where }) {
  let begin;
  let work = new Promise((resolve) => { begin = resolve; }); // what comes earlier waits for the application

  // Never while the application is at work, and one at a time: the next file may be of the same dossier.
  const tell = (...given) => new Promise((resolve) => {
    setTimeout(() => {
      call(...given);
      resolve();
    });
  });

  async function read(file) {
    if (file.size > largestSealed) return { text: '', wrong: trouble.tooLarge };
    try {
      return { text: whole(await file.text()), wrong: trouble.none };
    } catch {
      return { text: '', wrong: trouble.unreadable };
    }
  }

  // What the passphrase guards. `asked` holds, for files that came together, what was typed last and whether the person
  // wants to be asked.
  async function opened(found, name, asked) {
    if (found.trouble) return { text: '', wrong: found.trouble === 'newer' ? trouble.sealNewer : trouble.noSeal };
    if (!canSeal) return { text: '', wrong: trouble.cannotOpen };
    const attempt = async (passphrase) => {
      const result = await unseal(found, passphrase);
      if (result.trouble === 'wrong') return null;
      asked.last = passphrase;
      return result;
    };
    let result = asked.last === null ? null : await attempt(asked.last);
    if (!result && asked.may) result = await ask('open', name, attempt);
    if (!result) {
      asked.may = false;
      return { text: '', wrong: trouble.notOpened };
    }
    return result.trouble ? { text: '', wrong: trouble.wasChanged } : { text: whole(result.text), wrong: trouble.none };
  }

  // Of files that came together: the name and text of each, what it guards when it has a passphrase.
  function reader() {
    const asked = { last: null, may: true };
    return async (file) => {
      let { text, wrong } = await read(file);
      const found = sealed(text);
      if (found) ({ text, wrong } = await opened(found, file.name, asked));
      else if (file.size > largestFile) wrong = trouble.tooLarge;
      return { name: file.name, text: wrong ? '' : text, wrong };
    };
  }

  async function bring(files) {
    const textOf = reader();
    for (const [at, file] of files.entries()) {
      const { text, wrong } = await textOf(file);
      if (files.length === 1 && (wrong === trouble.none || wrong === trouble.tooLarge)) {
        await tell('tk_file', file.name, text, wrong);
        return;
      }
      const id = idIn(text);
      await tell('tk_import', file.name, text, wrong, (id && await kept(id)) ?? '', at + 1, files.length);
    }
  }

  let wanted = 0; // companies that came before this number was raised are not wanted any more

  // Companies of a park: `read` gives the name, text and trouble of each.
  async function bringCompanies(all, read) {
    const mine = wanted;
    let since = performance.now();
    for (const [at, one] of all.entries()) {
      const { name, text, wrong } = await read(one);
      if (performance.now() - since > turn) {
        await new Promise((resolve) => { setTimeout(resolve); });
        since = performance.now();
      }
      if (mine !== wanted) return;
      call('tk_company', name, text, wrong, at + 1, all.length);
    }
  }

  let noticed = 0;

  // 'hint' while files hang over the page, 'none' and 'many' for what can't be taken; nothing: no words.
  function say(what) {
    clearTimeout(noticed);
    if (what) drop.dataset.says = what;
    else delete drop.dataset.says;
    if (what && what !== 'hint') noticed = setTimeout(say, noticeTime);
  }

  const after = (step) => { work = work.then(step).catch((error) => console.warn(error)); };

  function take(files, companies = where() === 'companies') {
    if (files.length > most) {
      say('many');
      return;
    }
    after(() => (companies ? bringCompanies(files, reader()) : bring(files)));
  }

  // A browser lets a person choose files only from a press, so this comes at once.
  function pick(companies) {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = '.json,application/json';
    input.addEventListener('change', () => { if (input.files.length > 0) take([...input.files], companies); });
    input.click();
  }

  const hasFiles = (event) => Array.from(event.dataTransfer?.types ?? []).includes('Files');
  // Words that are dragged into a field are the browser's.
  const isOurs = (event) => hasFiles(event) || !isField(event.target);

  function over(event) {
    if (!isOurs(event)) return;
    event.preventDefault(); // else the browser goes to the file
    event.dataTransfer.dropEffect = 'copy';
    if (hasFiles(event)) say('hint');
  }

  let own = false; // something of the page itself is dragged

  function dropped(event) {
    if (!isOurs(event)) return;
    event.preventDefault();
    if (own) return;
    const files = [...event.dataTransfer.files];
    say(files.length > 0 ? null : 'none');
    if (files.length > 0) take(files);
  }

  function pasted(event) {
    if (!['dossiers', 'companies'].includes(where()) || isField(event.target)) return;
    const files = [...event.clipboardData.files];
    const text = event.clipboardData.getData('text/plain');
    if (files.length === 0 && text.trim() === '') return;
    event.preventDefault();
    take(files.length > 0 ? files : [new File([text], '')]);
  }

  // From the first moment: a drop must never make the browser leave the page.
  for (const type of ['dragenter', 'dragover']) window.addEventListener(type, over);
  window.addEventListener('dragleave', (event) => { if (event.relatedTarget === null && drop.dataset.says === 'hint') say(null); });
  window.addEventListener('drop', dropped);
  window.addEventListener('paste', pasted);
  window.addEventListener('dragstart', () => { own = true; });
  window.addEventListener('dragend', () => { own = false; });
  for (const type of ['pointerdown', 'keydown'])
    window.addEventListener(type, () => { if (drop.dataset.says) say(null); }, { passive: true });

  return {
    begin,

    pick: () => pick(false),
    pickCompanies: () => pick(true),
    bringKept: (dossiers) => after(() => bringCompanies(dossiers, async ([id, name]) => {
      const text = await kept(id);
      return { name, text: text ?? '', wrong: text === null ? trouble.unreadable : trouble.none };
    })),
    stopCompanies: () => { wanted += 1; },

    done: () => work, // for those who test
  };
}
