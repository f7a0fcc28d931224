// Every kind of screen of both tracks, found by following the links of the page itself: a screen that is added
// is walked without being named here.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fragment, goTo, questions, record, settled } from './journey.mjs';
import { open, project, ready, until } from './support.mjs';

const example = (name) => JSON.parse(readFileSync(path.join(project, `assets/content/base/examples/${name}.json`), 'utf8'));
const [company, park] = [example('bakery'), example('terrain-60')];

export const answersOf = { sme: company.answers, terrain: park.answers };
export const tracks = Object.keys(answersOf);
export const date = `date=${company.date}`;

// Opens a place with the answers of a track, or with those that are given.
export async function openAt(t, place, { track = 'sme', given = answersOf[track], view = 'canvas', language = 'nl', query = '', ...options } = {}) {
  const opened = await open(t, { ...options, kept: record(given, { view, language }), address: `?${date}&view=${view}${query}#${place}` });
  await settled(opened.page);
  return opened;
}

// Places that no link of a filled-in page leads to.
const unlinked = ['', 'first-plan'];

const kindOf = (place, look) => {
  const [head, id] = place.split('/');
  if (head === 'question') return `question/${questions.get(id)?.kind}`;
  return look.startsWith('node_') ? `${head}/${look}` : head;
};

const found = new Map();

// One place of each kind, as fragments, in the order of the links; [kind, place]. The page has to be one of the track.
export async function kinds(page, track) {
  if (found.has(track)) return found.get(track);
  const result = new Map();
  const waiting = unlinked.map((place) => [kindOf(place, ''), place]);
  while (waiting.length > 0) {
    const [kind, place] = waiting.shift();
    if (result.has(kind)) continue;
    await page.evaluate((to) => { location.hash = `#${to}`; }, place);
    await settled(page);
    if (place !== '' && await fragment(page) !== place) continue; // the link is a deed, not a place
    result.set(kind, place);
    const links = await page.evaluate(() => [...document.querySelectorAll('#mirror a[href^="#"]')].map((link) => [link.getAttribute('href').slice(1), link.dataset.look ?? '']));
    for (const [href, look] of links) if (href !== 'content' && href !== '') waiting.push([kindOf(href, look), href]);
  }
  found.set(track, [...result]);
  return found.get(track);
}

// Goes to one place of each kind, unfolded when asked, and calls back there.
export async function walk(page, track, visit, { some = () => true, unfolded = false } = {}) {
  for (const [kind, place] of await kinds(page, track)) {
    if (!some(kind)) continue;
    await goTo(page, place);
    if (unfolded) await unfold(page);
    await settled(page);
    await visit({ kind: `${track} ${kind || 'welcome'}`, place });
  }
}

// Opens the folds of the main part: the first few, a list may have a hundred that are alike.
export async function unfold(page) {
  for (let i = 0; i < 6; ++i) {
    const key = await page.evaluate(() => {
      const button = document.querySelector('#mirror main button[aria-expanded="false"]');
      button?.click();
      return button?.dataset.key ?? null;
    });
    if (key === null) return;
    await until(`${key} is open`, () => page.evaluate((which) => document.querySelector(`#mirror [data-key="${CSS.escape(which)}"]`)?.getAttribute('aria-expanded') !== 'false', key));
  }
}

// Lets the system ask for a theme: light, dark or contrast.
// At once: colours that still change are those of no theme.
export async function asTheme(page, theme) {
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light', contrast: theme === 'contrast' ? 'more' : 'no-preference', reducedMotion: 'reduce' });
  await until(`the ${theme} theme`, () => page.evaluate((wanted) => [undefined, wanted].includes(document.documentElement.dataset.theme), theme));
  await settled(page);
}

export const themes = ['light', 'dark', 'contrast'];

// What the browser tells a screen reader: the nodes that are not ignored, in reading order.
export async function heard(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = [];
  const enter = (node) => {
    if (!node.ignored) inOrder.push(node);
    for (const id of node.childIds ?? []) if (byId.has(id)) enter(byId.get(id));
  };
  enter(nodes[0]);
  return inOrder;
}

export { ready, settled };
