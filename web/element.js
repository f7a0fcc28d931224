// One element of the mirror: made for its role, and written so that it says what a node of a patch says. Where it
// stands among the others is in mirror.js.

import { drawCode } from './qr.js';

export const says = (text) => document.createTextNode(text);

export function element(tag, className) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}

export function setAttribute(target, name, value) {
  if (value === null || value === undefined || value === false || value === '') {
    if (target.hasAttribute(name)) target.removeAttribute(name);
  } else if (target.getAttribute(name) !== String(value)) {
    target.setAttribute(name, value);
  }
}

function setText(target, text) {
  const only = target.firstChild;
  if (only && only.nodeType === Node.TEXT_NODE && !only.nextSibling) {
    if (only.data !== text) only.data = text;
  } else {
    target.replaceChildren(says(text));
  }
}

export function setStyle(target, name, value) {
  if (target.style.getPropertyValue(name) !== value) target.style.setProperty(name, value);
}

const landmarks = { banner: 'header', navigation: 'nav', main: 'main', complementary: 'aside', contentinfo: 'footer' };
// Their label is a name only; what a person sees is in their children.
const named = new Set(['banner', 'navigation', 'main', 'complementary', 'contentinfo', 'group', 'region', 'list', 'table', 'row',
  'radio_group', 'checkbox_group', 'figure', 'dialog']);
const fields = new Set(['number_field', 'text_field']);
const followed = /^(#|https?:\/\/|mailto:|tel:|licenses\.txt$)/i; // content and regions name addresses: what is none of these stays words
export const choices = new Set(['radio', 'checkbox']);
// What a key does to a slider, in ticks.
const slides = { ArrowRight: '+1', ArrowUp: '+1', ArrowLeft: '-1', ArrowDown: '-1', PageUp: '+10', PageDown: '-10', Home: 'first', End: 'last' };

// --- making an element ---------------------------------------------------------------------------

export function tagOf(node, parent) {
  if (landmarks[node.role]) return landmarks[node.role];
  const inWords = parent && parent.host.closest('a, button, label, p, h1, h2, h3, h4, h5, h6');
  switch (node.role) {
    case 'region': return 'section';
    case 'list': return inWords ? 'span' : node.look === 'chain' ? 'ol' : 'ul'; // the order of these is what they say
    case 'item': return parent?.node.role === 'list' && !inWords ? 'li' : inWords ? 'span' : 'div';
    case 'heading': return `h${Math.min(Math.max(node.level || 2, 1), 6)}`;
    case 'paragraph': return inWords ? 'span' : 'p';
    case 'table': return 'table';
    case 'row': return 'tr';
    case 'column_header': return 'th';
    case 'cell': return 'td';
    case 'button': return 'button';
    case 'link': return 'a';
    case 'radio_group':
    case 'checkbox_group': return 'fieldset';
    case 'radio':
    case 'checkbox': return 'label';
    default: return inWords ? 'span' : 'div';
  }
}

// deeds: press, follow, choose, type and slide, called with the entry that it happened to.
export function make(node, parent, id, deeds) {
  const tag = tagOf(node, parent);
  const made = element(tag);
  const entry = { key: node.key, node, tag, element: made, host: made, id, parts: {}, children: 0, box: null };
  made.dataset.key = node.key;
  made.dataset.role = node.role;
  switch (node.role) {
    case 'list':
      made.setAttribute('role', 'list'); // a list without bullets stays a list for VoiceOver
      break;
    case 'item':
      if (tag === 'li') made.setAttribute('role', 'listitem');
      break;
    case 'table':
      made.setAttribute('role', 'table');
      entry.host = made.appendChild(element('tbody'));
      entry.host.setAttribute('role', 'rowgroup');
      break;
    case 'row': made.setAttribute('role', 'row'); break;
    case 'column_header':
      made.setAttribute('role', 'columnheader');
      made.setAttribute('scope', 'col');
      break;
    case 'cell': made.setAttribute('role', 'cell'); break;
    case 'main':
      made.id = 'content';
      break;
    case 'button':
      made.setAttribute('type', 'button');
      made.addEventListener('click', () => deeds.press(entry));
      break;
    case 'link':
      made.addEventListener('click', (event) => deeds.follow(entry, event));
      break;
    case 'radio_group': made.setAttribute('role', 'radiogroup'); break;
    case 'radio':
    case 'checkbox': {
      const input = element('input');
      input.type = node.role;
      input.id = `${entry.id}-input`;
      input.addEventListener('change', () => deeds.choose(entry));
      entry.input = input;
      made.htmlFor = input.id;
      made.append(input);
      break;
    }
    case 'number_field':
    case 'text_field': {
      const input = element('input');
      input.type = 'text';
      input.id = `${entry.id}-input`;
      input.autocomplete = 'off';
      if (node.role === 'number_field') {
        input.inputMode = 'decimal';
        input.spellcheck = false;
      }
      input.addEventListener('input', () => deeds.type(entry));
      input.addEventListener('focus', () => { if (input.readOnly) input.select(); }); // it is there to be copied
      entry.input = input;
      entry.sent = [];
      entry.field = element('span', 'field');
      entry.field.append(input);
      made.append(entry.field);
      break;
    }
    case 'slider': {
      const input = element('input');
      input.type = 'range';
      input.id = `${entry.id}-input`;
      input.addEventListener('input', () => deeds.slide(entry, input.value));
      input.addEventListener('keydown', (event) => {
        const to = event.ctrlKey || event.metaKey || event.altKey ? undefined : slides[event.key];
        if (to === undefined) return;
        event.preventDefault(); // a tick is where something changes, not a step of the browser
        deeds.slide(entry, to);
      });
      entry.input = input;
      made.append(input);
      break;
    }
    case 'figure':
      made.setAttribute('role', 'img');
      break;
    case 'status':
    case 'alert':
      made.setAttribute('role', node.role);
      break;
    case 'dialog':
      made.setAttribute('role', 'dialog');
      made.setAttribute('aria-modal', 'true');
      made.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && entry.node.act) deeds.press(entry);
      });
      break;
    default:
      break;
  }
  return entry;
}

