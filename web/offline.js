// The copy of the page on this device: asks for it, and tells the application of it, of the connection, and of the
// offer of the browser to put the page among the programs. Who makes the copies is service-worker.js.

import { call, knows } from './calls.js';
import { workerAddress } from './trusted.js';

const release = document.querySelector('meta[name="release"]')?.content ?? ''; // empty: not from the build
const pause = 3600000; // ms between two looks at the server, however often a person comes back to the page

// `written` waits for what is being kept.
export function createOffline({ written }) {
  let registration = null;
  let lookedAt = 0;
  let asked = false;
  let told = '';
  let offer = null; // of the browser
  const now = { kept: false, reached: true, newer: false };

  function tell() {
    const offline = now.kept && (!navigator.onLine || !now.reached);
    const values = [now.kept, offline, now.newer, offer !== null].map(Number);
    if (!knows('tk_delivery') || told === String(values)) return;
    told = String(values);
    setTimeout(() => call('tk_delivery', ...values)); // never while the application is at work
  }

  function ask(look) {
    const { port1, port2 } = new MessageChannel();
    const fetched = [...new Set(performance.getEntriesByType('resource').map(({ name }) => name))];
    const answer = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
    registration.active.postMessage({ release, fetched, look, first: !asked }, [port2]);
    asked = true;
    return answer;
  }

  async function refresh(look = false) {
    if (!registration?.active) return;
    const { kept, newer, reached } = await ask(look);
    Object.assign(now, { kept, newer, reached: reached ?? now.reached });
    tell();
  }

  // Whether the server has another version; what it has is made a copy of in the background.
  async function look() {
    if (!registration || !navigator.onLine) return;
    lookedAt = Date.now();
    await registration.update().catch(() => {}); // no answer: the worker finds that out too
    await refresh(true);
  }

  function comesBack() {
    if (document.visibilityState === 'visible' && (!now.reached || Date.now() - lookedAt > pause)) look();
  }

  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault(); // it is asked when a person wants it
    offer = event;
    tell();
  });
  window.addEventListener('appinstalled', () => {
    offer = null;
    tell();
  });

  return {
    // Also when the application did not start: a better version may come.
    async begin() {
      for (const type of ['online', 'offline']) window.addEventListener(type, () => {
        tell();
        look();
      });
      tell();
      // Not from a file, nor without a secure connection; a frame that is shut off may not even ask.
      if (!release || !isSecureContext || !location.protocol.startsWith('http') || origin === 'null') return;
      const { serviceWorker } = navigator;
      if (!serviceWorker) return;
      serviceWorker.addEventListener('message', () => refresh());
      serviceWorker.addEventListener('controllerchange', () => refresh());
      document.addEventListener('visibilitychange', comesBack);
      window.addEventListener('pageshow', (event) => event.persisted && refresh());
      try {
        await serviceWorker.register(workerAddress(), { updateViaCache: 'none' });
        registration = await serviceWorker.ready;
        await refresh();
        await look();
      } catch (error) {
        console.warn(`no copy of the page can be kept: ${error}`); // the page works as it does without
      }
    },

    // The page again, in the newest version.
    async renew() {
      await written();
      location.reload();
    },

    async install() {
      const wanted = offer;
      offer = null; // it can be asked once
      await wanted?.prompt().catch(() => {});
      tell();
    },
  };
}
