// What the tests in the browser share: a server, a browser, and a page that fails its test when anything
// goes wrong that no one asked for.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';

export const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const dist = process.env.TK_DIST ?? path.join(project, 'build/web/dist');
export const built = existsSync(path.join(dist, 'terreinkompas.wasm'));
export const full = process.env.TK_FULL === '1';
export const screenshots = path.join(project, 'build/artefacts/screenshots');

const flags = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic', '--no-sandbox',
  '--font-render-hinting=none', // the browser without a window has its own idea of this
  // A quarter of the work of opening a page is optimising a program that soon ends; the full run does it as at home.
  ...(full ? [] : ['--js-flags=--liftoff-only'])];

// The full run has the browser that people have; the short one the same without a window, which opens a page in half the time.
const executables = [process.env.CHROMIUM, ...(full ? [] : ['/usr/bin/chromium-headless-shell']), '/usr/bin/chromium'];
const executablePath = executables.find((file) => file && existsSync(file)) ?? executables.at(-1);

const browsers = new Map();

// One browser per set of flags, for all tests of a file.
export async function browserWith(...more) {
  const name = more.join(' ');
  if (!browsers.has(name)) {
    browsers.set(name, chromium.launch({
      executablePath, headless: true, args: [...flags, ...more],
    }));
  }
  return browsers.get(name);
}

export async function closeAll() {
  for (const browser of browsers.values()) await (await browser).close();
  browsers.clear();
}

// Waits for a condition; never for a time.
export async function until(what, condition, limit = 20000) {
  const end = Date.now() + limit;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) assert.fail(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// Opens the page of a folder. When the test ends, everything is closed and any trouble fails it:
// errors in the console or the page, a breach of the policy, a request to another server.
// url: of a server that is there already, instead of the folder; others: whom else the page may ask.
export async function open(t, {
  folder = dist, url = '', others = [], address = '', viewport = { width: 1366, height: 900 }, scale = 1, browserFlags = [], change = null, kept = null,
  context: settings = {}, allow = () => false, wait = true, touch = false,
} = {}) {
  const server = url ? { url, close() {} } : await serve(folder, { change });
  const browser = await browserWith(...browserFlags);
  const context = await browser.newContext({
    viewport, deviceScaleFactor: scale, locale: 'nl-NL', hasTouch: touch,
    // Fetching the whole page once more is work that offline.test.mjs looks at; allow: the others with it.
    serviceWorkers: process.env.TK_SERVICE_WORKERS ?? 'block',
    ...settings,
  });
  const page = await context.newPage();
  const problems = [];
  const note = (words) => { if (!allow(words)) problems.push(words); };
  // Of every page of the context: a report stands in a tab of its own.
  context.on('console', (message) => {
    if (message.type() === 'error' || /content security policy|permissions policy violation/i.test(message.text())) note(`console: ${message.text()} ${message.location().url ?? ''}`);
  });
  context.on('weberror', (error) => note(`error: ${error.error().stack ?? error.error()}`));
  // A page that goes on to another address gives up what it was fetching: that is no trouble.
  page.on('requestfailed', (request) => request.failure()?.errorText !== 'net::ERR_ABORTED' && note(`failed: ${request.url()} ${request.failure()?.errorText}`));
  context.on('request', (request) => {
    if (![server.url, 'blob:', ...others].some((own) => request.url().startsWith(own))) note(`another server: ${request.url()}`);
  });
  // Told at once: a page that goes on to another address takes what it knew with it.
  await context.exposeBinding('tellBreach', (_, words) => note(`policy: ${words}`));
  await context.addInitScript(() => {
    const tell = globalThis.tellBreach;
    addEventListener('securitypolicyviolation', (event) => tell(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
  });
  t.after(async () => {
    await context.close();
    await server.close();
    assert.deepEqual(problems, []);
  });
  // What the device keeps from an earlier visit is there before the first script of the page.
  if (kept)
    await page.addInitScript(([key, record]) => {
      if (sessionStorage.getItem('laid') !== record) localStorage.setItem(key, record);
      sessionStorage.setItem('laid', record);
    }, kept);
  await page.goto(server.url + address);
  if (wait) await ready(page);
  return { page, context, server, problems };
}

export async function ready(page) {
  await until('the application is ready', () => page.evaluate(() => document.documentElement.dataset.view !== 'none'
    && (globalThis.fake !== undefined || document.documentElement.dataset.ready === 'true')));
}

// --- axe ------------------------------------------------------------------------------------------------

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Violations of the page now. The source goes in by the debugger: the policy of the page stays as it is.
export async function axe(page) {
  const session = await page.context().newCDPSession(page);
  const here = await page.evaluate(() => typeof globalThis.axe === 'object');
  if (!here) {
    const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: axeSource });
    assert.equal(exceptionDetails, undefined);
  }
  const violations = await page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`).join(' | ')}`);
  });
  await session.detach();
  return violations;
}

