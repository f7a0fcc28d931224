// Where the page that is one file begins; tools/one-file.mjs says what it is made of. `fetch` is that of parts.js.

import { fail } from './failure.js';

async function dataOf(address) {
  const blob = await (await fetch(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

// Letters and pictures, each once; the style sheets have the pictures by name.
async function wear() {
  let css = await (await fetch('linked.css')).text();
  const addresses = new Set([...css.matchAll(/url\(([^)]+)\)/g)].map((found) => found[1]));
  for (const address of addresses) css = css.replaceAll(`url(${address})`, `url(${await dataOf(address)})`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

// What lies beside the page elsewhere opens from within it.
document.addEventListener('click', async (event) => {
  const address = event.target.closest?.('a[data-leaves]')?.getAttribute('href') ?? '';
  if (!/^[a-z-]+\.txt$/.test(address)) return;
  event.preventDefault();
  window.open(URL.createObjectURL(await (await fetch(address)).blob()));
});

if (typeof DecompressionStream === 'function') {
  await wear();
  await import('./boot.js');
} else {
  fail('old');
}