// --- writing a node ------------------------------------------------------------------------------

// A part of an element: its value (the number of a step), words, help, error, unit. Made when needed, in this order.
const order = ['value', 'words', 'error', 'help', 'field', 'unit', 'drawing'];

function part(entry, name, tag = 'span') {
  if (!entry.parts[name]) {
    const made = element(tag, name);
    made.id = `${entry.id}-${name}`;
    entry.parts[name] = made;
    const later = order.slice(order.indexOf(name) + 1)
      .map((other) => (other === 'field' ? entry.field : entry.parts[other]))
      .find((other) => other && other.parentNode === entry.element);
    entry.element.insertBefore(made, later ?? firstChildOf(entry));
  }
  return entry.parts[name];
}

// Where the children of the mirror begin, after the parts of the element itself.
export function firstChildOf(entry) {
  if (entry.host !== entry.element) return entry.host;
  for (const child of entry.element.children) if (child.dataset.key !== undefined) return child;
  return null;
}

function setPart(entry, name, text, tag) {
  if (text) {
    const target = part(entry, name, tag);
    setText(target, text);
    return target.id;
  }
  entry.parts[name]?.remove();
  delete entry.parts[name];
  return '';
}

// The words of a drawing's scale: who hears the page gets its sentence and its table instead.
const scale = /^(chart_.*|legend)$/;

// icons: name to character.
export function write(entry, node, icons) {
  const { element: target } = entry;
  entry.node = node;
  setAttribute(target, 'data-look', node.look);
  setAttribute(target, 'aria-hidden', scale.test(node.look) ? 'true' : null);
  setAttribute(target, 'data-progress', node.progress);
  setAttribute(target, 'data-fixed', node.fixed ? 'true' : null);
  setAttribute(target, 'data-personal', node.personal ? 'true' : null);
  setAttribute(target, 'data-mirror-only', node.mirror_only ? 'true' : null);
  setAttribute(target, 'data-chosen', node.chosen ? 'true' : null);
  setAttribute(target, 'data-invalid', node.invalid || node.error ? 'true' : null);
  setAttribute(target, 'lang', node.lang);
  setAttribute(entry.input ?? target, 'aria-keyshortcuts', node.keys);
  entry.icon = node.icon ?? '';
  entry.iconAfter = node.icon_after ?? '';

  if (named.has(node.role)) setAttribute(target, 'aria-label', node.label);
  else if (fields.has(node.role) || node.role === 'slider') setPart(entry, 'words', node.label, 'label');
  else setPart(entry, 'words', node.label);

  if (!fields.has(node.role)) setPart(entry, 'value', node.value);
  const error = setPart(entry, 'error', node.error);
  showIcons(entry, icons);
  const help = named.has(node.role) && !node.role.endsWith('_group')
    ? setHidden(entry, node.help) : setPart(entry, 'help', node.help);
  const unit = fields.has(node.role) ? setUnit(entry, node.unit) : '';
  const described = [error, help, unit].filter(Boolean).join(' ');
  const current = node.current ? (node.look === 'route_step' ? 'step' : 'page') : null;

  switch (node.role) {
    case 'radio':
    case 'checkbox':
      setAttribute(entry.input, 'role', node.look === 'toggle' ? 'switch' : null);
      setAttribute(entry.input, 'aria-labelledby', entry.parts.words?.id);
      setAttribute(entry.input, 'aria-describedby', described);
      if (node.role === 'checkbox') setAttribute(entry.input, 'aria-invalid', node.invalid ? 'true' : null);
      if (entry.input.checked !== !!node.chosen) entry.input.checked = !!node.chosen;
      break;
    case 'number_field':
    case 'text_field':
      if (entry.parts.words) setAttribute(entry.parts.words, 'for', entry.input.id);
      setAttribute(entry.input, 'aria-describedby', described);
      setAttribute(entry.input, 'aria-invalid', node.invalid || node.error ? 'true' : null);
      entry.input.readOnly = Boolean(node.read_only);
      setValue(entry, node.value ?? '');
      break;
    case 'slider':
      setAttribute(entry.parts.words, 'for', entry.input.id);
      for (const name of ['min', 'max', 'step']) setAttribute(entry.input, name, String(node.slider[name]));
      if (entry.input.value !== String(node.slider.at)) entry.input.value = String(node.slider.at);
      setAttribute(entry.input, 'aria-valuetext', node.value);
      setAttribute(entry.input, 'aria-describedby', described);
      break;
    case 'radio_group':
      setAttribute(target, 'aria-invalid', node.invalid || node.error ? 'true' : null);
      setAttribute(target, 'aria-describedby', described);
      break;
    case 'button':
      setAttribute(target, 'aria-pressed', node.pressed === undefined ? null : String(node.pressed));
      setAttribute(target, 'aria-expanded', node.unfolded === undefined ? null : String(node.unfolded));
      setAttribute(target, 'aria-current', current);
      break;
    case 'link':
      setAttribute(target, 'href', node.href ? followed.test(node.href) && node.href : (node.look === 'skip' ? '#content' : `#${node.key}`));
      setAttribute(target, 'rel', node.href && !node.href.startsWith('#') ? 'noreferrer' : null);
      setAttribute(target, 'data-leaves', node.href && !node.href.startsWith('#') ? 'true' : null);
      setAttribute(target, 'aria-current', current);
      break;
    case 'group':
      setAttribute(target, 'role', node.label ? 'group' : null);
      setAttribute(target, 'aria-describedby', described);
      break;
    case 'item':
    case 'paragraph':
    case 'heading':
      setAttribute(target, 'aria-current', current);
      break;
    default:
      if (named.has(node.role)) setAttribute(target, 'aria-describedby', described);
      break;
  }
  if (node.bar) drawBar(entry, node.bar);
  else if (node.limits) drawLimits(entry, node.limits);
  else if (node.qr) drawCode(part(entry, 'drawing'), node.qr);
  else if (entry.parts.drawing) {
    entry.parts.drawing.remove();
    delete entry.parts.drawing;
  }
}

