// Whatever comes from outside is words: a file, a region, an address, a link. No element, script or address arises from
// it, in the page and in the report, and nothing turns the direction of what stands beside it.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { bakery, goTo, said, settled } from './journey.mjs';
import { built, closeAll, open, project, until } from './support.mjs';

const program = process.env.TERREINKOMPAS_PROGRAM
  ?? ['native', 'release', 'debug'].map((name) => path.join(project, 'build', name, 'src/terreinkompas')).find(existsSync);
before(() => assert.ok(built && program, 'there is no page or no program to test: tools/run --build-only, tools/test'));
after(closeAll);
const folder = mkdtempSync(path.join(tmpdir(), 'kompas-hostile-'));
after(() => rmSync(folder, { recursive: true, force: true }));

// Each says which it is, so that it is found where it is shown.
const markup = (which) => `${which} </style></title></textarea><script>globalThis.taken=1</script><img src=x onerror=globalThis.taken=1><svg/onload=globalThis.taken=1><a href="javascript:globalThis.taken=1">x</a> "' &lt; {name}`;
const line = (which) => `${which} </style><script>taken=1</script><img src=x onerror=taken=1>"'&lt;`; // at most 100 signs
const turned = '\u202Efdp.exe\u2066';
const control = '\u0007\u001B[31m';

const region = JSON.parse(readFileSync(path.join(project, 'assets/content/overlays/noord-holland.json'), 'utf8'));
region.id = 'vijandig';
region.desk = { name: markup('desk'), url: 'https://example.org/"><script>globalThis.taken=1</script>' };
for (const words of Object.values(region.words))
  for (const name of ['name', 'what', 'amount']) words.scheme['loket-noord-holland'][name] = markup(`scheme-${name}`) + turned;

const flat = (value, key = '') => (typeof value === 'string' ? { [key]: value }
  : Object.assign({}, ...Object.entries(value).map(([name, inner]) => flat(inner, key ? `${key}.${name}` : name))));

function compiled(overlay) {
  const [from, to] = ['json', 'pack'].map((ending) => path.join(folder, `${overlay.id}.${ending}`));
  writeFileSync(from, JSON.stringify(overlay));
  execFileSync(program, ['compile', '--content', project, '--overlay', from, '--output', to], { stdio: 'ignore' });
  return readFileSync(to);
}

const dossier = JSON.stringify({ format: 'terreinkompas dossier', version: 1, id: 'a'.repeat(32), name: line('name'), track: 'sme', status: 'open',
  created: '2026-11-20', changed: '2026-11-20', answers: { ...bakery.answers, s_municipality: line('municipality') },
  notes: { questions: { s_sector: { said: line('note-question') } }, measures: { 'led-lighting': { seen: line('note-step') } } },
  intake: { date: '2026-11-20', place: line('place') },
  follow_ups: [{ id: 'one', date: '2026-12-01', text: line('follow-up') }] });

const drop = (page, name, text) => page.evaluate(([called, inside]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([inside], called));
  for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}, [name, text]);

// What is wrong with a document; nothing that it was given may be there but as words.
const found = () => {
  const faults = [];
  if (globalThis.taken !== undefined) faults.push('something of it was run');
  const root = document.getElementById('mirror') ?? document.body;
  for (const element of root.querySelectorAll('*')) {
    if (/^(script|img|iframe|object|embed|style|link|base|meta|form)$/.test(element.localName)) faults.push(`an element ${element.localName}`);
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) faults.push(`${element.localName} has ${name}`);
      if (['href', 'src', 'action', 'xlink:href'].includes(name) && !/^(#|https?:\/\/|licenses\.txt$)/.test(value)) faults.push(`${name} is ${value.slice(0, 80)}`);
    }
  }
  // A sign that turns the direction ends with its element, and its element is no part of another line.
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: inside } = texts.currentNode;
    if (/[\u202A-\u202E\u2066-\u2069]/.test(data)) {
      const { display, unicodeBidi } = getComputedStyle(inside);
      if (display === 'inline' && !/isolate|plaintext/.test(unicodeBidi)) faults.push(`${inside.closest('[data-key]')?.dataset.key ?? inside.localName} turns its line`);
    }
    if (/[\u0000-\u0008\u000B-\u001F\u007F]/.test(data.replaceAll('\r', ''))) faults.push(`a control character in ${inside.localName}`);
  }
  return [...new Set(faults)];
};

test('a file, a region and an address are words in the page and in the report', async (t) => {
  const pack = compiled(region);
  const replies = { [`/overlays/${region.id}.pack`]: pack, [`/overlays/${region.id}.nl.json`]: JSON.stringify(flat(region.words.nl)) };
  const { page, context } = await open(t, {
    address: `?${new URLSearchParams({ date: bakery.date, view: 'text', lang: 'nl', overlay: region.id, theme: markup('theme') })}#${encodeURIComponent(markup('place'))}`,
    change: ({ url }) => (replies[url] ? { status: 200, body: replies[url] } : null),
  });
  await settled(page);
  assert.deepEqual(await page.evaluate(found), []);

  await drop(page, '<img src=x onerror=globalThis.taken=1>.json', dossier);
  await until('the file is open', () => page.evaluate(async () => (await globalThis.terreinkompas.kept())?.includes('note-step')));

  let shown = '';
  for (const place of ['dossiers', 'answers', 'intake', 'plan', 'step/led-lighting', 'scheme/loket-noord-holland', 'about', 'sources', 'take-away', 'share', 'question/s_sector']) {
    await goTo(page, place);
    await settled(page);
    assert.deepEqual(await page.evaluate(found), [], place);
    shown += await page.evaluate(() => `${document.title} ${document.body.innerText} ${[...document.querySelectorAll('input')].map((one) => one.value).join(' ')}`);
  }
  for (const which of ['desk', 'scheme-name', 'scheme-what', 'name', 'note-question', 'note-step', 'follow-up'])
    assert.ok(shown.includes(`${which} </style>`), `${which} is shown as it is`);
  assert.equal(page.url().startsWith('http://127.0.0.1'), true);

  await goTo(page, 'plan');
  const [tab] = await Promise.all([context.waitForEvent('page'), page.locator('#mirror [data-key="plan/report"]').click()]);
  await until('the style', async () => (await tab.evaluate(() => document.adoptedStyleSheets.length)) === 1);
  assert.deepEqual(await tab.evaluate(found), []);
  const text = await tab.evaluate(() => document.body.innerText);
  for (const which of ['name', 'note-step', 'scheme-name']) assert.ok(text.includes(`${which} </style>`), `${which} in the report`);

  // A file with signs that turn the direction, or with control characters, is refused or cleaned, never shown.
  await page.bringToFront();
  await goTo(page, 'dossiers');
  const name = `Bakkerij ${turned}${control}`;
  await drop(page, `${name}.json`, JSON.stringify({ ...JSON.parse(dossier), id: 'b'.repeat(32), name }));
  await until('an answer', () => page.evaluate(async () => (await globalThis.terreinkompas.kept()) !== null && /fdp\.exe/.test(document.body.innerText)));
  assert.deepEqual(await page.evaluate(found), []);
});

test('a region that names an address which is none of the web is refused when it is made', () => {
  const bad = { ...region, sources: [{ ...region.sources[0], url: 'javascript:globalThis.taken=1' }] };
  const file = path.join(folder, 'slecht.json');
  writeFileSync(file, JSON.stringify({ ...bad, id: 'slecht' }));
  const { status, stderr } = spawnSync(program, ['compile', '--content', project, '--overlay', file, '--output', path.join(folder, 'slecht.pack')], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /\/sources\/0\/url .*https:\/\//);
});
