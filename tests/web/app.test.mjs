// The whole application in a browser: every way to fill it in, what it shows, and what it leaves alone.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { asked, bakery, fillIn, fragment, goTo, hands, keep, keptAnswers, questions, record, said, settled, sorted } from './journey.mjs';
import { axe, built, closeAll, dist, full, open, project, ready, screenshots, until } from './support.mjs';
import { answersOf } from './walk.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const program = ['native', 'release', 'debug'].map((name) => path.join(project, 'build', name, 'src/terreinkompas')).find(existsSync);
const answers = sorted(bakery.answers);
// What is filled in by hand, in five ways: the company and its energy.
const typed = Object.fromEntries(Object.entries(answers).filter(([id]) => ['profile', 'energy'].includes(questions.get(id).theme)));
// In the short run one way goes through them all, the others through the first questions.
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
  for (const [way, view] of ways)
    test(`is filled in ${way} in the ${view} view`, { timeout: 480000 }, async (t) => {
      const { page } = await open(t, { address: `?${date}&view=${view}` });
      const given = full || way === 'byDispatch' ? typed : first;
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

// --- every screen ----------------------------------------------------------------------------------------

const screens = [
  { name: 'welcome', place: '', given: {} },
  { name: 'welcome-again', place: '' },
  { name: 'question-one', place: 'question/s_heating' },
  { name: 'question-many', place: 'question/s_installations' },
  { name: 'question-number', place: 'question/s_elec_kwh' },
  { name: 'question-unanswered', place: 'question/s_heating', given: {} },
  { name: 'question-error', place: 'question/s_elec_kwh', async prepare(page) {
    await page.getByRole('textbox').first().fill('veel');
    await page.getByRole('textbox').first().blur();
  } },
  { name: 'question-range', place: 'question/s_elec_kwh', given: { ...answers, s_elec_kwh: { low: 70000, high: 90000 } } },
  { name: 'question-unsure', place: 'question/s_gas_m3', given: { ...answers, s_gas_m3: null } },
  { name: 'question-text', place: 'question/s_municipality', given: { ...answers, s_municipality: 'Žilina на 東京' } },
  { name: 'answers', place: 'answers', given: { ...answers, s_municipality: 'Žilina на 東京' } },
  { name: 'plan-empty', place: 'plan', given: {} },
  { name: 'plan', place: 'plan' },
  { name: 'duty', place: 'step/energiebesparingsplicht' },
  { name: 'measure', place: `step/${bakery.expect.first_measures[0]}` },
  { name: 'scheme', place: 'scheme/eia' },
  { name: 'recognised', place: 'recognised' },
  { name: 'balance', place: 'balance' },
  { name: 'take-away', place: 'take-away' },
  { name: 'what-if', place: 'what-if' },
  { name: 'first-plan', place: 'first-plan' },
  { name: 'words', place: 'words' },
  { name: 'programmes', place: 'programmes' },
  { name: 'about', place: 'about' },
  { name: 'help', place: 'help' },
  { name: 'accessibility', place: 'accessibility' },
  { name: 'sources', place: 'sources' },
  { name: 'start-over', place: 'plan', async prepare(page) {
    await page.locator('#mirror [data-key="footer/start-over"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
  } },
  { name: 'menu', place: 'plan', widest: 899, async prepare(page) {
    await page.locator('#mirror [data-key="header/menu"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('#mirror [data-key="header/open"]').waitFor({ state: 'attached' });
  } },
];

// Calls back on every screen in one page: the cheapest way through all of them.
async function everyScreen(t, { view, width, height = 900, scale = 1, language = 'nl', some = () => true, browserFlags = [] }, visit) {
  const { page } = await open(t, { viewport: { width, height }, scale, browserFlags, kept: record(answers, { view, language }),
    address: `?${date}&view=${view}` });
  let before_ = JSON.stringify(answers);
  for (const screen of screens.filter(({ widest = Infinity, name }) => width <= widest && some(name))) {
    const given = JSON.stringify(screen.given ?? answers);
    if (given !== before_ || screen.prepare) { // a fresh page; else a visit by the address is enough
      await keep(page, JSON.parse(given), { view, language });
      await page.evaluate((place) => history.replaceState(null, '', `#${place}`), screen.place);
      await page.reload();
      await ready(page);
      await settled(page);
    } else {
      await goTo(page, screen.place);
    }
    before_ = screen.prepare ? '' : given;
    await screen.prepare?.(page);
    await settled(page);
    await visit(page, screen);
  }
}

const sizes = full ? [320, 390, 768, 1366, 1920] : [390, 1366];

test('the content is what the command line compiles, to the last byte', { skip: !program && 'the program is not built' }, (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kompas-content-'));
  t.after(() => rmSync(folder, { recursive: true }));
  execFileSync(program, ['compile', '--output', path.join(folder, 'content.pack')]);
  assert.ok(readFileSync(path.join(folder, 'content.pack')).equals(readFileSync(path.join(dist, 'content.pack'))));
});

describe('painted is mirrored', () => {
  for (const width of sizes)
    for (const language of full ? ['nl', 'en'] : width === 390 ? ['en'] : ['nl'])
      test(`on every screen at ${width} wide (${language})`, { timeout: 240000 }, async (t) => {
        const found = [];
        await everyScreen(t, { view: 'canvas', width, language }, async (page, { name }) => {
          for (const fault of await page.evaluate(compare)) found.push(`${name}: ${fault}`);
        });
        assert.deepEqual(found, []);
      });
});

// Runs in the page. Both ways: what is painted stands in the mirror at the same place, and what the mirror
// shows is painted.
function compare() {
  const { texts, boxes } = globalThis.terreinkompas.painted();
  const faults = [];
  const plain = (text) => text.replaceAll('\u00AD', '').replace(/\s+/g, '');
  const elementOf = (key) => document.querySelector(`#mirror [data-key="${CSS.escape(key)}"]`);
  const rectOf = (element, fixed) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return fixed ? { left, top, right, bottom } : { left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY };
  };
  const inside = ({ x, y, w, h }, rect) => x >= rect.left - 2 && y >= rect.top - 2 && x + w <= rect.right + 2 && y + h <= rect.bottom + 2;
  const painted = new Map();
  for (const text of texts) {
    if (!plain(text.text)) continue;
    const element = elementOf(text.key);
    if (!element) {
      faults.push(`painted, not mirrored: ${text.key} “${text.text}”`);
      continue;
    }
    painted.set(text.key, (painted.get(text.key) ?? '') + plain(text.text));
    const rect = rectOf(element, text.fixed);
    if (!inside(text, rect)) faults.push(`${text.key} “${text.text}” is painted at ${[text.x, text.y, text.w, text.h].map(Math.round)}, mirrored at ${Object.values(rect).map(Math.round)}`);
    const input = element.querySelector(':scope input[type=text]');
    if (input && plain(input.value) && plain(text.text) === plain(input.value)) faults.push(`${text.key}: the text of a field is painted`);
    if (!plain(element.textContent).includes(plain(text.text))) faults.push(`${text.key}: painted “${text.text}”, mirrored “${element.textContent}”`);
  }
  for (const box of boxes) {
    const isField = box.key.endsWith('#field');
    const element = elementOf(isField ? box.key.slice(0, -6) : box.key);
    if (!element) {
      faults.push(`a box, not mirrored: ${box.key}`);
      continue;
    }
    const rect = rectOf(isField ? element.querySelector('input') : element, box.fixed);
    const same = Math.abs(box.x - rect.left) <= 2 && Math.abs(box.y - rect.top) <= 2 && Math.abs(box.x + box.w - rect.right) <= 2 && Math.abs(box.y + box.h - rect.bottom) <= 2;
    if (!same) faults.push(`box ${box.key} is painted at ${[box.x, box.y, box.w, box.h].map(Math.round)}, mirrored at ${Object.values(rect).map(Math.round)}`);
  }
  for (const element of document.querySelectorAll('#mirror [data-key]')) {
    if (element.closest('[data-mirror-only]') || element.dataset.look === 'icon_button') continue; // an icon with a name
    if (element.dataset.role === 'slider') continue; // painted under the field that has its name and value
    for (const part of element.querySelectorAll(':scope > :is(.value, .words, .help, .error), :scope > .field > .unit')) {
      if (part.matches('[data-unseen]') || !plain(part.textContent)) continue;
      const isPersonal = element.dataset.personal && (part.matches('.help') || !element.querySelector(':scope > .help'));
      const there = painted.get(element.dataset.key) ?? '';
      if (isPersonal) {
        if (there.includes(plain(part.textContent))) faults.push(`${element.dataset.key}: what a person typed is painted`);
        if (/rgba\(.*, 0\)/.test(getComputedStyle(part).color)) faults.push(`${element.dataset.key}: what a person typed is not seen`);
      } else if (!there && element.dataset.look === 'route_step' && !element.hasAttribute('aria-current')) {
        // a sign of the route with its name, in a row without room for all names
      } else if (!there.includes(plain(part.textContent))) {
        faults.push(`mirrored, not painted: ${element.dataset.key} “${part.textContent}”`);
      }
    }
  }
  return faults;
}

describe('axe finds nothing', () => {
  for (const view of ['canvas', 'text'])
    for (const width of full ? [390, 1366] : [view === 'canvas' ? 1366 : 390])
      test(`on every screen in the ${view} view at ${width} wide`, { timeout: 240000 }, async (t) => {
        const found = [];
        await everyScreen(t, { view, width }, async (page, { name }) => {
          for (const fault of await axe(page)) found.push(`${name}: ${fault}`);
        });
        assert.deepEqual(found, []);
      });
});

describe('layout', () => {
  const all = full ? [[320, 1], [390, 2], [768, 1], [1366, 1], [1366, 2], [1920, 1]] : [[320, 1], [390, 2], [1366, 1], [1920, 1]];
  for (const [width, scale] of all)
    for (const view of ['canvas', 'text'])
      test(`nothing scrolls sideways at ${width} wide, ${scale}x, in the ${view} view`, { timeout: 240000 }, async (t) => {
        mkdirSync(screenshots, { recursive: true });
        const wide = [];
        const some = full || width === 320 || width === 1366 ? () => true : (name) => ['welcome', 'question-one', 'plan'].includes(name);
        await everyScreen(t, { view, width, scale, some }, async (page, { name }) => {
          const [inner, outer] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
          if (outer > inner) wide.push(`${name}: ${outer}`);
          const file = path.join(screenshots, `${name}-${width}${scale > 1 ? `@${scale}x` : ''}-${view}.png`);
          await page.screenshot({ path: file, fullPage: view === 'text' });
        });
        assert.deepEqual(wide, []);
      });

  for (const view of ['text', 'canvas'])
    test(`twice the text size leaves everything in sight (${view} view)`, { timeout: 240000 }, async (t) => {
      const wide = [];
      const some = full ? () => true : (name) => ['welcome', 'question-one', 'question-number', 'plan'].includes(name);
      await everyScreen(t, { view, width: 1280, some, browserFlags: ['--blink-settings=defaultFontSize=32'] }, async (page, { name }) => {
        assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
        const [inner, outer] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
        if (outer > inner) wide.push(`${name}: ${outer}`);
        if (view === 'canvas') for (const fault of await page.evaluate(compare)) wide.push(`${name}: ${fault}`);
        await page.screenshot({ path: path.join(screenshots, `${name}-1280-large-${view}.png`), fullPage: view === 'text' });
      });
      assert.deepEqual(wide, []);
    });
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

describe('at rest', () => {
  test('nothing is drawn and no frame is asked for', async (t) => {
    const { page } = await openAt(t, 'question/s_heating');
    await page.evaluate(() => {
      globalThis.asks = 0;
      const ask = globalThis.requestAnimationFrame.bind(globalThis);
      globalThis.requestAnimationFrame = (then) => { globalThis.asks += 1; return ask(then); };
    });
    const drawn = () => page.evaluate(() => globalThis.terreinkompas.frames());
    const before_ = await drawn();
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 2000); })); // the rest itself is the measure
    assert.equal(await drawn(), before_);
    assert.equal(await page.evaluate(() => globalThis.asks), 0);
    await page.mouse.move(500, 300);
    await until('a frame after the mouse', async () => (await drawn()) > before_);
    await settled(page);
    assert.ok((await drawn()) - before_ < 12);
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
    await page.reload();
    await ready(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    assert.deepEqual(await keptAnswers(page), answers);
  });

  test('when the page is loaded again, at the same place', async (t) => {
    const { page } = await openAt(t, 'question/s_heating');
    await page.reload();
    await ready(page);
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
    await page.reload();
    await ready(page);
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
    assert.deepEqual(await page.evaluate(compare), []);
  });
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
    await page.getByText(/niet.*bewaard|niet.*bewaren/i).first().waitFor();
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
