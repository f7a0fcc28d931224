// The pictures of the manuals, taken of the built page, and the manuals as PDF. tools/manual says how to call it.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = process.env.TK_DIST ?? path.join(project, 'build/web/dist');
const folder = path.join(project, 'manual');
const today = new Date('2026-11-26T10:00:00+01:00'); // of every picture
const most = 60000; // bytes of a picture
const wide = { width: 1366, height: 900 };
const upright = { width: 1080, height: 1920 };
const top = (height) => ({ x: 0, y: 0, width: wide.width, height });
const middle = { x: 0, y: 470, width: 1080, height: 980 }; // where its dialogs stand

const flags = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic', '--no-sandbox'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags });
const key = (name) => `#mirror [data-key="${name}"]`;

// --- pictures -------------------------------------------------------------------------------------------

// A PNG as WebP, so many pixels wide, as good as fits.
async function webp(png, width) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const data = await page.evaluate(async ([source, across, limit]) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
    const canvas = new OffscreenCanvas(across, Math.round(image.height * across / image.width));
    const pen = canvas.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    for (let quality = 0.85; quality > 0.5; quality -= 0.05) {
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer());
      if (bytes.length < limit) return Array.from(bytes);
    }
    throw new Error('this picture does not fit');
  }, [png.toString('base64'), width, most]);
  await context.close();
  return Buffer.from(data);
}

// Runs in the page: a number in a disc on each of the elements, left of it or in its corner.
function mark(places) {
  places.forEach(([place, where], at) => {
    const box = document.querySelector(place).getBoundingClientRect();
    const [x, y] = where === 'corner' ? [box.right - 4, box.top + 4] : [box.left - 22, box.top + Math.min(box.height, 44) / 2];
    const disc = document.body.appendChild(Object.assign(document.createElement('span'), { className: 'manual-mark', textContent: at + 1 }));
    Object.assign(disc.style, {
      position: 'fixed', zIndex: 99, left: `${x - 19}px`, top: `${y - 19}px`, width: '38px', height: '38px', borderRadius: '50%',
      border: '3px solid #fff', background: '#10282c', color: '#fff', font: '700 22px/32px Kompas, sans-serif', textAlign: 'center',
    });
  });
}

// One browser as a person has it: a window, a page, and ways to do things in it.
async function visitor({ viewport, scale, touch = false, site }) {
  const server = await serve(dist, { change: ({ url }) => (url === '/site.json' ? { status: 200, body: JSON.stringify(site) } : null) });
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', hasTouch: touch, serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  await page.clock.setFixedTime(today);
  const rests = () => page.waitForFunction(() => document.documentElement.dataset.ready === 'true' && globalThis.terreinkompas.resting());
  return {
    page,
    async open(address) {
      await page.goto(server.url + address);
      await rests();
    },
    async go(place) {
      await page.evaluate((to) => { location.hash = to; }, place);
      await page.waitForFunction((to) => document.getElementById('mirror').dataset.fragment === to, place);
      await rests();
    },
    async press(name) {
      const found = await page.evaluate((wanted) => { const one = document.querySelector(wanted); one?.click(); return one !== null; }, key(name));
      if (!found) throw new Error(`${name} is not on the page any more: change tools/manual.mjs`);
      await rests();
    },
    async type(name, text) {
      const field = page.locator(`${key(name)} input, input${key(name).replace('#mirror ', '')}`).first();
      await field.fill(text);
      await field.blur();
      await rests();
    },
    // As wide as `width` says in pixels. `marks`: where the numbers of the text stand, in order. `clip`: a part.
    async picture(name, width, { marks = [], clip } = {}) {
      await page.evaluate(() => { document.activeElement?.blur(); });
      await page.mouse.move(0, viewport.height - 1);
      await rests();
      await page.evaluate(mark, marks.map(([of, where]) => [key(of), where]));
      const bytes = await webp(await page.screenshot({ clip }), width);
      await page.evaluate(() => { for (const one of document.querySelectorAll('.manual-mark')) one.remove(); });
      await writeFile(path.join(folder, 'pictures', `${name}.webp`), bytes);
      console.log(`${name}.webp ${bytes.length}`);
    },
    async close() {
      await context.close();
      await server.close();
    },
  };
}

const bakery = JSON.parse(await readFile(path.join(project, 'assets/content/base/examples/bakery.json'), 'utf8')).answers;

