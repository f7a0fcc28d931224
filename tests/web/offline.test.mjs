// Without a connection, and from one version to the next. One visitor uses the whole page; how versions follow each other
// is shown with a stand-in for the application, whose pages open fast. Another version has a remark in one of its scripts
// and another name in its words.

import assert from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { writePrecache } from '../../tools/precache.mjs';
import { serve } from '../../tools/serve.mjs';
import { asked, bakery, fillIn, goTo, hands, keptAnswers, questions, said, settled, sorted } from './journey.mjs';
import { built, calls, closeAll, dist, fakeFolder, full, open, project, ready, until } from './support.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const key = (name) => `#mirror [data-key="${name}"]`;

// A server whose folder gets one version after the other from `source`, with a log, and what goes wrong with it.
async function openVersions(t, source, address) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kompas-offline-'));
  const at = (name) => path.join(folder, name);
  const world = {
    at,
    log: [], // the addresses that were asked for
    broken: () => null, // of an address: how it fails

    rename(name) {
      for (const language of ['nl', 'en']) {
        const words = JSON.parse(readFileSync(at(`words.${language}.json`), 'utf8'));
        writeFileSync(at(`words.${language}.json`), JSON.stringify({ ...words, product: `Terreinkompas ${name}` }));
      }
    },

    // The whole of a version in the place of what was there; gives its release.
    async deploy(name) {
      for (const old of readdirSync(folder)) rmSync(at(old), { recursive: true });
      cpSync(source, folder, { recursive: true });
      if (!existsSync(at('overlays'))) cpSync(path.join(dist, 'overlays'), at('overlays'), { recursive: true });
      if (readFileSync(at('content.pack')).length === 0) cpSync(path.join(dist, 'content.pack'), at('content.pack'));
      appendFileSync(at('keys.js'), `\n//${name}\n`);
      world.rename(name);
      return writePrecache(folder);
    },

    listed: () => Object.keys(JSON.parse(readFileSync(at('service-worker.js'), 'utf8').split('\n')[0].replace('self.precache=', '')).files),
  };
  const change = (request) => {
    world.log.push(request.url);
    const how = world.broken(request.url);
    if (how === 'cut') request.socket.destroy();
    return how === 'cut' ? { status: 500 } : how;
  };
  world.release = await world.deploy('A');
  let down = false;
  const { page, context, server } = await open(t, {
    folder, change, address, context: { serviceWorkers: 'allow' }, allow: (words) => down || /404.*site\.json/.test(words),
  });
  let now = server;
  t.after(async () => {
    await now.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return Object.assign(world, {
    page, context, url: server.url,
    async stop() {
      down = true;
      await now.close();
    },
    async start() {
      now = await serve(folder, { port: Number(new URL(server.url).port), change });
      down = false;
    },
  });
}

// The release of each copy on the device, and how many files it has.
const copies = (page) => page.evaluate(async () => {
  const found = {};
  for (const name of await caches.keys())
    if (!/(index|site)$/.test(name)) found[name.split(' ')[2]] = (await (await caches.open(name)).keys()).length;
  return found;
});
// What the page gets for an address: the remark in a script, the name in the words.
const has = (page) => page.evaluate(async () => ({
  script: (await (await fetch('keys.js')).text()).trim().split('//').at(-1),
  words: (await (await fetch('words.en.json')).json()).product.replace('Terreinkompas ', ''),
}));
const both = (name) => ({ script: name, words: name });
// As when the connection comes back: the page asks the server whether there is something new.
const look = (page) => page.evaluate(() => { window.dispatchEvent(new Event('online')); });
// Everything that the worker was asked is done.
const quiet = (page) => page.evaluate(async () => {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => { port1.onmessage = resolve; });
  active.postMessage({ release: '', fetched: [], look: false, first: false }, [port2]);
  await answer;
});

