// The files that the application is made of, from beside the page.

export async function fetchText(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

export async function fetchBytes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

// Its content, and its words of a language by key; null when something of it is not there.
export async function fetchOverlay(name, language) {
  try {
    const [content, words] = await Promise.all([fetchBytes(`overlays/${name}.pack`), fetchOverlayWords(name, language)]);
    return { content, words };
  } catch {
    return null;
  }
}

export async function fetchOverlayWords(name, wanted) {
  return JSON.parse(await fetchText(`overlays/${name}.${wanted}.json`));
}

export const withWords = (text, over) => JSON.stringify({ ...JSON.parse(text), ...over });

// For ImGui, as bytes; the text view takes the same files through style.css.
export async function fetchFonts() {
  const names = { 400: 'terreinkompas-400', 600: 'terreinkompas-600', 700: 'terreinkompas-700', icons: 'icons' };
  const fonts = {};
  await Promise.all(Object.entries(names).map(async ([name, file]) => {
    fonts[name] = await fetchBytes(`fonts/${file}.ttf`);
  }));
  return fonts;
}

// A style sheet that is not in use comes late: a view must not be shown before it has its looks.
export function styled(link) {
  if (link.sheet) return null;
  return new Promise((resolve) => { for (const end of ['load', 'error']) link.addEventListener(end, resolve, { once: true }); });
}

// Where words stand must not change when their letters come later than they.
export function loadLetters() {
  const faces = ['400 1em Kompas', '600 1em Kompas', '700 1em Kompas', '400 1em KompasIcons'];
  return Promise.all(faces.map((face) => document.fonts.load(face))).catch(() => []);
}
