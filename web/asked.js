// What a visit begins with: what the address asks for, then what was kept, then what the browser says.

import { askedTheme, isName } from './display.js';

export const languages = ['nl', 'en'];
const query = new URLSearchParams(location.search);

// `usual`: the colours that the site begins with, for who chose none.
export const theme = { ...askedTheme(query.get('theme') ?? ''), usual: '' };

// The kept text as an object; an empty one when it can't be read.
export function settingsIn(stored) {
  try {
    const settings = JSON.parse(stored ?? '{}');
    return typeof settings === 'object' && settings !== null ? settings : {};
  } catch {
    return {};
  }
}

export function firstLanguage(kept) {
  const wishes = [query.get('lang'), kept.language, ...(navigator.languages ?? [])];
  for (const wish of wishes) {
    const language = String(wish ?? '').slice(0, 2).toLowerCase();
    if (languages.includes(language)) return language;
  }
  return languages[0];
}

// ?overlay=noord-holland: what a region lays over the content. `name` is the one in use, `missing` what is to be said.
const askedOverlay = (query.get('overlay') ?? '').slice(0, 60);
export const overlay = { asked: askedOverlay, name: isName(askedOverlay) ? askedOverlay : '', missing: isName(askedOverlay) ? '' : askedOverlay };

// What site.json begins with, where the address asks for nothing. What is no name is left out; the application says so.
export function beginWith(site) {
  const named = (text) => typeof text === 'string' && text.length <= 60 && isName(text);
  if (!query.has('overlay') && named(site.overlay)) overlay.asked = overlay.name = site.overlay;
  if (query.has('theme') || typeof site.theme !== 'string') return;
  const { colours, house } = askedTheme(site.theme);
  if (house && !named(house)) return;
  theme.usual = colours;
  theme.house = house;
}

function localDate() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// The day to reckon with, and whether that is another than today.
export function firstDate() {
  const asked = /^\d{4}-\d{2}-\d{2}$/.test(query.get('date') ?? '') ? query.get('date') : null;
  return { date: asked ?? localDate(), other_date: asked !== null && asked !== localDate() };
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

// Asking takes a moment and the graphics card, so it is asked only for who wants the canvas.
let drawn = null;
export const canDraw = () => (drawn ??= hasWebGL());

export function firstView(kept) {
  const asked = query.get('view') ?? kept.view;
  return asked === 'text' || matchMedia('(forced-colors: active)').matches || !canDraw() ? 'text' : 'canvas';
}
