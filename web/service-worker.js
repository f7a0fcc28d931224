// Keeps whole copies of the page on the device. tools/precache.mjs puts the list of this version in front of it:
// `precache`, with the release, the mark of its compiled content, and the SHA-256 of each file.
//
// A copy is all files of one version. It is made beside the others and counts only when it is whole. Who opens the page
// gets the newest copy and stays with it, whatever comes meanwhile; a copy goes when nobody uses it.

const { release, mark, files } = self.precache;
const scope = self.registration.scope;
const base = new URL(scope).pathname;
const ours = `terreinkompas-1 ${base} `; // the form of what is written here, and the place: a server may have several
const index = `${ours}index`; // current/RELEASE: { name, marks } of a copy, client/ID: { name }
const site = `${ours}site`; // what the operator alone decides
const patience = 2500; // ms; for what has a copy to fall back upon

const address = (path) => new URL(path === 'index.html' ? './' : path, scope).href; // some servers lead from one to the other
const isContent = (path) => /^(content\.pack|words\.[a-z]+\.json|overlays\/.*)$/.test(path); // may be replaced on the server
const isSite = (path) => /^(site\.json|(themes|overlays)\/[^/]+)$/.test(path);
const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
const policyOf = (answer) => answer.headers.get('content-security-policy') ?? '';

// --- what is written down ---------------------------------------------------------------------------------

async function read(key) {
  const found = await (await caches.open(index)).match(new URL(key, scope));
  return found ? found.json() : null;
}

async function write(key, value) {
  await (await caches.open(index)).put(new URL(key, scope), new Response(JSON.stringify(value)));
}

const current = () => read(`current/${release}`);
const copyOf = (client) => (client ? read(`client/${client}`) : null);

async function inCopy(name, path) {
  if (!name || !await caches.has(name)) return undefined;
  return (await caches.open(name)).match(address(path));
}

// Copies are made and cleared away one after the other.
let turn = Promise.resolve();
function inTurn(work) {
  const done = turn.then(work);
  turn = done.catch(() => {});
  return done;
}

// --- a copy -----------------------------------------------------------------------------------------------