test('a visitor goes on without a connection, and with a new version', { timeout: 300000 }, async (t) => {
  const world = await openVersions(t, dist, '?view=canvas');
  const { page, context, log } = world;
  const shown = (name) => until(name, async () => (await page.locator(key(name)).count()) === 1);
  const press = async (name) => {
    await page.locator(key(name)).focus();
    await page.keyboard.press('Enter');
  };
  const heard = (words) => until(`heard: ${words}`, () => page.evaluate((wanted) => document.getElementById('polite').textContent.includes(wanted), words));
  const paints = (name) => page.evaluate((wanted) => globalThis.terreinkompas.painted().texts.filter((one) => one.key === wanted).map((one) => one.text).join(' ').replace(/\s+/g, ' '), name);
  const given = sorted(Object.fromEntries(Object.entries(bakery.answers).filter(([id]) => questions.get(id).theme === 'profile' && questions.get(id).key)));

  await t.test('the first visit makes a whole copy, and nothing is asked of the server after that', async () => {
    await until('a copy that is whole', async () => (await copies(page))[world.release] === world.listed().length, 60000);
    assert.deepEqual(await copies(page), { [world.release]: world.listed().length });
    await until('the look at the server', () => ['/content.pack', '/words.nl.json'].every((name) => log.filter((url) => url === name).length >= 3));
    await quiet(page);
    await goTo(page, 'about');
    await shown('about/delivery/kept');
    assert.equal(await page.locator(key('notice/offline')).count(), 0);
    log.length = 0;
    await goTo(page, '');
    await fillIn(page, hands.byDispatch(page), given);
    await goTo(page, 'plan');
    await quiet(page);
    assert.deepEqual(log, []);
  });

  await t.test('with the server stopped it starts, has the answers, makes a report, and says of which day it is', async () => {
    await world.stop();
    await page.reload();
    await ready(page);
    await shown('notice/offline');
    const words = page.locator(key('notice/offline/what'));
    const day = /\d+\s\S+\s\d{4}/.exec(await page.locator(key('footer/receipt')).textContent())[0];
    assert.ok((await words.textContent()).includes(day));
    await settled(page);
    assert.ok((await paints('notice/offline/what')).includes(day.replace(/\s/g, ' ')));
    assert.deepEqual(await keptAnswers(page), given);
    const [report] = await Promise.all([context.waitForEvent('page'), press('plan/report')]);
    assert.equal(await report.locator('h1').textContent(), said('report.title'));
    await report.close();
    // The other language and the other view are in the copy too.
    await press('tools/language/en');
    await until('English', async () => (await words.textContent()).replaceAll('\u00AD', '').startsWith('No connection'));
    await press('tools/view');
    await until('the text view', async () => (await page.getAttribute('html', 'data-view')) === 'text');
    assert.ok(await words.isVisible());
    await press('notice/offline/close');
    await until('the notice is gone', async () => (await page.locator(key('notice/offline')).count()) === 0);
    await until('the focus at the title', () => page.evaluate(() => document.activeElement?.dataset.key === 'title'));
    await goTo(page, 'question/s_heating');
    await page.locator(key('question/s_heating/gas_old')).dispatchEvent('click');
    await world.start();
    await look(page);
    await heard(said('delivery.say.online', 'en'));
  });

  await t.test('an update leaves the open page alone, is told in both views, and keeps the answers when it is opened', async () => {
    const before = world.release;
    const next = await world.deploy('B');
    await look(page);
    await shown('notice/newer');
    await heard(said('delivery.say.newer', 'en'));
    assert.ok(await page.locator(key('notice/newer/renew')).isVisible());
    assert.ok((await page.title()).endsWith(' A'));
    assert.deepEqual(await has(page), both('A'));
    assert.deepEqual(Object.keys(await copies(page)).sort(), [before, next].sort());
    await press('tools/view');
    await until('the canvas', async () => (await page.getAttribute('html', 'data-view')) === 'canvas');
    await settled(page);
    assert.ok((await paints('notice/newer/renew')).length > 0);
    await press('notice/newer/renew');
    await until('the new version', async () => (await page.title().catch(() => '')).endsWith(' B'));
    await ready(page);
    assert.equal(await asked(page), 's_heating');
    assert.deepEqual(await keptAnswers(page), sorted({ ...given, s_heating: 'gas_old' }));
    assert.deepEqual(await has(page), both('B'));
    await until('the old copy is gone', async () => Object.keys(await copies(page)).join() === next);
    assert.equal(await page.locator(key('notice/newer')).count(), 0);
  });
});