async function desk() {
  const one = await visitor({ viewport: wide, scale: 1.5, site: { address: 'https://kompas.example.nl/' } });
  // What was kept by an earlier version of the page is taken over: answers of two themes, the rest is asked.
  const early = ['s_sector', 's_floor_m2', 's_staff', 's_ownership', 's_build_year', 's_shifts', 's_goal', 's_on_park', 's_elec_kwh', 's_gas_m3', 's_conn'];
  const answers = Object.fromEntries(early.map((id) => [id, bakery[id]]));
  await one.page.addInitScript(([text]) => {
    if (!sessionStorage.getItem('laid')) localStorage.setItem('terreinkompas', text);
    sessionStorage.setItem('laid', 'yes');
  }, [JSON.stringify({ version: 1, text: JSON.stringify({ format: 1, language: 'nl', view: 'canvas', answers }) })]);
  await one.open('?view=canvas&lang=nl#dossiers');
  await one.type('about-dossier/name', 'Bakkerij Voorbeeld');
  await one.type('about-dossier/place', 'Ondernemersloket');
  await one.type('about-dossier/date', '26-11-2026');
  await one.type('follow-ups/date', '10-12-2026');
  await one.type('follow-ups/text', 'Bellen over de gasrekening');
  await one.press('follow-ups/keep');
  await one.go('intake/s_elec_kwh');
  await one.picture('intake', 1366, {
    clip: top(800),
    marks: [['intake/themes'], ['intake/search'], ['question/s_elec_kwh/value'], ['note/s_gas_m3/open', 'corner'], ['so-far', 'corner'], ['intake/plan', 'corner']],
  });
  await one.go('plan');
  await one.picture('plan', 1366, { clip: top(800) });
  await one.go('take-away');
  await one.picture('take-away', 1366, { clip: top(800) });
  await one.go('dossiers');
  await one.picture('dossiers', 1366, { clip: top(610) });
  await one.close();
}

async function kiosk() {
  const one = await visitor({ viewport: upright, scale: 1, touch: true, site: { address: 'https://kompas.example.nl/', kiosk: { idle: 90, print: false, pin: '2580' } } });
  await one.open('?kiosk=true&lang=nl&view=canvas');
  await one.page.evaluate(() => localStorage.setItem('terreinkompas-kiosk', JSON.stringify({ visitors: 37 })));
  await one.picture('kiosk-welcome', 720);
  await one.press('kiosk/start');
  await one.picture('kiosk-question', 720);
  for (const id of ['s_sector', 's_elec_kwh', 's_gas_m3', 's_heating', 's_staff', 's_floor_m2']) {
    await one.go(`question/${id}`);
    if (await one.page.locator(key('kiosk/exact')).count()) await one.press('kiosk/exact'); // a field in the place of answers to pick
    if (typeof bakery[id] === 'number') await one.type(`question/${id}/value`, String(bakery[id]));
    else await one.press(`question/${id}/${bakery[id]}`);
  }
  await one.go('first-plan');
  await one.picture('kiosk-result', 720);
  await one.page.evaluate(() => document.getElementById('kiosk-still').showModal());
  await one.picture('kiosk-still', 720);
  await one.page.evaluate(() => document.getElementById('kiosk-still').close());
  await one.page.keyboard.press('Control+Alt+k'); // the corner of who minds it
  await one.page.locator('#kiosk-pin').fill('2580');
  await one.page.keyboard.press('Enter');
  await one.picture('kiosk-settings', 720, { clip: middle });
  await one.close();
}

// --- paper ----------------------------------------------------------------------------------------------

async function print() {
  const out = path.join(project, 'build/manual');
  await mkdir(out, { recursive: true });
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const name of ['loket', 'kiosk']) {
    await page.goto(`file://${path.join(folder, `${name}.html`)}`);
    await page.evaluate(() => document.fonts.ready);
    await page.pdf({ path: path.join(out, `${name}.pdf`), tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
    console.log(path.join('build/manual', `${name}.pdf`));
  }
  await context.close();
}

try {
  await mkdir(path.join(folder, 'pictures'), { recursive: true });
  if (process.argv[2] !== 'print') {
    await desk();
    await kiosk();
  }
  if (process.argv[2] !== 'pictures') await print();
} finally {
  await browser.close();
}
