// Ways to fill in the questions: what a person, a keyboard, a hand or a helping program does.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wordsOf } from '../../tools/bundle.mjs';
import { project, ready, until } from './support.mjs';

const pack = path.join(project, 'assets/content/base');
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

export const questions = new Map(readdirSync(path.join(pack, 'questions')).sort().flatMap((file) =>
  (json(path.join(pack, 'questions', file)).questions ?? []).map((question) => [question.id, question])));
export const bakery = json(path.join(pack, 'examples/bakery.json'));
export const words = { nl: await wordsOf(path.join(project, 'locales/nl')), en: await wordsOf(path.join(project, 'locales/en')) };
// Soft hyphens say where a word may break; a person does not see them.
export const said = (key, language = 'nl') => words[language][key].replaceAll('\u00AD', '');

export const storageKey = 'terreinkompas'; // of the version of the page before its database

// What the page keeps on the device: the answers, sorted.
export async function keptAnswers(page) {
  const text = await page.evaluate(() => globalThis.terreinkompas.kept());
  return text ? sorted(JSON.parse(text).answers ?? {}) : {};
}

// How the person reads, as the page keeps it.
export async function keptSettings(page) {
  return JSON.parse(await page.evaluate(async () => {
    await globalThis.terreinkompas.kept();
    const database = await new Promise((resolve) => { const open = indexedDB.open('terreinkompas'); open.onsuccess = () => resolve(open.result); });
    const text = await new Promise((resolve) => { const get = database.transaction('settings').objectStore('settings').get('settings'); get.onsuccess = () => resolve(get.result); });
    database.close();
    return text;
  }));
}

// As the application writes them: sorted by question, the options of one in the order of the pack.
export function sorted(answers) {
  const inOrder = (id, value) => {
    const order = (questions.get(id)?.options ?? []).map((option) => option.id);
    return Array.isArray(value) ? [...value].sort((a, b) => order.indexOf(a) - order.indexOf(b)) : value;
  };
  return Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, value]) => [id, inOrder(id, value)]));
}

// What the device keeps when these answers were given before.
export function record(answers, more = {}) {
  const text = JSON.stringify({ format: 1, language: 'nl', view: 'canvas', answers, ...more });
  return [storageKey, JSON.stringify({ version: 1, text })];
}

// Loads the page again when what was given is kept: a press that is still on its way when a page ends is not.
export async function reload(page) {
  await page.evaluate(() => globalThis.terreinkompas.kept());
  await page.reload();
  await ready(page);
}

export async function keep(page, answers, more) {
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), record(answers, more));
}

export const fragment = (page) => page.evaluate(() => document.getElementById('mirror').dataset.fragment);
export const asked = async (page) => (/^question\/(.*)$/.exec(await fragment(page)) ?? [])[1] ?? null;

// In the canvas view a box arrives with the frame after the change.
export async function settled(page) {
  await until('a rest', () => page.evaluate(() => globalThis.terreinkompas.resting()));
}

const dataKey = (key) => `#mirror [data-key="${key}"]`;

// --- hands: how one presses a thing and fills in a field ------------------------------------------------

// By role and name, as a screen reader finds it; Space or Enter presses it.
const byRole = (page) => ({
  async press(role, name) {
    const target = page.getByRole(role, { name, exact: true }).first();
    await target.focus();
    await page.keyboard.press(role === 'link' ? 'Enter' : 'Space');
  },
  async fill(role, name, value) {
    await page.getByRole('textbox', { name, exact: true }).fill(value);
  },
});

// In the text view one clicks what one sees.
const byClick = (page) => ({
  async press(role, name) {
    const target = page.getByRole(role, { name, exact: true }).first();
    if (role === 'radio' || role === 'checkbox') await target.locator('xpath=..').click();
    else await target.click();
  },
  async fill(role, name, value) {
    await page.getByRole('textbox', { name, exact: true }).fill(value);
  },
});

// Only Tab, arrows, Space, Enter and letters, from wherever the focus is.
const plain = (text) => text.replace(/\s+/g, ' ').trim();
const byKeyboard = (page) => {
  const here = () => page.evaluate(() => {
    const at = document.activeElement;
    const labels = (at.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean).map((id) => document.getElementById(id)?.textContent);
    const label = labels.length > 0 ? labels.join(' ') : at.labels?.[0]?.textContent ?? at.innerText ?? '';
    return { role: at.type === 'radio' || at.type === 'checkbox' ? at.type : at.localName === 'a' ? 'link' : at.type === 'text' ? 'textbox' : at.localName,
      name: label.replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim(), body: at === document.body };
  });
  const reach = async (role, name, group = []) => {
    for (let i = 0; i < 150; ++i) {
      const at = await here();
      if (at.role === role && at.name === plain(name)) return;
      if (role === 'radio' && at.role === 'radio' && group.some((one) => plain(one) === at.name)) await page.keyboard.press('ArrowDown');
      else await page.keyboard.press('Tab');
    }
    assert.fail(`no Tab reaches ${role} ${name}`);
  };
  return {
    async press(role, name, group) {
      await reach(role, name, group);
      await page.keyboard.press(role === 'link' ? 'Enter' : 'Space');
    },
    async fill(role, name, value) {
      await reach('textbox', name);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(value);
    },
  };
};