// --- a page without an application ------------------------------------------------------------------------

let fonts = null;

function fontFolder() {
  if (fonts) return fonts;
  for (const folder of ['build/web/fonts', 'build/native/fonts', 'build/debug/fonts', 'build/release/fonts'])
    if (existsSync(path.join(project, folder, 'icons.json'))) return (fonts = path.join(project, folder));
  fonts = mkdtempSync(path.join(tmpdir(), 'kompas-fonts-'));
  execFileSync('/usr/bin/env', ['python3', path.join(project, 'tools/fonts.py'), project, fonts]);
  return fonts;
}

// In the place of the application: notes what the page says to it, and lets a test speak for it.
const fakeGlue = `
export default async ({ page }) => {
  const texts = new Map();
  let next = 1;
  const calls = [];
  const functions = {};
  for (const name of ['start', 'act', 'visit', 'words', 'resize', 'scroll', 'view', 'frame', 'context_lost', 'context_restored', 'device', 'copied', 'delivery', 'painted', 'screen', 'persists', 'shelf', 'dossier', 'file', 'import', 'changed', 'removed'])
    functions['_tk_' + name] = (...given) => {
      const values = given.map((value) => texts.get(value) ?? value);
      calls.push([name, ...values]);
      if (name === 'start') document.getElementById('mirror').append(document.createComment('started'));
      return globalThis.fake.answer?.(name, ...values);
    };
  globalThis.fake = { page, calls, show: (patch) => page.show(JSON.stringify(patch)), place: (boxes) => page.place(JSON.stringify(boxes)) };
  return {
    stringToNewUTF8(text) { const at = 'text' + next++; texts.set(at, text); return at; },
    UTF8ToString: (at) => texts.get(at) ?? at,
    _free(at) { texts.delete(at); },
    ...functions,
  };
};
`;

// A folder with our page and the stand-in for the application.
export function fakeFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'kompas-page-'));
  const web = path.join(project, 'web');
  for (const name of readdirSync(web)) cpSync(path.join(web, name), path.join(folder, name), { recursive: true });
  mkdirSync(path.join(folder, 'fonts'), { recursive: true });
  for (const name of readdirSync(fontFolder()))
    if (name.endsWith('.ttf')) cpSync(path.join(fontFolder(), name), path.join(folder, 'fonts', name));
  cpSync(path.join(fontFolder(), 'icons.json'), path.join(folder, 'icons.json'));
  cpSync(createRequire(import.meta.url).resolve('idb/build/index.js'), path.join(folder, 'idb.js'));
  writeFileSync(path.join(folder, 'terreinkompas.js'), fakeGlue);
  writeFileSync(path.join(folder, 'terreinkompas.wasm'), '');
  writeFileSync(path.join(folder, 'content.pack'), '');
  for (const language of ['nl', 'en']) writeFileSync(path.join(folder, `words.${language}.json`), '{}');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const show = (page, patch) => page.evaluate((given) => globalThis.fake.show(given), patch);
export const place = (page, boxes) => page.evaluate((given) => globalThis.fake.place(given), boxes);
export const calls = (page, name) => page.evaluate((wanted) => globalThis.fake.calls.filter(([is]) => is === wanted), name);

// Nodes of a patch, in order, from a nested description: { key, role, ..., children }.
export function nodes(blocks, parent = '') {
  const result = [];
  let after = '';
  for (const { children = [], ...block } of blocks) {
    result.push({ parent, after, look: 'plain', ...block }, ...nodes(children, block.key));
    after = block.key;
  }
  return result;
}