test('versions follow each other, whatever goes wrong', { timeout: 900000, skip: !full && 'only in the full run' }, async (t) => {
  const { folder: source, remove } = fakeFolder();
  t.after(remove);
  const world = await openVersions(t, source, '?view=text');
  const { page, context, log, at } = world;
  const releases = { A: world.release };
  // What the application was told last: whether there is a copy, no connection, a newer version, an offer.
  const told = async () => ((await calls(page, 'delivery')).at(-1) ?? []).slice(1).map(Boolean);
  const tells = async (...wanted) => until(`told ${wanted}`, async () => String(await told()) === String(wanted)).catch(async (error) => { throw new Error(`${error.message}, but ${await told()}`); });
  const reload = async () => {
    await page.reload();
    await ready(page);
  };
  await tells(true, false, false, false);

  await t.test('two tabs have two versions at once, also without a server', async () => {
    releases.B = await world.deploy('B');
    await look(page);
    await tells(true, false, true, false);
    const other = await context.newPage();
    await other.goto(`${world.url}?view=text`);
    await ready(other);
    await quiet(other);
    await world.stop();
    assert.deepEqual(await has(page), both('A'));
    assert.deepEqual(await has(other), both('B'));
    await world.start();
    await quiet(other);
    assert.deepEqual(Object.keys(await copies(page)).sort(), [releases.A, releases.B].sort());
    await other.close();
    await reload();
    await tells(true, false, false, false);
    assert.deepEqual(await has(page), both('B'));
    await until('one copy', async () => Object.keys(await copies(page)).join() === releases.B);
  });

  await t.test('an update that breaks off leaves the version before whole', async () => {
    releases.C = await world.deploy('C');
    const names = world.listed();
    const cut = names.filter((name, i) => (full ? i % 5 === 0 : name === 'views.js'));
    const ways = [...cut.map((name) => [name === 'index.html' ? '/' : `/${name}`, 'cut']), ['/place.js', { status: 503 }],
      ['/calls.js', { status: 200, body: 'export {};' }]];
    for (const [where, how] of ways) {
      world.broken = (url) => (url === where ? how : null);
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        const came = new Promise((resolve) => registration.addEventListener('updatefound', () => resolve(registration.installing), { once: true }));
        await registration.update();
        const worker = await came;
        if (worker.state !== 'redundant') await new Promise((resolve) => worker.addEventListener('statechange', () => worker.state === 'redundant' && resolve()));
      });
      await quiet(page);
      assert.deepEqual(await copies(page), { [releases.B]: names.length }, where);
    }
    assert.equal((await told())[2], false);
    await world.stop();
    await reload();
    assert.deepEqual(await has(page), both('B'));
    world.broken = () => null;
    await world.start();
    await look(page);
    await tells(true, false, true, false);
    assert.deepEqual(await has(page), both('B'));
    await reload();
    assert.deepEqual(await has(page), both('C'));
  });

  await t.test('an older version that is put back comes the same way', async () => {
    assert.equal(await world.deploy('A'), releases.A);
    await look(page);
    await tells(true, false, true, false);
    await reload();
    assert.deepEqual(await has(page), both('A'));
    await until('one copy', async () => Object.keys(await copies(page)).join() === releases.A);
  });

  await t.test('content that is replaced on the server comes as a whole, and never when it is damaged', async () => {
    const other = readFileSync(at('overlays/noord-holland.pack')); // other content of the same program
    const size = () => page.evaluate(async () => (await (await fetch('content.pack')).arrayBuffer()).byteLength);
    const before = await size();
    assert.notEqual(before, other.length);
    world.rename('D');
    const damaged = Buffer.from(other);
    damaged[other.length - 9] ^= 1;
    const foreign = Buffer.from(other);
    foreign[10] ^= 1; // of another version of the program
    for (const bad of [other.subarray(0, -1), damaged, foreign, Buffer.alloc(0)]) {
      writeFileSync(at('content.pack'), bad);
      log.length = 0;
      await look(page);
      await until('the look at the server', () => log.includes('/content.pack'));
      await quiet(page);
      assert.deepEqual(Object.keys(await copies(page)), [releases.A]);
      assert.equal((await told())[2], false);
    }
    writeFileSync(at('content.pack'), other);
    await look(page);
    await tells(true, false, true, false);
    assert.equal(await size(), before);
    assert.deepEqual(await has(page), both('A'));
    await page.evaluate(() => globalThis.fake.page.renew());
    await until('the new words', async () => (await has(page).catch(() => ({}))).words === 'D');
    await ready(page);
    assert.equal(await size(), other.length);
    assert.deepEqual(await has(page), { script: 'A', words: 'D' });
    await until('one copy', () => page.evaluate(async () => (await caches.keys()).length === 3));
  });

  await t.test('what the operator sets for the site is that of the server, else that of the last time', async () => {
    const site = () => page.evaluate(async () => (await (await fetch('site.json')).json()).address);
    writeFileSync(at('site.json'), JSON.stringify({ address: 'https://kompas.example.nl/' }));
    assert.equal(await site(), 'https://kompas.example.nl/');
    await world.stop();
    assert.equal(await site(), 'https://kompas.example.nl/');
    await world.start();
    rmSync(at('site.json'));
    assert.equal(await page.evaluate(async () => { const { status } = await fetch('site.json'); return status; }), 404);
  });

  await t.test('an offer of the browser is kept until a person wants it', async () => {
    const offer = () => page.evaluate(() => {
      const event = new Event('beforeinstallprompt', { cancelable: true });
      event.prompt = async () => { globalThis.prompted = (globalThis.prompted ?? 0) + 1; };
      window.dispatchEvent(event);
      return event.defaultPrevented;
    });
    await look(page); // the server was away before
    await tells(true, false, false, false);
    assert.equal(await offer(), true);
    await tells(true, false, false, true);
    await page.evaluate(() => globalThis.fake.page.install());
    await tells(true, false, false, false);
    assert.equal(await page.evaluate(() => globalThis.prompted), 1);
    await offer();
    await tells(true, false, false, true);
    await page.evaluate(() => { window.dispatchEvent(new Event('appinstalled')); });
    await tells(true, false, false, false);
  });

  await t.test('the operator can take all copies off the devices', async () => {
    const [, recipe] = /put this in the place of `service-worker\.js`.*\n\n```\n([^`]+)```/.exec(readFileSync(path.join(project, 'README.md'), 'utf8'));
    writeFileSync(at('service-worker.js'), recipe);
    await look(page);
    // The worker that was there may look into its index once more, and so make an empty one.
    await until('no copy', async () => Object.keys(await copies(page)).length === 0);
    await reload();
    assert.equal((await has(page)).words, 'D');
  });
});

test('the list names what the page fetches, and not what the operator or another site needs', () => {
  const { files, mark } = JSON.parse(readFileSync(path.join(dist, 'service-worker.js'), 'utf8').split('\n')[0].replace('self.precache=', ''));
  for (const name of ['index.html', 'boot.js', 'terreinkompas.wasm', 'content.pack', 'words.nl.json', 'words.en.json', 'fonts/icons.ttf', 'terrain.svg', 'manifest.webmanifest'])
    assert.match(files[name] ?? '', /^[0-9a-f]{64}$/, name);
  for (const name of ['site.json', 'service-worker.js', '404.html', 'social.png', 'screenshot.png']) assert.equal(files[name], undefined, name);
  assert.equal(mark, readFileSync(path.join(dist, 'content.pack')).subarray(0, 15).toString('hex'));
  assert.match(readFileSync(path.join(dist, 'index.html'), 'utf8'), /<meta name="release" content="[0-9a-f]{16}">/);
});

test('the manifest says all that a browser needs to put the page among the programs', () => {
  const manifest = JSON.parse(readFileSync(path.join(project, 'web/manifest.webmanifest'), 'utf8'));
  for (const name of ['id', 'name', 'short_name', 'description', 'lang', 'start_url', 'scope', 'display', 'theme_color', 'background_color'])
    assert.ok(manifest[name], name);
  for (const purpose of ['any', 'maskable'])
    for (const sizes of ['192x192', '512x512']) assert.ok(manifest.icons.some((icon) => icon.purpose === purpose && icon.sizes === sizes), `${purpose} ${sizes}`);
  for (const { src } of [...manifest.icons, ...manifest.screenshots]) assert.ok(readFileSync(path.join(dist, src)).length > 100, src);
});

test('without a secure connection there is no copy, and nothing is wrong', { skip: !full && 'in the full run' }, async (t) => {
  const { page, server } = await open(t, {
    browserFlags: ['--host-resolver-rules=MAP kompas.test 127.0.0.1'], context: { serviceWorkers: 'allow' }, 
    allow: (words) => /^another server: http:\/\/kompas\.test|Cross-Origin-Opener-Policy header has been ignored/.test(words),
  });
  await page.goto(server.url.replace('127.0.0.1', 'kompas.test'));
  await ready(page);
  assert.equal(await page.evaluate(() => isSecureContext), false);
  assert.equal(await page.evaluate(() => typeof navigator.serviceWorker), 'undefined');
});
