// The page in a public place (?kiosk=true): it asks whether somebody is still there, wipes everything after each visitor, and
// holds on to the visitor's fingers. Two dialogs of index.html belong to it: one for the visitor, one for who minds it.

const html = document.documentElement;
export const isKiosk = new URLSearchParams(location.search).get('kiosk') === 'true';

const place = 'terreinkompas-kiosk'; // in the storage of the browser: what outlives a visitor, and nothing of a visitor
const warning = 20; // seconds
const limits = { least: 30, most: 600 }; // seconds of rest before the warning
const usual = { idle: 90, print: false };
const taps = { count: 5, within: 3000, size: 88 }; // in the corner at the top left
const tries = { count: 5, wait: 60000 };

function own() {
  try {
    return JSON.parse(localStorage.getItem(place)) ?? {};
  } catch {
    return {};
  }
}
function keep(more) {
  try {
    localStorage.setItem(place, JSON.stringify({ ...own(), ...more }));
  } catch {
    // the number of visitors is lost with the next wipe, nothing else
  }
}

const seconds = (value, fallback) => (Number.isFinite(value) ? Math.min(limits.most, Math.max(limits.least, Math.round(value))) : fallback);

// `site` is the member "kiosk" of site.json; what was chosen at the screen itself goes before it.
export function kioskSettings(site) {
  const given = typeof site === 'object' && site !== null ? site : {};
  const mine = own();
  return {
    idle: seconds(mine.idle, seconds(given.idle, usual.idle)),
    print: typeof mine.print === 'boolean' ? mine.print : given.print === true,
    pin: typeof given.pin === 'string' && /^\d{4,12}$/.test(given.pin) ? given.pin : '',
  };
}

// Everything of the visitor. Nothing of it was written down (dossiers.js forgets): the new page begins with an empty memory.
// What this browser keeps of use at home stays: whoever tries a kiosk must not lose their dossiers.
function wipe(finished) {
  html.dataset.wiping = '';
  document.getElementById('mirror').replaceChildren();
  if (finished) keep({ visitors: (own().visitors ?? 0) + 1 });
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname + location.search);
  location.reload();
}

// Ways out of the page, and what a finger does by accident.
function hold({ print }) {
  const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  const isField = (element) => Boolean(element.closest?.('input, textarea'));
  for (const type of ['contextmenu', 'dragstart', 'dragenter', 'dragover', 'drop', 'gesturestart'])
    window.addEventListener(type, stop, { capture: true });
  window.addEventListener('selectstart', (event) => { if (!isField(event.target)) event.preventDefault(); }, { capture: true });
  window.addEventListener('wheel', (event) => { if (event.ctrlKey) event.preventDefault(); }, { capture: true, passive: false });
  window.addEventListener('touchmove', (event) => { if (event.touches.length > 1) event.preventDefault(); }, { capture: true, passive: false });
  window.addEventListener('auxclick', stop, { capture: true });
  window.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (link && new URL(link.href).href.replace(/#.*/, '') !== location.href.replace(/#.*/, '')) stop(event);
    else if (link && (event.ctrlKey || event.shiftKey || event.metaKey || link.target)) stop(event);
  }, { capture: true });
  window.addEventListener('keydown', (event) => {
    const key = event.key.toLowerCase();
    const withControl = event.ctrlKey || event.metaKey;
    const away = (withControl && !['a', 'c', 'x', 'v', 'z', 'y'].includes(key)) || (event.altKey && ['arrowleft', 'arrowright', 'home', 'd', 'f'].includes(key))
      || /^f\d+$/.test(key) || ['browserback', 'browserforward', 'browserhome', 'contextmenu', 'launchmail'].includes(key);
    if (away && !(withControl && event.altKey && key === 'k')) event.preventDefault();
  }, { capture: true });
  globalThis.open = () => null;
  if (!print) globalThis.print = () => {};
}

// `fragment` says on which page the visitor is.
export function createKiosk({ still, minder, settings, fragment }) {
  let timer = 0;
  let left = 0;
  let touched = false; // since the last wipe
  let finished = false; // saw a plan: that is a visitor who counts

  const look = () => { if (fragment() === 'plan' || fragment() === 'first-plan') finished = true; };
  function done() {
    look();
    wipe(finished);
  }

  function rest() {
    clearTimeout(timer);
    if (touched) timer = setTimeout(ask, settings.idle * 1000);
  }

  // Counts down in a dialog that any touch or key closes.
  function ask() {
    if (minder.open) minder.close();
    left = warning;
    still.showModal(); // the focus goes to its button
    count();
  }

  function count() {
    for (const number of still.querySelectorAll('.left')) number.textContent = left;
    if (left === 0) {
      done();
      return;
    }
    left -= 1;
    timer = setTimeout(count, 1000);
  }

  function live() {
    touched = true;
    look();
    if (still.open) still.close();
    rest();
  }

  for (const type of ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'])
    window.addEventListener(type, live, { capture: true, passive: true });

  // --- who minds it ---------------------------------------------------------------------------------------

  const form = minder.querySelector('form');
  const { pin, idle, print } = form.elements;
  let wrong = 0;
  let shutUntil = 0;

  function openMinder() {
    if (!settings.pin || minder.open || still.open) return;
    form.reset();
    minder.dataset.shows = 'pin';
    minder.dataset.says = '';
    minder.showModal();
  }

  function showSettings() {
    minder.dataset.shows = 'settings';
    minder.dataset.says = '';
    minder.querySelector('.visitors').textContent = own().visitors ?? 0;
    idle.value = settings.idle;
    print.checked = settings.print;
    idle.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (minder.dataset.shows === 'settings') {
      keep({ idle: seconds(Number.parseInt(idle.value, 10), settings.idle), print: print.checked });
      wipe(false);
      return;
    }
    const right = pin.value === settings.pin && Date.now() >= shutUntil;
    pin.value = '';
    if (right) {
      wrong = 0;
      showSettings();
      return;
    }
    wrong += 1;
    if (wrong >= tries.count) {
      wrong = 0;
      shutUntil = Date.now() + tries.wait;
    }
    minder.dataset.says = Date.now() < shutUntil ? 'shut' : 'wrong';
    pin.focus();
  });
  form.elements.cancel.addEventListener('click', () => minder.close());
  form.elements.zero.addEventListener('click', () => {
    keep({ visitors: 0 });
    showSettings();
  });

  let corner = [];
  window.addEventListener('pointerdown', ({ clientX, clientY, timeStamp }) => {
    corner = clientX < taps.size && clientY < taps.size ? [...corner, timeStamp].filter((at) => timeStamp - at < taps.within) : [];
    if (corner.length < taps.count) return;
    corner = [];
    openMinder();
  }, { capture: true });
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey && event.altKey && event.key.toLowerCase() === 'k') openMinder();
  });

  hold(settings);
  html.dataset.kiosk = '';
  return { done };
}
