// A QR code as a drawing in the page. Its figure has the words.

const svg = 'http://www.w3.org/2000/svg';
const quiet = 4; // modules of light round it that a reader needs

// size: modules along a side; modules: row by row, "1" for dark.
function pathOf({ size, modules }) {
  let path = '';
  for (let y = 0; y < size; y += 1)
    for (const run of modules.slice(y * size, (y + 1) * size).matchAll(/1+/g))
      path += `M${run.index + quiet} ${y + quiet}h${run[0].length}v1h-${run[0].length}z`;
  return path;
}

export function drawCode(into, code) {
  const side = code.size + 2 * quiet;
  const drawing = document.createElementNS(svg, 'svg');
  const add = (tag, attributes) => {
    const made = drawing.appendChild(document.createElementNS(svg, tag));
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  };
  drawing.setAttribute('viewBox', `0 0 ${side} ${side}`);
  drawing.setAttribute('width', side * 4);
  drawing.setAttribute('shape-rendering', 'crispEdges');
  drawing.setAttribute('aria-hidden', 'true');
  add('rect', { width: side, height: side, fill: '#fff' });
  add('path', { d: pathOf(code), fill: '#000' });
  into.replaceChildren(drawing);
}
