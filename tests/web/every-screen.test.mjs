// Every screen of a company, in both views: what is painted is mirrored, axe finds nothing, nothing scrolls sideways.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { bakery, goTo, keep, record, settled, sorted } from './journey.mjs';
import { comparePainted } from './painted.mjs';
import { axe, built, closeAll, full, open, ready, screenshots } from './support.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const answers = sorted(bakery.answers);
const date = `date=${bakery.date}`;

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
  { name: 'schemes', place: 'schemes' },
  { name: 'recognised', place: 'recognised' },
  { name: 'balance', place: 'balance' },
  { name: 'take-away', place: 'take-away' },
  { name: 'dossiers', place: 'dossiers' },
  { name: 'files', place: 'dossiers', async prepare(page) {
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of [['vakantie.json', 'GIF89a'], ['bakker.json', '{"s_elec_kwh":5,"s_never_was":1}'], ['leeg.json', '{}']])
        dataTransfer.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.locator('#mirror [data-key="arrivals/list"]').waitFor({ state: 'attached' });
  } },
  { name: 'companies', place: 'companies', async prepare(page) {
    await page.evaluate((given) => {
      const dataTransfer = new DataTransfer();
      for (let number = 1; number < 7; ++number)
        dataTransfer.items.add(new File([JSON.stringify({ format: 'terreinkompas dossier', version: 1, id: String(number).padStart(32, '0'), name: '',
          track: 'sme', status: 'open', created: '2026-11-20', changed: '2026-11-20', answers: { ...given, s_gas_m3: 1000 * number } })], `${number}.json`));
      dataTransfer.items.add(new File(['GIF89a'], 'vakantie.json'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, answers);
    await page.locator('#mirror [data-key="companies/totals"]').waitFor({ state: 'attached' });
  } },
  { name: 'intake', place: 'intake/s_elec_kwh', async prepare(page) {
    await page.locator('#mirror [data-key="note/s_elec_kwh/open"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('#mirror [data-key="note/s_elec_kwh/said"]').waitFor({ state: 'attached' });
  } },
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
  for (const screen of screens.filter(({ widest = Infinity, name }, at) => width <= widest && some(name, at))) {
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

const looksFor = {
  'painted is mirrored': (page) => page.evaluate(comparePainted),
  'axe finds nothing': axe,
  'nothing scrolls sideways': (page) => page.evaluate(() => {
    const wide = document.documentElement.scrollWidth;
    return wide > innerWidth ? [`${wide} wide`] : [];
  }),
};
const [painted, sound, narrow] = Object.keys(looksFor);

// One way through the screens looks for several things: going there takes longer than looking.
const dense = (name) => ['welcome', 'question-range', 'answers', 'plan', 'measure', 'scheme', 'dossiers', 'companies', 'what-if', 'intake'].includes(name);
const few = (name) => ['welcome', 'question-one', 'plan'].includes(name);
// In the canvas view the short run goes to each screen once: half of them wide in Dutch, the others narrow in English.
const short = [
  { view: 'canvas', width: 1366, looks: [painted, narrow], some: (name, at) => at % 2 === 0 || name === 'plan' },
  { view: 'canvas', width: 390, language: 'en', looks: [painted, narrow], some: (name, at) => at % 2 === 1 || name === 'plan' },
  { view: 'text', width: 390, looks: [sound, narrow], some: (name, at) => at % 2 === 0 || name === 'companies' },
  { view: 'canvas', width: 320, looks: [narrow], some: dense },
  { view: 'text', width: 320, looks: [narrow], some: few },
  { view: 'text', width: 1366, looks: [narrow], some: few },
  ...['canvas', 'text'].map((view) => ({ view, width: 1920, looks: [narrow], some: few })),
];
const whole = ['canvas', 'text'].flatMap((view) => [
  ...[[320, 1], [390, 1], [390, 2], [768, 1], [1366, 1], [1366, 2], [1920, 1]].map(([width, scale]) => ({ view, width, scale, pictures: true,
    looks: [...(view === 'canvas' && scale === 1 ? [painted] : []), ...([390, 1366].includes(width) && scale === 1 ? [sound] : []), narrow] })),
  ...(view === 'canvas' ? [320, 390, 768, 1366, 1920] : []).map((width) => ({ view, width, language: 'en', looks: [painted, narrow] })),
]);

describe('every screen', () => {
  for (const { looks, pictures = false, ...way } of full ? whole : short) {
    const { view, width, scale = 1, language = 'nl' } = way;
    test(`in the ${view} view at ${width} wide, ${scale}x (${language}): ${looks.join(', ')}`, { timeout: 400000 }, async (t) => {
      if (pictures) mkdirSync(screenshots, { recursive: true });
      const found = [];
      await everyScreen(t, way, async (page, { name }) => {
        for (const look of looks) for (const fault of await looksFor[look](page)) found.push(`${name}: not so: ${look}: ${fault}`);
        const file = path.join(screenshots, `${name}-${width}${scale > 1 ? `@${scale}x` : ''}-${view}.png`);
        if (pictures) await page.screenshot({ path: file, fullPage: view === 'text' });
      });
      assert.deepEqual(found, []);
    });
  }

  for (const view of ['text', 'canvas'])
    test(`twice the text size leaves everything in sight (${view} view)`, { timeout: 240000 }, async (t) => {
      const found = [];
      const some = full ? () => true : (name) => ['welcome', 'question-one', 'question-number', 'plan'].includes(name);
      await everyScreen(t, { view, width: 1280, some, browserFlags: ['--blink-settings=defaultFontSize=32'] }, async (page, { name }) => {
        assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
        for (const look of view === 'canvas' ? [painted, narrow] : [narrow])
          for (const fault of await looksFor[look](page)) found.push(`${name}: not so: ${look}: ${fault}`);
        if (full) await page.screenshot({ path: path.join(screenshots, `${name}-1280-large-${view}.png`), fullPage: view === 'text' });
      });
      assert.deepEqual(found, []);
    });
});
