// A whole company on the page of the intake, by the keys alone: what is kept is right, and how many keys it took.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bakery, fragment, keptAnswers, questions, record, said, settled, sorted } from './journey.mjs';
import { axe, built, closeAll, full, open, until } from './support.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const date = `date=${bakery.date}`;
const unknown = 'unsure';

// Where the focus is, and what is chosen of the group.
const here = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const key = at.closest('[data-key]')?.dataset.key ?? '';
  return { key, checked: at.checked === true, type: at.type ?? '', value: at.value ?? '', expanded: at.getAttribute('aria-expanded') };
});
const fieldOf = (key) => /^question\/([^/]+)\/(.+)$/.exec(key) ?? [];

describe('the intake', () => {
  test('takes the bakery by the keys alone (canvas view)', { timeout: 240000 }, async (t) => {
    const { page } = await open(t, { address: `?${date}&view=canvas#intake` });
    await settled(page);
    let keys = 0;
    const press = async (key) => { keys += 1; await page.keyboard.press(key); };
    const type = async (text) => { keys += text.length; await page.keyboard.type(text); };
    // The short run takes two themes of it.
    const taken = sorted(full ? bakery.answers
      : Object.fromEntries(Object.entries(bakery.answers).filter(([id]) => ['profile', 'mobility'].includes(questions.get(id).theme))));
    const open_ = new Map(Object.entries(taken));

    const answer = async (id, part) => {
      const wanted = open_.get(id);
      const { kind, options = [] } = questions.get(id);
      if (kind === 'one') {
        open_.delete(id);
        const names = [...options.map((option) => option.id), unknown];
        const steps = names.indexOf(wanted);
        if (steps === 0) await press('Space');
        else if (steps <= names.length / 2) for (let i = 0; i < steps; i += 1) await press('ArrowDown');
        else for (let i = names.length; i > steps; i -= 1) await press('ArrowUp');
      } else if (kind === 'many') {
        if (wanted.includes(part)) await press('Space');
        if (part === wanted.at(-1)) open_.delete(id);
      } else {
        open_.delete(id);
        await type(String(wanted));
      }
    };

    const tabs = await page.locator('#mirror [data-key="intake/themes"] a').count();
    for (let theme = 0; theme < tabs; theme += 1) {
      const ids = await page.evaluate(() => [...document.querySelectorAll('#mirror [data-look="intake_row"]')].map((row) => row.dataset.key.split('/')[2]));
      const left = () => ids.some((id) => open_.has(id));
      for (let i = 0; left() && i < 200; i += 1) {
        const [, id, part] = fieldOf((await here(page)).key);
        if (id !== undefined && open_.has(id) && part !== unknown) await answer(id, part);
        if (left()) await press('Tab');
      }
      if (theme + 1 < tabs) {
        await press('Alt+PageDown');
        await settled(page);
      }
    }

    // What came up in a theme that was left, and one more: found by typing.
    for (const id of [...open_.keys(), 's_waste_eur']) {
      const words = said(`question.${id}.text`).replace('?', '').split(' ').sort((a, b) => b.length - a.length).slice(0, 2).join(' ').toUpperCase();
      await press('Alt+z');
      assert.equal((await here(page)).key, 'intake/search');
      await type(words);
      await until(`a link to ${id}`, () => page.locator(`#mirror [data-key="intake/found/${id}"]`).count());
      for (let i = 0; i < 12 && (await here(page)).key !== `intake/found/${id}`; i += 1) await press('Tab');
      await press('Enter');
      await until(`the focus in ${id}`, async () => fieldOf((await here(page)).key)[1] === id);
      for (let i = 0; open_.has(id) && i < 40; i += 1) { // of many options each is passed by
        const [, at, part] = fieldOf((await here(page)).key);
        if (at === id && part !== unknown) await answer(id, part);
        if (open_.has(id)) await press('Tab');
      }
    }
    assert.deepEqual([...open_.keys()], []);
    assert.deepEqual(await keptAnswers(page), taken);
    t.diagnostic(`keys pressed for ${Object.keys(taken).length} answers: ${keys}`);
  });

  for (const view of full ? ['canvas', 'text'] : ['text'])
    test(`has keys for "I don't know" and for a note in the row of the focus (${view} view)`, { timeout: 120000 }, async (t) => {
      const { page } = await open(t, { kept: record({ s_elec_kwh: 85000 }, { view }), address: `?${date}&view=${view}#intake/s_gas_m3` });
      await settled(page);
      await page.evaluate(() => { location.hash = '#intake/s_conn'; });
      await until('the focus in a question', async () => fieldOf((await here(page)).key)[1] === 's_conn');
      await page.evaluate(() => { location.hash = '#intake/s_gas_m3'; });
      await until('the focus in the question', async () => fieldOf((await here(page)).key)[1] === 's_gas_m3');
      await page.keyboard.press('Alt+w');
      await until('not known', async () => (await keptAnswers(page)).s_gas_m3 === null);
      await page.keyboard.press('Alt+n');
      await until('the field of the note', async () => (await here(page)).key === 'note/s_gas_m3/said');
      await page.keyboard.type('belt donderdag');
      const kept = JSON.parse(await page.evaluate(() => globalThis.terreinkompas.kept()));
      assert.equal(kept.notes.questions.s_gas_m3.said, 'belt donderdag');
      assert.equal(await fragment(page), 'intake/s_gas_m3');
      if (view === 'text') assert.deepEqual(await axe(page), []);
    });
});
