// The whole application in a browser: every way to fill it in, what it shows, and what it leaves alone.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { asked, bakery, fillIn, fragment, goTo, hands, keptAnswers, questions, record, reload, said, settled, sorted } from './journey.mjs';
import { comparePainted } from './painted.mjs';
import { axe, built, closeAll, dist, full, open, project, until } from './support.mjs';
import { answersOf } from './walk.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const program = ['native', 'release', 'debug'].map((name) => path.join(project, 'build', name, 'src/terreinkompas')).find(existsSync);
const answers = sorted(bakery.answers);
// What is filled in by hand, in five ways: the company and its energy.
const typed = Object.fromEntries(Object.entries(answers).filter(([id]) => ['profile', 'energy'].includes(questions.get(id).theme)));
// In the short run through the key questions: the answers to the others are stored in the same way.
const first = Object.fromEntries(Object.entries(typed).filter(([id]) => questions.get(id).key));
const date = `date=${bakery.date}`;

// Opens a place with answers that were given before.
async function openAt(t, place, { given = answers, view = 'canvas', language = 'nl', ...options } = {}) {
  const opened = await open(t, { ...options, kept: record(given, { view, language }), address: `?${date}&view=${view}#${place}` });
  await settled(opened.page);
  return opened;
}

// Shows the whole of a long list.
async function unfold(page, part) {
  const button = page.locator(`#mirror [data-key="${part}/all"]`);
  if (await button.count() === 0) return;
  await button.focus();
  await page.keyboard.press('Enter');
  await until('the whole list', async () => (await button.getAttribute('aria-expanded')) === 'true');
}

describe('the bakery', () => {
  const ways = [['byRole', 'canvas'], ['byClick', 'text'], ['byKeyboard', 'canvas'], ['byPointer', 'canvas'], ['byDispatch', 'text']];
  for (const [way, view] of full ? ways : ways.filter(([is]) => is === 'byClick' || is === 'byPointer')) // tracks.test.mjs has the keyboard
    test(`is filled in ${way} in the ${view} view`, { timeout: 480000 }, async (t) => {
      const { page } = await open(t, { address: `?${date}&view=${view}` });
      const given = full ? typed : first;
      assert.ok(Object.keys(given).length > 5);
      await fillIn(page, hands[way](page), given);
      assert.deepEqual(await keptAnswers(page), given);
    });

  test('gets the plan that the command line gives', { skip: !program && 'the program is not built' }, async (t) => {
    const { page } = await openAt(t, 'plan');
    const told = JSON.parse(execFileSync(program, ['assess', '--format', 'json', path.join(project, 'assets/content/base/examples/bakery.json')], { encoding: 'utf8' }));
    const steps = told.plan.map((step) => step.duty ?? step.measure);
    await unfold(page, 'chances');
    const shown = await page.evaluate(() => [...document.querySelectorAll('#mirror [data-key^="step/"][data-look^="node_"]')].map((element) => element.dataset.key.slice('step/'.length)));
    assert.deepEqual(shown, steps);
    assert.ok(shown.length > 5);
  });

  test('sees the duty to save energy, the first measures and the verdict on each scheme', async (t) => {
    const { page } = await openAt(t, 'plan');
    await unfold(page, 'chances');
    const must = page.locator('#mirror [data-key="group/must"]');
    assert.equal(await must.getByText(said('duty.energiebesparingsplicht.name'), { exact: true }).count(), 1);
    const can = await page.evaluate(() => [...document.querySelectorAll('#mirror [data-key="group/can"] [data-look="node_can"]')].map((element) => element.dataset.key.slice('step/'.length)));
    const duties = await must.textContent();
    for (const measure of bakery.expect.first_measures)
      assert.ok(can.includes(measure) || duties.includes(said(`measure.${measure}.name`)), measure);
    await unfold(page, 'schemes');
    const word = { yes: 'verdict.fits', no: 'verdict.fits_not', unknown: 'verdict.fits_maybe' };
    for (const [scheme, truth] of Object.entries(bakery.expect.schemes)) {
      const line = await page.locator(`#mirror [data-key="schemes/${scheme}"]`).textContent();
      assert.ok(line.includes(said(word[truth])), `${scheme}: ${line}`);
    }
    await goTo(page, 'scheme/eia');
    const criteria = await page.evaluate(() => [...document.querySelectorAll('#mirror [data-key^="scheme/eia/criterion/"]')].map((element) => element.textContent));
    assert.ok(criteria.length > 1);
    const verdicts = ['verdict.met', 'verdict.not_met', 'verdict.depends', 'verdict.ask'].map((key) => said(key));
    for (const line of criteria) assert.ok(verdicts.some((verdict) => line.includes(verdict)), line);
  });
});

