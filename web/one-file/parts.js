// The files of the page from within the page: tools/one-file.mjs puts this `fetch` in the place of the browser's, which
// opens nothing beside a page that was opened from a disk.

const types = { css: 'text/css', json: 'application/json', svg: 'image/svg+xml', ttf: 'font/ttf', txt: 'text/plain;charset=utf-8', wasm: 'application/wasm' };

// Of an address beside the page; of another there is no part.
function nameOf(address) {
  const folder = new URL('.', document.baseURI).href;
  const { href } = new URL(address, document.baseURI);
  return href.startsWith(folder) ? href.slice(folder.length) : '';
}

export function has(address) {
  return document.getElementById(`part:${nameOf(address)}`) !== null;
}

export async function fetch(address) {
  const name = nameOf(address);
  const part = document.getElementById(`part:${name}`);
  if (!part) return new Response(null, { status: 404 });
  const headers = { 'Content-Type': types[name.split('.').pop()] ?? 'application/octet-stream' };
  if (part.type === 'application/json') return new Response(part.textContent, { headers });
  const bytes = Uint8Array.from(atob(part.textContent), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')), { headers });
}
