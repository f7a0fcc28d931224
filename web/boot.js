// Starts the application and joins it to the page. Knows nothing of questions.

import { beginWith, firstDate, firstLanguage, firstView, overlay, settingsIn, theme } from './asked.js';
import { call, isJoined, join, told } from './calls.js';
import { watchContext } from './context.js';
import { device, dressEarly, fetchHouse, onDevice } from './display.js';
import { createDossiers } from './dossiers.js';
import { createDrawing } from './drawing.js';
import { fail } from './failure.js';
import { fetchBytes, fetchFonts, fetchOverlay, fetchText, loadLetters, styled, withWords } from './fetching.js';
import { watchKeys } from './keys.js';
import { createKiosk, isKiosk, kioskSettings } from './kiosk.js';
import { createMirror } from './mirror.js';
import { createOffline } from './offline.js';
import { createPage } from './page.js';
import { createPassphrase } from './passphrase.js';
import { createPlace } from './place.js';
import { canSeal } from './secret.js';
import { fetchSite } from './site.js';
import { watchTyping } from './typing.js';
import { createViews, showWidth, size } from './views.js';

const html = document.documentElement;
const canvas = document.getElementById('canvas');
const root = document.getElementById('mirror');

const passphrase = createPassphrase(document.getElementById('passphrase'));
// The application says that nothing is kept; when it cannot, the page does.
const dossiers = createDossiers({
  cannot: () => { document.getElementById('not-kept-words').hidden = false; },
  drop: document.getElementById('drop'),
  ask: passphrase.ask,
  where: () => root.dataset.fragment,
  forgetful: isKiosk,
});
document.getElementById('not-kept-close').addEventListener('click', () => {
  document.getElementById('not-kept-words').hidden = true;
});

if (isKiosk) {
  html.dataset.kiosk = '';
  const style = document.getElementById('kiosk-style');
  style.media = 'all';
  await styled(style);
}
html.dataset.first = location.hash.length > 1 ? 'question' : 'welcome'; // whose outline is shown meanwhile
showWidth(size());
const stored = await dossiers.load();
const kept = settingsIn(stored.settings ?? stored.before);
dressEarly(theme, kept.display);
showWidth(size());
const language = firstLanguage(kept);
html.lang = language;

const act = (kind, key, value) => call('tk_act', kind, key, value);

const mirror = createMirror({
  root,
  polite: document.getElementById('polite'),
  urgent: document.getElementById('urgent'),
  act,
});
const place = createPlace({ mirror, isText: () => views.now() === 'text', leavesTrace: !isKiosk });
const views = createViews({ mirror, place, first: firstView(kept) });
const context = watchContext({ canvas, views });
const drawing = createDrawing();
const offline = createOffline({ written: dossiers.written });
let kiosk = null;
const page = createPage({ mirror, dossiers, passphrase, place, views, context, drawing, offline, wipe: () => kiosk?.done() });

function listen() {
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', place.visited);
  window.addEventListener('hashchange', place.visited);
  window.addEventListener('resize', views.measure);
  new ResizeObserver(views.measure).observe(html);
  let scrollRest = 0;
  window.addEventListener('scroll', () => {
    if (views.now() === 'canvas') {
      call('tk_scroll', scrollY);
      views.wantFrame();
    }
    clearTimeout(scrollRest);
    scrollRest = setTimeout(place.rememberTop, 300);
  }, { passive: true });
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'pointerleave', 'mousemove', 'mousedown', 'mouseup'])
    canvas.addEventListener(type, views.wantFrame, { passive: true });
  // Who presses a painted button goes on from there with the keyboard.
  canvas.addEventListener('click', (event) => {
    const { left, top } = canvas.getBoundingClientRect();
    mirror.at(event.clientX - left, event.clientY - top)?.focus({ preventScroll: true, focusVisible: false });
  });
  window.addEventListener('pagehide', place.rememberTop);
  root.addEventListener('focusin', () => setTimeout(place.look)); // after it was scrolled to
  matchMedia('(forced-colors: active)').addEventListener('change', (event) => {
    if (event.matches && views.now() === 'canvas') views.show('text');
  });
  dossiers.begin();
  watchTyping({ root, settle: () => act('settle', '', ''), isResting: views.resting });
  watchKeys(root);
  onDevice((now) => call('tk_device', Number(now.dark), Number(now.contrast), Number(now.calm)));
  for (const link of document.querySelectorAll('.again'))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      location.reload();
    });
}