function setHidden(entry, text) {
  const id = setPart(entry, 'help', text);
  if (id) setAttribute(entry.parts.help, 'data-unseen', 'true');
  return id;
}

function setUnit(entry, text) {
  const id = setPart(entry, 'unit', text);
  if (id && entry.parts.unit.parentNode !== entry.field) entry.field.append(entry.parts.unit);
  return id;
}

// What is being typed stays as typed, with its caret: an answer that only repeats it changes nothing, and
// one that repeats an earlier state of it comes too late to count.
function setValue(entry, value) {
  const { input, sent } = entry;
  const echo = sent.lastIndexOf(value);
  if (echo >= 0) sent.splice(0, echo + 1);
  if (input.value === value) {
    sent.length = 0;
    return;
  }
  const focused = document.activeElement === input;
  if (focused && echo >= 0) return;
  const [from, to] = [input.selectionStart, input.selectionEnd];
  input.value = value;
  sent.length = 0;
  if (focused) input.setSelectionRange(Math.min(from, value.length), Math.min(to, value.length));
}

export function showIcons(entry, icons) {
  setAttribute(entry.element, 'data-icon', icons[entry.icon]);
  setAttribute(entry.element, 'data-icon-after', icons[entry.iconAfter]);
  setAttribute(entry.element, 'data-icon-name', entry.icon);
  if (entry.parts.error) setAttribute(entry.parts.error, 'data-icon', icons['triangle-alert']);
}

// --- drawings of the text view -------------------------------------------------------------------

function percent(value, end) {
  return `${(Math.min(Math.max(value / (end || 1), 0), 1) * 100).toFixed(2)}%`;
}

function span(parent, className) {
  return parent.appendChild(element('span', className));
}

function drawBar(entry, bar) {
  const drawing = part(entry, 'drawing');
  setAttribute(drawing, 'aria-hidden', 'true');
  if (!drawing.firstChild) for (const name of ['before', 'band', 'needle']) span(drawing, `bar-${name}`);
  const [before, band, needle] = drawing.children;
  const place = (target, low, high) => {
    setStyle(target, '--from', percent(low, bar.end));
    setStyle(target, '--to', percent(high, bar.end));
  };
  const isCompared = bar.before_low !== undefined && bar.before_high !== undefined;
  if (before.hidden === isCompared) before.hidden = !isCompared;
  if (isCompared) place(before, bar.before_low, bar.before_high);
  place(band, bar.low, bar.high);
  place(needle, bar.likely, bar.likely);
}

function drawLimits(entry, limits) {
  const drawing = part(entry, 'drawing');
  setAttribute(drawing, 'aria-hidden', 'true');
  const end = Math.max(...limits.map((mark) => mark.at)) * 2;
  drawing.replaceChildren();
  span(drawing, 'limits-track');
  for (const mark of limits) {
    const line = span(drawing, mark.announced ? 'limit limit-announced' : 'limit');
    line.style.setProperty('--from', percent(mark.at, end));
    setText(span(line, 'limit-name'), mark.name);
    setText(span(line, 'limit-amount'), mark.amount);
  }
}
