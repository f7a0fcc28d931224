// Starts the application and joins it to the page. Knows nothing of questions.

import { copyText } from './clipboard.js';
import { askedTheme, device, dress, dressEarly, fetchHouse, onDevice } from './display.js';
import { fetchBytes, fetchFonts, fetchOverlay, fetchOverlayWords, fetchText, loadLetters, withWords } from './fetching.js';
import { createMirror } from './mirror.js';
import { createStorage } from './storage.js';

const html = document.documentElement;
const canvas = document.getElementById('canvas');
const root = document.getElementById('mirror');
const query = new URLSearchParams(location.search);
const languages = ['nl', 'en'];

const storage = createStorage({
  failed() {
    // the application says it, too; when it cannot, the page does
    if (module?._tk_storage_failed) setTimeout(() => call('tk_storage_failed'));
    else document.getElementById('not-kept-words').hidden = false;
  },
});
document.getElementById('not-kept-close').addEventListener('click', () => {
  document.getElementById('not-kept-words').hidden = true;
});

// --- failure, in words ---------------------------------------------------------------------------------

let failed = false;

function fail(reason, error) {
  if (failed) return;
  failed = true;
  const box = document.getElementById('failure');
  html.dataset.failed = reason;
  box.dataset.reason = reason;
  box.hidden = false;
  window.scrollTo(0, 0);
  if (error) console.warn(error);
}

// --- what we start with --------------------------------------------------------------------------------

const stored = storage.load();

function storedSettings() {
  try {
    const settings = JSON.parse(stored ?? '{}');
    return typeof settings === 'object' && settings !== null ? settings : {};
  } catch {
    return {};
  }
}

const kept = storedSettings();
const theme = askedTheme(query);
dressEarly(theme, kept.display);
showWidth(size());

function firstLanguage() {
  const wishes = [query.get('lang'), kept.language, ...(navigator.languages ?? [])];
  for (const wish of wishes) {
    const language = String(wish ?? '').slice(0, 2).toLowerCase();
    if (languages.includes(language)) return language;
  }
  return languages[0];
}

// ?overlay=noord-holland: what a region lays over the content. `overlay` is the one in use, `missing` what is to be said.
const askedOverlay = (query.get('overlay') ?? '').slice(0, 60);
let overlay = /^[a-z0-9-]+$/.test(askedOverlay) ? askedOverlay : '';
let missingOverlay = overlay === '' ? askedOverlay : '';

const askedDate = /^\d{4}-\d{2}-\d{2}$/.test(query.get('date') ?? '') ? query.get('date') : null;

function localDate() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function hasWebGL() {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}

const webgl = hasWebGL();
const language = firstLanguage();
html.lang = language;
html.dataset.first = location.hash.length > 1 ? 'question' : 'welcome'; // whose outline is shown meanwhile

function firstView() {
  if (!webgl || matchMedia('(forced-colors: active)').matches) return 'text';
  const asked = query.get('view') ?? kept.view;
  return asked === 'text' ? 'text' : 'canvas';
}

// --- the module ----------------------------------------------------------------------------------------

let module = null;

// Calls a function of the application; the texts live as long as the call.
function call(name, ...values) {
  if (!module || failed) return undefined;
  const texts = [];
  const given = values.map((value) => {
    if (typeof value !== 'string') return value;
    const text = module.stringToNewUTF8(value);
    texts.push(text);
    return text;
  });
  try {
    return module[`_${name}`](...given);
  } catch (error) {
    fail('broken', error);
    return undefined;
  } finally {
    for (const text of texts) module._free(text);
  }
}

const act = (kind, key, value) => call('tk_act', kind, key, value);

const mirror = createMirror({
  root,
  polite: document.getElementById('polite'),
  urgent: document.getElementById('urgent'),
  act,
});

// --- views ---------------------------------------------------------------------------------------------

let view = firstView();

function showView(next) {
  view = next;
  html.dataset.view = next;
  document.getElementById('canvas-style').media = next === 'canvas' ? 'all' : 'not all';
  document.getElementById('text-style').media = next === 'text' ? 'all' : 'print';
  mirror.setView(next);
  call('tk_view', next);
  if (next === 'canvas') {
    measure();
    call('tk_scroll', scrollY);
    page.wantFrame();
  }
}

// --- size ----------------------------------------------------------------------------------------------

let measured = '';

// What a notch or a bar of the device covers; the canvas lies beside it (style.css).
function covered() {
  const style = getComputedStyle(html);
  const [top, right, bottom, left] = ['top', 'right', 'bottom', 'left'].map((side) => Number.parseFloat(style.getPropertyValue(`--safe-${side}`)) || 0);
  return { across: left + right, along: top + bottom };
}