// At the middle of the box that the mirror says, on the canvas.
const byPointer = (page) => {
  const middle = async (target) => {
    await settled(page);
    await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await settled(page);
    const box = await target.boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  return {
    async press(role, name) {
      const found = page.getByRole(role, { name, exact: true }).first();
      const target = role === 'radio' || role === 'checkbox' ? found.locator('xpath=..') : found;
      const [x, y] = await middle(target);
      await page.mouse.move(x, y);
      await settled(page);
      await page.mouse.down();
      await page.mouse.up();
      await settled(page);
    },
    async fill(role, name, value) {
      const [x, y] = await middle(page.getByRole('textbox', { name, exact: true }));
      await page.mouse.click(x, y);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(value);
    },
  };
};

// What a helping program sends: a click without a hand.
const byDispatch = (page) => ({
  async press(role, name) {
    await page.getByRole(role, { name, exact: true }).first().dispatchEvent('click');
  },
  async fill(role, name, value) {
    await page.getByRole('textbox', { name, exact: true }).evaluate((input, text) => {
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, value);
  },
});

export const hands = { byRole, byClick, byKeyboard, byPointer, byDispatch };

// --- the journey ----------------------------------------------------------------------------------------

async function answer(page, hand, id, value) {
  const question = questions.get(id);
  const option = (name) => said(`question.${id}.option.${name}`);
  const all = (question.options ?? []).map(({ id: name }) => option(name)).concat(said('unsure'));
  if (question.kind === 'one') {
    await hand.press('radio', value === null ? said('unsure') : option(value), all);
  } else if (question.kind === 'many') {
    for (const name of value === null ? [null] : [value].flat()) await hand.press('checkbox', name === null ? said('unsure') : option(name));
  } else if (value === null) {
    await hand.press('button', said('question_page.estimate'));
  } else if (typeof value === 'object') {
    await hand.press('button', said('field.range'));
    await hand.fill('textbox', said('field.low'), String(value.low));
    await hand.fill('textbox', said('field.high'), String(value.high));
  } else {
    const label = words.nl[`question.${id}.label`] !== undefined ? `question.${id}.label` : `question.${id}.text`;
    await hand.fill('textbox', said(label), String(value).replace('.', ','));
  }
}

// From the welcome page to the last of these answers; leaves the others open. What the page does not ask, because it
// changes little, is answered all the same, at its address.
export async function fillIn(page, hand, answers) {
  const open = new Map(Object.entries(answers));
  await hand.press('link', await startName(page));
  for (let i = 0; i < 200 && open.size > 0; ++i) {
    await until('a page', async () => (await fragment(page)) !== '');
    if (await fragment(page) === 'first-plan') {
      await hand.press('link', said('first_plan.continue'));
      await until('a question', async () => (await asked(page)) !== null);
    } else if (await asked(page) === null) {
      await goTo(page, `question/${open.keys().next().value}`);
    }
    const id = await asked(page);
    if (open.has(id)) {
      await answer(page, hand, id, open.get(id));
      open.delete(id);
      const wanted = answers[id];
      await until(`the answer to ${id}`, async () => JSON.stringify((await keptAnswers(page))[id]) === JSON.stringify(wanted), 5000)
        .catch(async (error) => { throw new Error(`${error.message}: ${JSON.stringify(wanted)} became ${JSON.stringify((await keptAnswers(page))[id])}`); });
      if (open.size === 0) break;
      await hand.press('button', said('question_page.next'));
    } else {
      await hand.press('button', said('question_page.later'));
    }
    await until('another page', async () => (await asked(page)) !== id);
  }
}

// The card of the welcome page carries two lines; both are its name.
async function startName(page) {
  return page.locator(dataKey('welcome/start')).evaluate((element) => [...element.querySelectorAll('.words, .help')].map((part) => part.textContent).join(' ').replaceAll('\u00AD', ''));
}

export async function goTo(page, place) {
  await page.evaluate((to) => { location.hash = `#${to}`; }, place);
  await until(place, async () => (await fragment(page)) === place);
  await settled(page);
}
