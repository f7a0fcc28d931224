// The page on the web server that most have, by the file that we ship, and in a frame of another site.

import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { checked } from '../../tools/check-server.mjs';
import { headersOf } from '../../tools/headers.mjs';
import { serve } from '../../tools/serve.mjs';
import { writeServers } from '../../tools/servers.mjs';
import { built, closeAll, dist, open, project, ready, until } from './support.mjs';

before(() => assert.ok(built, 'there is no page to test: tools/run --build-only'));
after(closeAll);

const folder = mkdtempSync(path.join(tmpdir(), 'kompas-server-'));
after(() => rmSync(folder, { recursive: true, force: true }));

// What tools/setup unpacked, or what is installed; it runs by itself, not as the service of the machine.
function nginxProgram() {
  const own = path.join(project, '.setup/nginx/usr/sbin/nginx');
  return existsSync(own) ? own : execFileSync('bash', ['-c', 'PATH=$PATH:/usr/sbin command -v nginx || true'], { encoding: 'utf8' }).trim();
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

// nginx with the shipped file of a profile, in a folder of its own.
async function startNginx(t, profile, parents) {
  const program = nginxProgram();
  assert.ok(program, 'nginx is not here: tools/setup');
  const place = path.join(folder, `nginx-${profile}`);
  mkdirSync(place);
  await writeServers(path.join(place, 'servers'), { parents });
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${place}/${name};`).join(' ');
  // As root its workers would be of a user that may not read the folder.
  const user = process.getuid() === 0 ? 'user root;' : '';
  writeFileSync(path.join(place, 'nginx.conf'), `${user} daemon off; worker_processes 1; pid ${place}/pid; error_log ${place}/errors;
events {} http { ${temporary} access_log off;
server { listen 127.0.0.1:${port}; root ${dist}; include ${place}/servers/${profile}/nginx.conf; } }\n`);
  const running = spawn(program, ['-p', place, '-e', path.join(place, 'errors'), '-c', path.join(place, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => { running.on('exit', resolve); });
  t.after(async () => {
    running.kill('SIGQUIT');
    await ended;
  });
  const url = `http://127.0.0.1:${port}/`;
  await until('nginx answers', () => fetch(url).then((answer) => answer.ok, () => running.exitCode !== null && assert.fail('nginx ended at once')));
  return url;
}

test('the server of this project sends what its files for other servers say', async (t) => {
  const server = await serve(dist);
  t.after(server.close);
  assert.deepEqual(await checked(server.url), { faults: [], slow: [], parents: [] });
});

test('a server that sends less is found out, by the check as it is handed out', async (t) => {
  const { 'Referrer-Policy': _, ...less } = headersOf('standalone');
  const site = JSON.stringify({ overlay: 'nergens', theme: '../x,dark' });
  const change = ({ url }) => (url === '/site.json' ? { status: 200, body: site } : null);
  const server = await serve(dist, { headers: { ...less, 'X-Frame-Options': 'SAMEORIGIN' }, change });
  t.after(server.close);
  const out = path.join(folder, 'handed');
  await writeServers(out);
  const told = await new Promise((resolve) => {
    execFile(process.execPath, [path.join(out, 'check-server.mjs'), server.url], (error, words) => resolve({ status: error?.code ?? 0, words }));
  });
  assert.equal(told.status, 1);
  assert.match(told.words, /Referrer-Policy is not sent/);
  assert.match(told.words, /X-Frame-Options is SAMEORIGIN and should be DENY/);
  assert.match(told.words, /Nobody may show it in a frame/);
  assert.match(told.words, /site\.json: overlay is nergens, and overlays\/nergens\.pack is not there/);
  assert.match(told.words, /site\.json: theme is no name/);
});

test('nginx with the shipped file sends the same, says what is not there, and shows the page without a breach', async (t) => {
  const url = await startNginx(t, 'standalone', ["'self'"]);
  assert.deepEqual(await checked(url), { faults: [], slow: [], parents: [] });
  assert.match(await (await fetch(`${url}no/such/page`)).text(), /Deze pagina bestaat niet/);
  assert.equal((await fetch(`${url}.hidden`)).status, 404);
  assert.equal((await fetch(url, { method: 'POST' })).status, 405);
  const { page } = await open(t, { url, address: '?view=text' });
  assert.equal(await page.locator('#mirror h1').isVisible(), true);
});

// Another site, with the page that we ship as an example for it.
async function siteWith(t, address) {
  const place = mkdtempSync(path.join(folder, 'site-'));
  cpSync(path.join(project, 'web/embed'), place, { recursive: true });
  const page = path.join(place, 'example.html');
  writeFileSync(page, readFileSync(page, 'utf8').replaceAll('https://kompas.example.org/', address));
  const server = createServer((request, response) => {
    const name = path.join(place, path.basename(new URL(request.url, 'http://x').pathname));
    const type = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }[path.extname(name)];
    if (!type || !existsSync(name)) return response.writeHead(204).end(); // a browser asks for an icon
    return response.writeHead(200, { 'Content-Type': type }).end(readFileSync(name));
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  t.after(() => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }));
  return `http://127.0.0.1:${server.address().port}`;
}

test('a site that is allowed shows the page in a frame as tall as it is, another site does not', async (t) => {
  const port = await freePort(); // both sites must know the address of the page, and it theirs
  const address = `http://localhost:${port}/`;
  const [allowed, other] = [await siteWith(t, address), await siteWith(t, address)];
  let refused = false;
  const server = await serve(dist, { port, host: 'localhost', headers: headersOf('embed', { parents: [allowed] }) });
  t.after(server.close);

  const { page, problems } = await open(t, { url: `${allowed}/`, others: [address, other], address: 'example.html', wait: false, 
    allow: (words) => /favicon\.ico/.test(words) || refused && /frame-ancestors|ERR_BLOCKED_BY_RESPONSE|chrome-error/.test(words) });
  const frame = page.frame({ url: (at) => at.href.startsWith(address) });
  await ready(frame);
  const height = () => page.locator('iframe').evaluate((one) => one.getBoundingClientRect().height);
  const inside = () => frame.evaluate(() => Math.ceil(document.getElementById('mirror').getBoundingClientRect().height));
  const fits = () => until('a frame as tall as its text', async () => (await height()) === (await inside()) && await frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight));
  await fits();
  const first = await height();
  assert.equal(await frame.evaluate(() => document.documentElement.lang), 'nl');

  // Another screen has another height, also a lower one, and begins at its top.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await frame.evaluate(() => { location.hash = 'question/s_sector'; });
  await until('the question', () => frame.evaluate(() => document.getElementById('mirror').dataset.fragment === 'question/s_sector'));
  await fits();
  assert.notEqual(await height(), first);
  await until('its top', () => page.locator('iframe').evaluate((one) => Math.round(one.getBoundingClientRect().top) >= 0));

  // What anybody else says is no height.
  await page.evaluate(() => postMessage({ terreinkompas: 1, height: 4321 }, '*'));
  await page.evaluate(() => new Promise((done) => { addEventListener('message', done, { once: true }); postMessage('after it', '*'); }));
  assert.notEqual(await height(), 4321);
  assert.deepEqual(problems, []);

  refused = true;
  await page.goto(`${other}/example.html`);
  await until('refused', () => page.frames().some((one) => one.url().startsWith('chrome-error:')));
  assert.equal(page.frames().some((one) => one.url().startsWith(address)), false);
});