function size() {
  const { across, along } = covered();
  return {
    width: html.clientWidth - across,
    height: window.innerHeight - along,
    text_size: Number.parseFloat(getComputedStyle(html).fontSize) / 16 || 1,
    device_scale: window.devicePixelRatio || 1,
  };
}

// How wide the page is in letters: the sizes of letters in style.css go by it.
function showWidth({ width, text_size: letters }) {
  const wide = width / letters;
  html.dataset.width = wide < 360 ? 'tiny' : wide < 600 ? 'narrow' : 'wide';
}

function measure() {
  const now = size();
  showWidth(now);
  const mark = JSON.stringify(now);
  if (mark === measured) return;
  const before = JSON.parse(measured || '{}');
  measured = mark;
  // A phone changes the height while one scrolls: only another width puts words elsewhere.
  const turned = now.width !== before.width || now.text_size !== before.text_size;
  const looked = view === 'canvas' ? mirror.inSight() : anchor; // the canvas shows the old places still
  if (view === 'canvas' && turned) awaitedAnchor = looked;
  call('tk_resize', now.width, now.height, now.text_size, now.device_scale);
  page.wantFrame();
  if (turned) mirror.bring(looked);
  else if (document.activeElement?.matches('input[type="text"]')) document.activeElement.scrollIntoView({ block: 'nearest' });
}

// --- the address ---------------------------------------------------------------------------------------

function addressed() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ''; // not a place of ours
  }
}

let fragment = addressed();
let awaitedTop = history.state?.top ?? null; // where to scroll once the page is as tall again as it was

// What a person looks at, to find it again when the device is turned or a keyboard comes up: { key, top, focused }.
let anchor = null;
let awaitedAnchor = null; // until the next frame, which says where things are now

function rememberTop() {
  anchor = mirror.inSight();
  try {
    history.replaceState({ top: scrollY }, '');
  } catch {
    // too many in a short time: the place is then a little old
  }
}

function scrollToAwaited() {
  if (awaitedTop === null) return;
  window.scrollTo(0, awaitedTop);
  if (html.scrollHeight >= awaitedTop + window.innerHeight || view === 'text') awaitedTop = null;
}

function visited() {
  const next = addressed();
  if (next === fragment) return;
  fragment = next;
  awaitedTop = history.state?.top ?? 0;
  call('tk_visit', fragment);
  if (view === 'text') scrollToAwaited();
}

// --- what the application asks of the page -------------------------------------------------------------

let frameAsked = false;