test('the content is what the command line compiles, to the last byte', { skip: !program && 'the program is not built' }, (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kompas-content-'));
  t.after(() => rmSync(folder, { recursive: true }));
  execFileSync(program, ['compile', '--output', path.join(folder, 'content.pack')]);
  assert.ok(readFileSync(path.join(folder, 'content.pack')).equals(readFileSync(path.join(dist, 'content.pack'))));
});

// --- what belongs to the browser ---------------------------------------------------------------------------

describe('nothing of the browser is swallowed', () => {
  test('keys, wheel, touch and pinch reach it', async (t) => {
    const { page, context } = await openAt(t, 'plan', { touch: true });
    await page.evaluate(() => {
      globalThis.prevented = [];
      const names = ['keydown', 'keyup', 'keypress', 'wheel', 'touchstart', 'touchmove', 'touchend', 'pointerdown', 'pointermove', 'mousedown', 'contextmenu', 'gesturestart'];
      // after everyone else has had it; then kept from the browser where it would leave the page
      for (const name of names) {
        addEventListener(name, (event) => {
          if (event.defaultPrevented) globalThis.prevented.push(`${name} ${event.key ?? ''}`);
          if (name === 'keydown' && (event.key === 'F5' || event.key === 'p')) event.preventDefault();
        }, { passive: false });
      }
    });
    const prevented = () => page.evaluate(() => globalThis.prevented);
    await page.mouse.click(683, 500);
    for (const key of ['Tab', 'Shift+Tab', 'Control+f', 'Control+p', 'Control+Equal', 'Control+Minus', 'Control+0', 'F5', 'F6', 'Control+c', 'Control+a', 'Alt+d'])
      await page.keyboard.press(key);
    assert.deepEqual(await prevented(), []);

    const scroll = () => page.evaluate(() => scrollY);
    await page.mouse.move(683, 500);
    await page.mouse.wheel(0, 400);
    await until('the wheel scrolls', async () => (await scroll()) >= 400);
    const session = await context.newCDPSession(page);
    await session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 683, y: 500, deltaX: 0, deltaY: 10, modifiers: 2 });
    assert.deepEqual(await prevented(), []);

    await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
    // A key that comes while the page still glides is spent on that: press again until it has come there.
    const scrolls = (key, there) => until(`${key} scrolls`, async () => {
      await page.keyboard.press(key);
      return until('there', there, 2000).catch(() => false);
    });
    await scrolls('PageDown', async () => (await scroll()) > 400);
    await scrolls('End', () => page.evaluate(() => Math.abs(scrollY + innerHeight - document.documentElement.scrollHeight) < 2));
    await scrolls('Home', async () => (await scroll()) === 0);
    await scrolls('Space', async () => (await scroll()) > 0);
    await page.evaluate(() => scrollTo(0, 0));

    // fingers: where each of them is, step by step
    const fingers = async (at) => {
      for (let i = 0; i <= 20; ++i)
        await session.send('Input.dispatchTouchEvent', { type: i === 0 ? 'touchStart' : 'touchMove', touchPoints: at(i) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await fingers((i) => [{ x: 683, y: 600 - 15 * i, id: 0 }]);
    await until('a finger scrolls', async () => (await scroll()) > 200);
    await fingers((i) => [{ x: 683, y: 380 - 12 * i, id: 0 }, { x: 683, y: 420 + 12 * i, id: 1 }]);
    await until('a pinch zooms', async () => (await page.evaluate(() => visualViewport.scale)) > 1.5);
    assert.deepEqual(await prevented(), []);
  });

  test('a tap presses what is painted there, once', async (t) => {
    const { page } = await openAt(t, 'question/s_heating', { given: {}, touch: true });
    const box = await page.getByRole('radio', { name: said('question.s_heating.option.gas_new') }).locator('xpath=..').boundingBox();
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await until('the answer', async () => (await keptAnswers(page)).s_heating === 'gas_new');
  });
});

// --- what stays -----------------------------------------------------------------------------------------

describe('answers stay', () => {
  test('when the language changes, with the focus', async (t) => {
    const { page } = await openAt(t, 'question/s_heating');
    await page.locator('#mirror [data-key="tools/language/en"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: said('question.s_heating.text', 'en') }).waitFor({ state: 'attached' });
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    assert.deepEqual(await keptAnswers(page), answers);
    assert.notEqual(await page.evaluate(() => document.activeElement), null);
    await reload(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    assert.deepEqual(await keptAnswers(page), answers);
  });

  test('when the page is loaded again, at the same place', async (t) => {
    const { page } = await openAt(t, 'question/s_heating');
    await reload(page);
    assert.equal(await asked(page), 's_heating');
    assert.equal(await page.getByRole('radio', { name: said('question.s_heating.option.gas_new') }).isChecked(), true);
  });

  test('back and forward go through the pages', async (t) => {
    const { page } = await openAt(t, '');
    await page.locator('#mirror [data-key="resume/plan"]').focus();
    await page.keyboard.press('Enter');
    await until('the plan', async () => (await fragment(page)) === 'plan');
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'h1');
    const first = page.locator('#mirror [data-look="node_can"][href]').first();
    const name = await first.getAttribute('href');
    await first.focus();
    await page.keyboard.press('Enter');
    await until('a step', async () => `#${await fragment(page)}` === name);
    await page.goBack();
    await until('the plan', async () => (await fragment(page)) === 'plan');
    await page.goBack();
    await until('welcome', async () => (await fragment(page)) === '');
    await page.goForward();
    await until('the plan', async () => (await fragment(page)) === 'plan');
    assert.match(page.url(), /#plan$/);
  });

  test('until a person starts over, and says so twice', async (t) => {
    const { page } = await openAt(t, 'plan', { view: 'text' });
    await page.locator('#mirror [data-key="footer/start-over"]').click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'footer/start-over');
    assert.deepEqual(await keptAnswers(page), answers);
    await page.locator('#mirror [data-key="footer/start-over"]').click();
    await page.locator('#mirror [data-key="dialog/forget"]').click();
    await until('nothing is kept', async () => Object.keys(await keptAnswers(page)).length === 0);
  });

  test('a step that is done leaves the plan, also when the page is loaded again, and comes back', async (t) => {
    const { page } = await openAt(t, 'plan', { view: 'text' });
    const href = await page.locator('#mirror [data-look="node_can"][href]').first().getAttribute('href');
    const id = href.slice('#step/'.length);
    const inPlan = () => page.locator(`#mirror [href="${href}"]`).count();
    await goTo(page, `step/${id}`);
    await page.locator('#mirror [data-key="fate/done"]').click();
    await reload(page);
    assert.equal(await page.locator('#mirror [data-key="fate/done"]').getAttribute('aria-pressed'), 'true');
    await goTo(page, 'plan');
    assert.equal(await inPlan(), 0);
    await page.locator('#mirror [data-key="apart/see"]').click();
    await until('the bench', async () => (await fragment(page)) === 'what-if');
    await page.locator(`#mirror [data-key="what-if/done/back/${id}"]`).click();
    await goTo(page, 'plan');
    await until('the step', async () => (await inPlan()) > 0);
  });

  test('a budget is tried out, and is of the plan when it is taken over', async (t) => {
    const { page } = await openAt(t, 'what-if', { view: 'text' });
    await page.locator('#mirror [data-key="what-if/budget/value"] input').fill('5000');
    await page.locator('#mirror [data-key="what-if/adopt"]').waitFor();
    await goTo(page, 'plan');
    assert.equal(await page.locator('#mirror [data-key="result/budget"]').count(), 0);
    await goTo(page, 'what-if');
    await page.locator('#mirror [data-key="what-if/adopt"]').click();
    await goTo(page, 'plan');
    await page.locator('#mirror [data-key="result/budget"]').waitFor();
  });

  test('in the other view, both ways', async (t) => {
    const { page } = await openAt(t, 'question/s_heating');
    await page.locator('#mirror [data-key="tools/view"]').focus();
    await page.keyboard.press('Enter');
    await until('the text view', () => page.evaluate(() => document.documentElement.dataset.view === 'text'));
    assert.equal(await page.getByRole('radio', { name: said('question.s_heating.option.gas_new') }).isChecked(), true);
    await page.locator('#mirror [data-key="tools/view"]').click();
    await until('the canvas view', () => page.evaluate(() => document.documentElement.dataset.view === 'canvas'));
    await settled(page);
    assert.deepEqual(await page.evaluate(comparePainted), []);
  });
});

test('the text view uses no graphics card until a person wants the other view', async (t) => {
  const { page } = await openAt(t, 'question/s_heating', { view: 'text' });
  const drawn = () => page.evaluate(() => document.getElementById('canvas').width !== 300); // an element that nobody drew on
  assert.equal(await drawn(), false);
  assert.equal(await page.evaluate(() => globalThis.terreinkompas.frames()), 0);
  await page.locator('#mirror [data-key="tools/view"]').click();
  await until('the canvas view', () => page.evaluate(() => document.documentElement.dataset.view === 'canvas'));
  await settled(page);
  assert.equal(await drawn(), true);
  assert.deepEqual(await page.evaluate(comparePainted), []);
  await page.locator('#mirror [data-key="tools/view"]').focus();
  await page.keyboard.press('Enter');
  await until('the text view', () => page.evaluate(() => document.documentElement.dataset.view === 'text'));
});

describe('the recognised measures', () => {
  for (const view of ['canvas', 'text'])
    test(`are a file to keep, in the ${view} view`, async (t) => {
      const { page } = await openAt(t, 'recognised', { view });
      const arriving = page.waitForEvent('download');
      await page.locator('#mirror [data-key="recognised/csv"]').focus();
      await page.keyboard.press('Enter');
      const file = await arriving;
      assert.equal(file.suggestedFilename(), said('recognised_page.file'));
      const text = readFileSync(await file.path(), 'utf8');
      assert.ok(text.startsWith('\uFEFF"Code";'), text.slice(0, 20));
      assert.equal(text.split('\r\n').length, 150); // a header, 148 measures, the end
    });

  test('are printed without folds', async (t) => {
    const { page } = await openAt(t, 'recognised', { view: 'text' });
    assert.equal(await page.locator('#mirror [data-key="recognised/FA1"]').count(), 0);
    await page.evaluate(() => { globalThis.print = () => { globalThis.printed = document.querySelector('#mirror [data-key="recognised/FA1"]') !== null; }; });
    await page.locator('#mirror [data-key="recognised/print"]').focus();
    await page.keyboard.press('Enter');
    await until('the print dialog', () => page.evaluate(() => 'printed' in globalThis));
    assert.equal(await page.evaluate(() => globalThis.printed), true);
  });
});

describe('when something is missing', () => {
  test('a lost context gives the text view, then the canvas as it was', async (t) => {
    const { page } = await openAt(t, 'question/s_heating');
    const shot = () => page.screenshot();
    const before_ = await shot();
    await page.evaluate(() => {
      globalThis.loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      globalThis.loss.loseContext();
    });
    await until('the text view', () => page.evaluate(() => document.documentElement.dataset.view === 'text'));
    await page.getByRole('radio', { name: said('question.s_heating.option.heat_net') }).locator('xpath=..').click();
    await until('the answer', async () => (await keptAnswers(page)).s_heating === 'heat_net');
    await page.getByRole('radio', { name: said('question.s_heating.option.gas_new') }).locator('xpath=..').click();
    await page.evaluate(() => globalThis.loss.restoreContext());
    await until('the canvas view', () => page.evaluate(() => document.documentElement.dataset.view === 'canvas'));
    await settled(page);
    const colours = await page.evaluate(() => new Promise((resolve) => {
      requestAnimationFrame(() => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 100;
        resolve(canvas.width);
      });
    }));
    assert.equal(colours, 100);
    const after_ = await shot();
    assert.ok(Math.abs(after_.length - before_.length) < before_.length / 2, 'the canvas is drawn again');
  });

  test('without WebGL2 the text view works by itself', async (t) => {
    const { page } = await open(t, { browserFlags: ['--disable-3d-apis'], address: `?${date}` });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.view), 'text');
    await fillIn(page, hands.byClick(page), { s_sector: answers.s_sector, s_floor_m2: answers.s_floor_m2 });
    assert.equal((await keptAnswers(page)).s_sector, answers.s_sector);
  });

  test('a program that does not come is said in words', async (t) => {
    const { page } = await open(t, { wait: false, change: ({ url }) => (url.startsWith('/terreinkompas.wasm') ? { status: 404 } : null),
      allow: (text) => /404|wasm|Aborted|failed|falling back|preload/i.test(text) });
    await page.getByText('Een deel van de pagina is niet opgehaald').waitFor();
    assert.deepEqual(await axe(page), []);
  });

  test('content that is damaged or of another version is said in words', async (t) => {
    const whole = readFileSync(path.join(dist, 'content.pack'));
    const other = Buffer.from(whole);
    other[8] ^= 1;
    for (const body of [whole.subarray(0, whole.length - 1), other, Buffer.from('{"documents":[]}')]) {
      const { page } = await open(t, { wait: false, change: ({ url }) => (url.startsWith('/content.pack') ? { status: 200, body } : null) });
      await page.getByText('De inhoud van de pagina is beschadigd of hoort bij een andere versie').waitFor();
      assert.deepEqual(await axe(page), []);
    }
  });

  test('an overlay shows its desk and its words, in both languages', async (t) => {
    const overlay = JSON.parse(readFileSync(path.join(project, 'assets/content/overlays/noord-holland.json'), 'utf8'));
    for (const language of ['nl', 'en']) {
      const { page } = await open(t, { address: `?${date}&view=text&lang=${language}&overlay=noord-holland#about` });
      const link = page.locator('#mirror [data-key="desk/site"]');
      assert.ok((await link.textContent()).includes(overlay.desk.name));
      assert.equal(new URL(await link.evaluate((element) => element.href)).origin, overlay.desk.url);
      await goTo(page, 'scheme/loket-noord-holland');
      await page.getByRole('heading', { name: overlay.words[language].scheme['loket-noord-holland'].name }).waitFor();
      assert.equal(await page.locator('#mirror [data-key="notice/overlay"]').count(), 0);
      assert.deepEqual(await axe(page), []);
    }
  });

  test('an overlay that is not there or damaged is said in words, and the rest works', async (t) => {
    const whole = readFileSync(path.join(dist, 'overlays/noord-holland.pack'));
    const absent = { status: 404 }, damaged = { status: 200, body: whole.subarray(0, whole.length - 1) };
    for (const [name, reply] of [['nowhere', null], ['noord-holland', absent], ['noord-holland', damaged]]) {
      const { page } = await open(t, { address: `?${date}&view=text&overlay=${name}#about`, allow: (text) => /404|overlays\//.test(text),
        change: ({ url }) => (reply && url.endsWith('.pack') && url.startsWith('/overlays/') ? reply : null) });
      const notice = await page.locator('#mirror [data-key="notice/overlay"]').textContent();
      assert.equal(notice.trim(), said('notice.overlay_missing').replace('{name}', name));
      assert.equal(await page.locator('#mirror [data-key="desk"]').count(), 0);
      assert.deepEqual(await axe(page), []);
    }
  });

  test('storage that is full is said in words', async (t) => {
    const { page } = await openAt(t, 'question/s_heating', { given: {}, view: 'text' });
    await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
    await page.getByRole('radio', { name: said('question.s_heating.option.gas_new') }).locator('xpath=..').click();
    await page.locator('#mirror [data-key="notice/storage"]').getByText(said('notice.not_stored')).waitFor();
  });
});

for (const track of ['sme', 'terrain'])
  test(`every question of the ${track} track can be shown`, { skip: !full && 'only in the full run', timeout: 240000 }, async (t) => {
    const { page } = await openAt(t, '', { view: 'text', given: answersOf[track] });
    for (const [id, question] of questions) {
      if (question.track !== track) continue;
      await goTo(page, `question/${id}`);
      assert.equal(await page.getByRole('heading', { level: 1 }).textContent().then((text) => text.replaceAll('\u00AD', '')), said(`question.${id}.text`));
    }
  });
