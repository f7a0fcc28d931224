// How the page looks: what the device asks for, what the address and the kept settings say, and what the application
// decides. It knows the names of the themes and none of their colours.

const html = document.documentElement;
const themes = ['light', 'dark', 'contrast'];
const asks = {
  dark: matchMedia('(prefers-color-scheme: dark)'),
  contrast: matchMedia('(prefers-contrast: more)'),
  calm: matchMedia('(prefers-reduced-motion: reduce)'),
};

export const device = () => Object.fromEntries(Object.entries(asks).map(([name, media]) => [name, media.matches]));

// Calls back when the device asks for something else.
export function onDevice(changed) {
  for (const media of Object.values(asks)) media.addEventListener('change', () => changed(device()));
}

// Of a file beside the page: a name, not a way to another folder or server.
export const isName = (text) => /^[a-z0-9-]+$/.test(text);

// ?theme=dark, light, contrast or device; another name is the file with the colours of an organisation. Both: utrecht,dark.
export function askedTheme(text) {
  const asked = text.slice(0, 60);
  const [, named, , wish] = /^(.*?)(,([a-z]+))?$/.exec(asked);
  const isTheme = (name) => [...themes, 'device'].includes(name);
  if (isTheme(asked)) return { colours: asked, house: '' };
  return isTheme(wish) ? { colours: wish, house: named } : { colours: '', house: asked };
}

// The text of that file; empty when it is not there. Its name is a name, not a way to another folder or server.
export async function fetchHouse(name) {
  if (!isName(name)) return '';
  try {
    const answer = await fetch(`themes/${name}.json`);
    return answer.ok ? await answer.text() : '';
  } catch {
    return '';
  }
}

// The colours of a house, in a style sheet of their own behind ours: paper has others than a dark screen.
const house = new CSSStyleSheet();
document.adoptedStyleSheets.push(house);

function wear(screen, paper) {
  const rule = (media, properties) => `@media ${media} { :root { ${Object.entries(properties).map(([name, value]) => `${name}: ${value};`).join(' ')} } }\n`;
  const more = Object.keys(paper).length > 0;
  house.replaceSync(rule(more ? 'screen' : 'all', screen) + rule('print', paper));
}

// The size of letters that the window gives who chose none, per cent: style.css.
export const startText = () => Number(getComputedStyle(html).getPropertyValue('--start-text')) || 100;

// { theme, text, calm, house }: see src/present/display.h.
export function dress({ theme, text = 0, calm = false, house: screen = {}, paper = {} }) {
  if (themes.includes(theme)) {
    html.dataset.theme = theme;
    for (const name of ['dark', 'contrast']) document.getElementById(`${name}-style`).media = theme === name ? 'screen' : 'not all';
  }
  html.dataset.calm = String(calm);
  if (text === 0) html.style.removeProperty('font-size');
  else html.style.setProperty('font-size', `${text}%`);
  wear(screen, paper);
  const surface = getComputedStyle(html).getPropertyValue('--surface').trim();
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = surface;
}

// Before the application says it, as far as the address and the kept settings tell.
export function dressEarly({ colours, usual }, kept) {
  const wish = colours || kept?.colours || usual;
  const sizes = [100, 125, 150, 200];
  dress({ theme: wish, text: sizes.includes(kept?.text) ? kept.text : 0, calm: kept?.calm === true });
}