const page = {
  show(json) {
    mirror.show(JSON.parse(json));
  },

  place(json) {
    mirror.place(JSON.parse(json));
    mirror.bring(awaitedAnchor);
    scrollToAwaited();
  },

  // At most one frame waits; at rest none does.
  wantFrame() {
    if (frameAsked || view !== 'canvas' || !module || failed) return;
    frameAsked = true;
    requestAnimationFrame(() => {
      frameAsked = false;
      if (view === 'canvas') call('tk_frame');
      awaitedAnchor = null;
    });
  },

  save(json) {
    storage.save(json);
  },

  forget() {
    storage.forget();
  },

  async fetchWords(wanted) {
    let text = '';
    try {
      if (languages.includes(wanted)) {
        const words = await fetchText(`words.${wanted}.json`);
        text = overlay ? withWords(words, await fetchOverlayWords(overlay, wanted)) : words;
      }
    } catch {
      // the application says that they did not come
    }
    await null;
    call('tk_words', wanted, text);
  },

  visit(next, replace) {
    if (next === addressed()) return;
    fragment = next;
    const address = `${location.pathname}${location.search}${next ? `#${encodeURI(next)}` : ''}`;
    if (replace) {
      history.replaceState({ top: scrollY }, '', address);
      return;
    }
    rememberTop();
    history.pushState({ top: 0 }, '', address);
    awaitedTop = null;
    window.scrollTo(0, 0);
  },

  dress(json) {
    dress(JSON.parse(json));
    queueMicrotask(measure); // the letters may have another size
  },

  changeView(next) {
    queueMicrotask(() => showView(next === 'text' || !webgl || lost ? 'text' : 'canvas'));
  },

  download(name, mime, text) {
    // Decoding takes the byte order mark off, by which a spreadsheet knows UTF-8.
    const mark = mime.startsWith('text/csv') ? '\uFEFF' : '';
    const address = URL.createObjectURL(new Blob([mark, text.replace(/^\uFEFF/, '')], { type: mime }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  },

  copy(text) {
    copyText(text).then((worked) => call('tk_copied', worked ? 1 : 0));
  },

  print() {
    setTimeout(() => window.print());
  },

  // It came, and can't be used.
  leaveOverlay() {
    overlay = '';
  },

  refuseContent(why) {
    fail('content', why);
  },

  ready() {
    html.dataset.ready = 'true';
  },
};

// --- context loss --------------------------------------------------------------------------------------

let lost = false;
let lastLoss = -Infinity;
let staysText = false;
let viewBefore = view;

canvas.addEventListener('webglcontextlost', (event) => {
  event.preventDefault(); // else it never comes back
  const now = performance.now();
  staysText ||= now - lastLoss < 60000;
  lastLoss = now;
  lost = true;
  viewBefore = view;
  call('tk_context_lost');
  showView('text');
});

canvas.addEventListener('webglcontextrestored', () => {
  lost = false;
  call('tk_context_restored');
  if (!staysText && viewBefore === 'canvas') showView('canvas');
});

// --- listening -----------------------------------------------------------------------------------------

function listen() {
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', visited);
  window.addEventListener('hashchange', visited);
  window.addEventListener('resize', measure);
  new ResizeObserver(measure).observe(html);
  let scrollRest = 0;
  window.addEventListener('scroll', () => {
    if (view === 'canvas') {
      call('tk_scroll', scrollY);
      page.wantFrame();
    }
    clearTimeout(scrollRest);
    scrollRest = setTimeout(rememberTop, 300);
  }, { passive: true });
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'pointerleave', 'mousemove', 'mousedown', 'mouseup'])
    canvas.addEventListener(type, () => page.wantFrame(), { passive: true });
  // Who presses a painted button goes on from there with the keyboard.
  canvas.addEventListener('click', (event) => {
    const { left, top } = canvas.getBoundingClientRect();
    mirror.at(event.clientX - left, event.clientY - top)?.focus({ preventScroll: true, focusVisible: false });
  });
  window.addEventListener('pagehide', rememberTop);
  root.addEventListener('focusin', () => setTimeout(() => { anchor = mirror.inSight(); })); // after it was scrolled to
  matchMedia('(forced-colors: active)').addEventListener('change', (event) => {
    if (event.matches && view === 'canvas') showView('text');
  });
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
  const wanted = {
    glue: import('./terreinkompas.js'), // fetches the .wasm, which index.html asks for ahead
    content: fetchBytes('content.pack'),
    words: fetchText(`words.${language}.json`),
    overlay: overlay ? fetchOverlay(overlay, language) : null,
    fonts: webgl ? fetchFonts() : {},
    icons: fetchText('icons.json').then(JSON.parse).catch(() => ({})), // without them there are words
    site: fetchText('site.json').then(JSON.parse).catch(() => ({})), // without it no address is known
    letters: view === 'text' ? loadLetters() : null,
    house: theme.house ? fetchHouse(theme.house) : '',
  };
  let came = 0;
  const bar = document.querySelector('.loading-line');
  const all = Object.values(wanted);
  for (const one of all) Promise.resolve(one).then(() => bar.style.setProperty('--done', (came += 1) / all.length), () => {});
  const given = {};
  try {
    const values = await Promise.all(all);
    Object.keys(wanted).forEach((name, at) => { given[name] = values[at]; });
    if (overlay && !given.overlay) {
      missingOverlay = overlay;
      overlay = '';
    }
    module = await given.glue.default({
      canvas,
      page,
      fonts: given.fonts,
      contents: given.overlay ? [given.overlay.content, given.content] : [given.content],
      onAbort: (why) => { if (module) fail('broken', why); },
    });
  } catch (error) {
    fail('fetch', error);
    return;
  }
  listen();
  const settings = {
    language, view, ...size(), date: askedDate ?? localDate(), other_date: askedDate !== null && askedDate !== localDate(), fragment, stored,
    words: { [language]: given.overlay ? withWords(given.words, given.overlay.words) : given.words },
    ...(askedOverlay && { overlay, overlay_missing: missingOverlay, base_words: { [language]: given.words } }), webgl,
    address: typeof given.site?.address === 'string' ? given.site.address : '',
    ...device(), colours: theme.colours, house: theme.house, house_file: given.house,
  };
  measured = JSON.stringify(size());
  call('tk_start', JSON.stringify(settings));
  if (!root.firstChild) {
    fail('broken', 'the application did not start');
    return;
  }
  mirror.setIcons(given.icons);
  showView(view);
  if (view === 'text') scrollToAwaited();
}

// For those who test: what was painted last and what the screen is.
globalThis.terreinkompas = {
  painted: () => JSON.parse(module.UTF8ToString(call('tk_painted'))),
  screen: () => JSON.parse(module.UTF8ToString(call('tk_screen'))),
  resting: () => !frameAsked,
  frames: () => call('tk_frames'),
};

start();
