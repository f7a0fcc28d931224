// The benchmark program of the web build in headless Chromium: bench-browser.mjs BUILD engine|rules ...
// A page of its own fetches the program, and the files one by one, from a server that ends with it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { prepare } from './bench-files.mjs';

const [build, ...words] = process.argv.slice(2);
const tools = path.dirname(fileURLToPath(import.meta.url));
const { args, files } = prepare(words);
const page = `<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><script type="module">
import create from '/program/terreinkompas-bench.mjs';
import { run } from '/bench-wasm.mjs';
const { args, files } = await (await fetch('/list.json')).json();
const loaded = await Promise.all(files.map(async (name) => [name, new Uint8Array(await (await fetch('/file' + name)).arrayBuffer())]));
globalThis.result = await run(create, args, loaded).catch((error) => ({ code: 1, out: '', err: String(error.stack ?? error) + '\\n' }));
</script>`;
const onDisk = new Map(files.map(([inside, disk]) => [`/file${inside}`, disk]));
for (const name of ['terreinkompas-bench.mjs', 'terreinkompas-bench.wasm']) onDisk.set(`/program/${name}`, path.resolve(build, 'src', name));
onDisk.set('/bench-wasm.mjs', path.join(tools, 'bench-wasm.mjs'));
const types = { '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const answer = (type, body) => {
    // Isolated, so that the clock of the page is fine enough.
    response.writeHead(200, { 'content-type': type, 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' });
    response.end(body);
  };
  if (pathname === '/') answer('text/html', page);
  else if (pathname === '/list.json') answer(types['.json'], JSON.stringify({ args, files: files.map(([inside]) => inside) }));
  else if (onDisk.has(pathname)) answer(types[path.extname(pathname)], readFileSync(onDisk.get(pathname)));
  else response.writeHead(404).end();
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: ['--no-sandbox'] });
try {
  const tab = await browser.newPage();
  tab.on('pageerror', (error) => process.stderr.write(`${error.stack ?? error}\n`));
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.waitForFunction(() => globalThis.result !== undefined, null, { timeout: 600000 });
  const { code, out, err } = await tab.evaluate(() => globalThis.result);
  process.stdout.write(out);
  process.stderr.write(err);
  process.exitCode = code;
} finally {
  await browser.close();
  server.close();
}