async function fetched(path, cache, signal) {
  const answer = await fetch(address(path), { cache, signal, credentials: 'same-origin' });
  if (!answer.ok || answer.redirected) throw new Error(`${path}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding'); // it is unpacked
  headers.delete('content-length');
  return { path, bytes, headers, hash: hex(await crypto.subtle.digest('SHA-256', bytes)) };
}

// Compiled content ends with what its head says of it (src/engine/compiled.h), so that half a file is no content.
function isWhole(bytes) {
  const all = new Uint8Array(bytes);
  const head = mark.length / 2;
  if (hex(all.subarray(0, head)) !== mark) return false;
  let [low, high] = [0x84222325, 0xcbf29ce4]; // FNV-1a, its 64 bits in two numbers
  for (let at = head + 8; at < all.length; at += 1) {
    low = (low ^ all[at]) >>> 0;
    const carry = Math.floor((low * 0x1b3) / 0x100000000);
    high = (Math.imul(high, 0x1b3) + carry + (low << 8)) >>> 0;
    low = Math.imul(low, 0x1b3) >>> 0;
  }
  const told = new DataView(bytes);
  return told.getUint32(head, true) === low && told.getUint32(head + 4, true) === high;
}

// Of the program each byte is known. Content may be another than that of the build, but must be whole.
async function checked(path, signal) {
  const came = await fetched(path, 'no-cache', signal);
  if (came.hash === files[path]) return came;
  if (!isContent(path)) {
    const again = await fetched(path, 'reload', signal);
    if (again.hash !== files[path]) throw new Error(`${path} is not that of release ${release}`);
    return again;
  }
  if (path.endsWith('.pack') ? !isWhole(came.bytes) : !JSON.parse(new TextDecoder().decode(came.bytes)))
    throw new Error(`${path} is not whole or of another version`);
  return came;
}

// Makes a copy, all of it or nothing. `from` is a copy of the same release whose program can be taken over.
async function make(from) {
  const end = new AbortController();
  const one = async (path) => {
    const here = isContent(path) || path === 'index.html' ? undefined : await inCopy(from, path);
    return here ? { path, response: here } : checked(path, end.signal);
  };
  let all = [];
  try {
    all = await Promise.all(Object.keys(files).map(one));
    // Replaced by hand, one file after the other: none may have changed while the others came.
    const replaced = all.filter(({ path, hash }) => hash && hash !== files[path]);
    if (replaced.length > 0)
      for (const { path, hash } of all.filter((came) => isContent(came.path)))
        if ((await fetched(path, 'no-cache', end.signal)).hash !== hash) throw new Error(`${path} is being replaced`);
  } finally {
    end.abort();
  }
  const marks = {};
  for (const { path, hash, headers } of all) {
    if (isContent(path)) marks[path] = hash;
    else if (path === 'index.html') marks[path] = policyOf({ headers });
  }
  const name = `${ours}${release} ${hex(crypto.getRandomValues(new Uint8Array(6)))}`;
  try {
    const cache = await caches.open(name);
    await Promise.all(all.map(({ path, bytes, headers, response }) => cache.put(address(path), response ?? new Response(bytes, { headers }))));
    await write(`current/${release}`, { name, marks }); // from here on it counts
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

const opening = new Set(); // clients that were given a copy and are not listed yet

// What nobody uses goes. Not while another version is being made: its copy is not written down yet.
async function clear() {
  if (self.registration.installing || self.registration.waiting) return;
  const here = new Set(opening);
  for (const { id } of await self.clients.matchAll({ includeUncontrolled: true, type: 'all' })) here.add(id);
  const used = new Set([index, site, (await current())?.name]);
  const notes = await caches.open(index);
  for (const request of await notes.keys()) {
    const [, kind, id] = /(client|current)\/([^/]+)$/.exec(request.url) ?? [];
    if (kind === 'client' && here.has(id)) used.add((await read(`client/${id}`))?.name);
    else if (!(kind === 'current' && id === release)) await notes.delete(request);
  }
  for (const name of await caches.keys()) if (name.startsWith(ours) && !used.has(name)) await caches.delete(name);
}

// --- what the page gets ------------------------------------------------------------------------------------

async function opened(event, path) {
  const now = await current();
  const page = await inCopy(now?.name, path);
  if (!page) return fetch(event.request);
  if (event.resultingClientId) {
    opening.add(event.resultingClientId);
    await write(`client/${event.resultingClientId}`, { name: now.name });
  }
  return page;
}

// From the server when it answers in time, else as it was the last time.
async function newest(path, keepAlive) {
  const cache = await caches.open(site);
  const kept = await cache.match(address(path));
  if (kept && !navigator.onLine) return kept;
  const coming = fetch(address(path), { cache: 'no-cache', credentials: 'same-origin' }).then(async (answer) => {
    if (answer.ok) await cache.put(address(path), answer.clone());
    else if (answer.status === 404 || answer.status === 410) await cache.delete(address(path));
    return answer.status >= 500 && kept ? kept : answer;
  });
  if (!kept) return coming;
  keepAlive(coming.catch(() => {}));
  const late = new Promise((resolve) => { setTimeout(resolve, patience, kept); });
  return Promise.race([coming.catch(() => kept), late]);
}

async function file(event, path) {
  opening.delete(event.clientId);
  const mine = await copyOf(event.clientId);
  const found = await inCopy(mine?.name, path);
  if (found) return found;
  if (isSite(path)) return newest(path, (promise) => event.waitUntil(promise));
  try {
    return await fetch(event.request);
  } catch (error) {
    const other = mine ? undefined : await inCopy((await current())?.name, path); // its first visit, before it said so
    if (other) return other;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(base)) return;
  const path = pathname.slice(base.length) || 'index.html';
  event.respondWith(request.mode === 'navigate' ? opened(event, path) : file(event, path));
});

self.addEventListener('install', (event) => {
  // It need not wait for open pages: they keep their copies.
  event.waitUntil(inTurn(() => make(null)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

// --- what the page asks ------------------------------------------------------------------------------------

// Whether what the server has is what the current copy has, as far as `paths` tell; undefined: no answer.
async function isSame(paths, marks) {
  try {
    const page = await fetched('index.html', 'no-cache');
    if (page.hash === files['index.html'] && policyOf(page) !== marks['index.html']) return false;
    for (const path of paths) if ((await fetched(path, 'no-cache')).hash !== marks[path]) return false;
    return true;
  } catch (error) {
    return error instanceof TypeError ? undefined : true; // it answers, and has nothing better
  }
}

// { kept, newer, reached }: whether a copy is there, whether it is newer than what this page has, and whether the server
// answers (null: it was not asked). `look` compares the content with that of the server.
async function told({ source, data }) {
  let now = await current();
  let mine = await copyOf(source.id);
  if (!mine && data.first && data.release === release && now) {
    mine = { name: now.name };
    await write(`client/${source.id}`, mine);
  }
  const paths = data.fetched.filter((name) => name.startsWith(scope)).map((name) => name.slice(scope.length).replace(/[?#].*/, ''));
  for (const path of new Set(['site.json', ...paths]))
    if (isSite(path) && !await inCopy(mine?.name, path) && !await (await caches.open(site)).match(address(path)))
      await newest(path, () => {}).catch(() => {});
  let reached = null;
  if (data.look && navigator.onLine) {
    const same = await isSame(paths.filter((path) => Object.hasOwn(files, path) && isContent(path)), now?.marks ?? {});
    reached = same !== undefined;
    if (reached && (!same || !await inCopy(now?.name, 'index.html')) && !self.registration.installing) {
      await make(now?.name).catch((error) => console.warn(String(error)));
      const made = await current();
      if (made?.name !== now?.name)
        for (const client of await self.clients.matchAll()) if (client.id !== source.id) client.postMessage('changed');
      now = made;
    }
  }
  await clear();
  return { kept: Boolean(await inCopy(now?.name, 'index.html')), newer: Boolean(now) && mine?.name !== now.name, reached };
}

self.addEventListener('message', (event) => {
  event.waitUntil(inTurn(() => told(event)).then((answer) => event.ports[0].postMessage(answer)));
});
