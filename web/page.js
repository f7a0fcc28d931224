// What the application asks of the page: src/platform/web.cpp calls these by name. What the page calls is calls.js.

import { languages, overlay } from './asked.js';
import { call } from './calls.js';
import { copyText } from './clipboard.js';
import { dress } from './display.js';
import { fail } from './failure.js';
import { fetchOverlayWords, fetchText, withWords } from './fetching.js';
import { openReport } from './report.js';
import { seal } from './secret.js';

// A file that the person wants to have.
function download(name, mime, text) {
  // Decoding takes the byte order mark off, by which a spreadsheet knows UTF-8.
  const mark = mime.startsWith('text/csv') ? '\uFEFF' : '';
  const address = URL.createObjectURL(new Blob([mark, text.replace(/^\uFEFF/, '')], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

export function createPage({ mirror, dossiers, passphrase, place, views, context, drawing, wipe }) {
  return {
    show(json) {
      mirror.show(JSON.parse(json));
    },

    place(json) {
      mirror.place(JSON.parse(json));
      place.placed();
    },

    wantFrame: views.wantFrame,

    ...dossiers.page,

    async fetchWords(wanted) {
      let text = '';
      try {
        if (languages.includes(wanted)) {
          const words = await fetchText(`words.${wanted}.json`);
          text = overlay.name ? withWords(words, await fetchOverlayWords(overlay.name, wanted)) : words;
        }
      } catch {
        // the application says that they did not come
      }
      await null;
      call('tk_words', wanted, text);
    },

    visit: place.visit,

    dress(json) {
      dress(JSON.parse(json));
      queueMicrotask(views.measure); // the letters may have another size
    },

    async changeView(next) {
      await null; // the application is still at work
      const drawn = next === 'canvas' && await drawing.ready() && !context.isLost();
      views.show(drawn ? 'canvas' : 'text');
    },

    openDocument(name, html) {
      if (!openReport(html)) download(name, 'text/html;charset=utf-8', html);
    },

    download,

    async seal(name, text) {
      await null; // never while the application is at work
      const file = await passphrase.ask('seal', name, (given) => seal(text, given));
      if (file !== null) download(name, 'application/json', file);
    },

    copy(text) {
      copyText(text).then((worked) => call('tk_copied', worked ? 1 : 0));
    },

    async wipe() {
      await null; // the application is still at work
      wipe();
    },

    print() {
      setTimeout(() => window.print());
    },

    // It came, and can't be used.
    leaveOverlay() {
      overlay.name = '';
    },

    refuseContent(why) {
      fail('content', why);
    },

    ready() {
      document.documentElement.dataset.ready = 'true';
    },
  };
}
