// What is painted against what is mirrored.

// Runs in the page, in the canvas view. Both ways: what is painted stands in the mirror at the same place, and what the mirror
// shows is painted.
export function comparePainted() {
  const { texts, boxes } = globalThis.terreinkompas.painted();
  const faults = [];
  const plain = (text) => text.replaceAll('\u00AD', '').replace(/\s+/g, '');
  const elementOf = (key) => document.querySelector(`#mirror [data-key="${CSS.escape(key)}"]`);
  const rectOf = (element, fixed) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return fixed ? { left, top, right, bottom } : { left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY };
  };
  const inside = ({ x, y, w, h }, rect) => x >= rect.left - 2 && y >= rect.top - 2 && x + w <= rect.right + 2 && y + h <= rect.bottom + 2;
  const painted = new Map();
  for (const text of texts) {
    if (!plain(text.text)) continue;
    const element = elementOf(text.key);
    if (!element) {
      faults.push(`painted, not mirrored: ${text.key} “${text.text}”`);
      continue;
    }
    painted.set(text.key, (painted.get(text.key) ?? '') + plain(text.text));
    const rect = rectOf(element, text.fixed);
    if (!inside(text, rect)) faults.push(`${text.key} “${text.text}” is painted at ${[text.x, text.y, text.w, text.h].map(Math.round)}, mirrored at ${Object.values(rect).map(Math.round)}`);
    const input = element.querySelector(':scope input[type=text]');
    if (input && plain(input.value) && plain(text.text) === plain(input.value)) faults.push(`${text.key}: the text of a field is painted`);
    if (!plain(element.textContent).includes(plain(text.text))) faults.push(`${text.key}: painted “${text.text}”, mirrored “${element.textContent}”`);
  }
  for (const box of boxes) {
    const isField = box.key.endsWith('#field');
    const element = elementOf(isField ? box.key.slice(0, -6) : box.key);
    if (!element) {
      faults.push(`a box, not mirrored: ${box.key}`);
      continue;
    }
    const rect = rectOf(isField ? element.querySelector('input') : element, box.fixed);
    const same = Math.abs(box.x - rect.left) <= 2 && Math.abs(box.y - rect.top) <= 2 && Math.abs(box.x + box.w - rect.right) <= 2 && Math.abs(box.y + box.h - rect.bottom) <= 2;
    if (!same) faults.push(`box ${box.key} is painted at ${[box.x, box.y, box.w, box.h].map(Math.round)}, mirrored at ${Object.values(rect).map(Math.round)}`);
  }
  for (const element of document.querySelectorAll('#mirror [data-key]')) {
    if (element.closest('[data-mirror-only]') || element.dataset.look === 'icon_button') continue; // an icon with a name
    if (element.dataset.role === 'slider') continue; // painted under the field that has its name and value
    for (const part of element.querySelectorAll(':scope > :is(.value, .words, .help, .error), :scope > .field > .unit')) {
      if (part.matches('[data-unseen]') || !plain(part.textContent)) continue;
      const isPersonal = element.dataset.personal && (part.matches('.help') || !element.querySelector(':scope > .help'));
      const there = painted.get(element.dataset.key) ?? '';
      if (isPersonal) {
        if (there.includes(plain(part.textContent))) faults.push(`${element.dataset.key}: what a person typed is painted`);
        if (/rgba\(.*, 0\)/.test(getComputedStyle(part).color)) faults.push(`${element.dataset.key}: what a person typed is not seen`);
      } else if (!there && element.dataset.look === 'weight_stop') {
        // a dot on a line; what is chosen stands in words beside the name
      } else if (!there && element.dataset.look === 'route_step' && !element.hasAttribute('aria-current')) {
        // a sign of the route with its name, in a row without room for all names
      } else if (!there.includes(plain(part.textContent))) {
        faults.push(`mirrored, not painted: ${element.dataset.key} “${part.textContent}”`);
      }
    }
  }
  return faults;
}