async function start() {
  if (typeof WebAssembly !== 'object' || typeof ResizeObserver !== 'function' || !CSS.supports('selector(:has(a))')) {
    fail('old');
    return;
  }
  const site = fetchSite().then((found) => {
    beginWith(found.settings);
    dressEarly(theme, kept.display);
    return found;
  });
  const wanted = {
    glue: import('./terreinkompas.js'), // fetches the .wasm, which index.html asks for ahead
    content: fetchBytes('content.pack'),
    words: fetchText(`words.${language}.json`),
    overlay: site.then(() => (overlay.name ? fetchOverlay(overlay.name, language) : null)),
    fonts: views.now() === 'canvas' ? fetchFonts() : {},
    icons: fetchText('icons.json').then(JSON.parse).catch(() => ({})), // without them there are words
    site,
    looks: styled(document.getElementById(`${views.now()}-style`)),
    letters: views.now() === 'text' ? loadLetters() : null,
    house: site.then(() => (theme.house ? fetchHouse(theme.house) : '')),
  };
  let came = 0;
  const bar = document.querySelector('.loading-line');
  const all = Object.values(wanted);
  for (const one of all) Promise.resolve(one).then(() => bar.style.setProperty('--done', (came += 1) / all.length), () => {});
  const given = {};
  try {
    const values = await Promise.all(all);
    Object.keys(wanted).forEach((name, at) => { given[name] = values[at]; });
    if (overlay.name && !given.overlay) {
      overlay.missing = overlay.name;
      overlay.name = '';
    }
    const module = {
      canvas,
      page,
      fonts: given.fonts,
      contents: given.overlay ? [given.overlay.content, given.content] : [given.content],
      onAbort: (why) => { if (isJoined()) fail('broken', why); },
    };
    join(await given.glue.default(module));
    drawing.join(module);
  } catch (error) {
    fail('fetch', error);
    return;
  }
  listen();
  const standing = isKiosk ? kioskSettings(given.site.settings.kiosk) : null;
  if (standing) {
    const [still, minder] = ['kiosk-still', 'kiosk-minder'].map((id) => document.getElementById(id));
    kiosk = createKiosk({ still, minder, settings: standing, fragment: () => root.dataset.fragment });
  }
  const settings = {
    language, view: views.now(), ...size(), ...firstDate(), fragment: place.fragment(), ...stored,
    words: { [language]: given.overlay ? withWords(given.words, given.overlay.words) : given.words },
    seals: canSeal, ...(standing && { kiosk: { print: standing.print } }),
    ...(overlay.asked && { overlay: overlay.name, overlay_missing: overlay.missing, base_words: { [language]: given.words } }),
    site: given.site.text, site_colours: theme.usual,
    ...device(), colours: theme.colours, house: theme.house, house_file: given.house,
  };
  views.begin();
  call('tk_start', JSON.stringify(settings));
  if (!root.firstChild) {
    fail('broken', 'the application did not start');
    return;
  }
  mirror.setIcons(given.icons);
  views.show(views.now());
  if (views.now() === 'text') place.scrollToAwaited();
  if (parent !== window) import('./embedded.js').then(({ tellParent }) => tellParent(root));
}

// For those who test: what was painted last and what the screen is.
globalThis.terreinkompas = {
  painted: () => told('tk_painted'),
  screen: () => told('tk_screen'),
  resting: views.resting,
  frames: () => call('tk_frames'),
  async kept() {
    await dossiers.written();
    return dossiers.kept(dossiers.opened());
  },
};

start().finally(offline.begin);
