// The page that says what the screen shows. Holds nothing of its own: every word and state comes from the
// patches (src/mirror/patch.h), every deed goes back as an action.

const says = (text) => document.createTextNode(text);

function element(tag, className) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}

function setAttribute(target, name, value) {
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

function setStyle(target, name, value) {
  if (target.style.getPropertyValue(name) !== value) target.style.setProperty(name, value);
}

const landmarks = { banner: 'header', navigation: 'nav', main: 'main', complementary: 'aside', contentinfo: 'footer' };
// Their label is a name only; what a person sees is in their children.
const named = new Set(['banner', 'navigation', 'main', 'complementary', 'contentinfo', 'group', 'region', 'list', 'table', 'row',
  'radio_group', 'checkbox_group', 'figure', 'dialog']);
const fields = new Set(['number_field', 'text_field']);
const choices = new Set(['radio', 'checkbox']);

// icons: name to character, arrives later. act(kind, key, value) tells the application.
export function createMirror({ root, polite, urgent, act }) {
  const entries = new Map(); // key -> entry
  let icons = {};
  let view = 'canvas';
  let count = 0;
  let awaitedScroll = '';

  // --- making an element ---------------------------------------------------------------------------

  function tagOf(node, parent) {
    if (landmarks[node.role]) return landmarks[node.role];
    const inWords = parent && parent.host.closest('a, button, label, p, h1, h2, h3, h4, h5, h6');
    switch (node.role) {
      case 'region': return 'section';
      case 'list': return inWords ? 'span' : 'ul';
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

  function make(node, parent) {
    const tag = tagOf(node, parent);
    const made = element(tag);
    const entry = { key: node.key, node, tag, element: made, host: made, id: `tk${++count}`, parts: {}, children: 0, box: null };
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
        made.addEventListener('click', () => act('activate', entry.key, ''));
        break;
      case 'link':
        made.addEventListener('click', (event) => follow(entry, event));
        break;
      case 'radio_group': made.setAttribute('role', 'radiogroup'); break;
      case 'radio':
      case 'checkbox': {
        const input = element('input');
        input.type = node.role;
        input.id = `${entry.id}-input`;
        input.addEventListener('change', () => choose(entry));
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
        input.addEventListener('input', () => type(entry));
        entry.input = input;
        entry.sent = [];
        entry.field = element('span', 'field');
        entry.field.append(input);
        made.append(entry.field);
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
          if (event.key === 'Escape' && entry.node.act) act('activate', entry.key, '');
        });
        break;
      default:
        break;
    }
    return entry;
  }

  // --- what a person does --------------------------------------------------------------------------

  function follow(entry, event) {
    const { href, act: means, look } = entry.node;
    if (href && !href.startsWith('#')) return; // leaves the application: the browser's
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab or window
    event.preventDefault();
    if (means) act('activate', entry.key, '');
    else if (look === 'skip') focusElement(root.querySelector('main h1') ?? root.querySelector('main'));
  }

  function choose(entry) {
    act('activate', entry.key, '');
    // The application decides: what it did not take over goes back to what it says.
    for (const other of entries.values())
      if (other.input && choices.has(other.node.role) && other.input.checked !== !!other.node.chosen)
        other.input.checked = !!other.node.chosen;
  }

  function type(entry) {
    entry.sent.push(entry.input.value);
    act('set_value', entry.key, entry.input.value);
  }

  let showing = false; // the focus that a patch asks for is no news

  root.addEventListener('focusin', (event) => {
    if (showing) return;
    const key = event.target.closest?.('[data-key]')?.dataset.key;
    if (key) act('focus', key, '');
  });

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
  function firstChildOf(entry) {
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

  function write(entry, node) {
    const { element: target } = entry;
    entry.node = node;
    setAttribute(target, 'data-look', node.look);
    setAttribute(target, 'data-progress', node.progress);
    setAttribute(target, 'data-fixed', node.fixed ? 'true' : null);
    setAttribute(target, 'data-personal', node.personal ? 'true' : null);
    setAttribute(target, 'data-mirror-only', node.mirror_only ? 'true' : null);
    setAttribute(target, 'data-chosen', node.chosen ? 'true' : null);
    setAttribute(target, 'data-invalid', node.invalid || node.error ? 'true' : null);
    setAttribute(target, 'lang', node.lang);
    entry.icon = node.icon ?? '';
    entry.iconAfter = node.icon_after ?? '';

    if (named.has(node.role)) setAttribute(target, 'aria-label', node.label);
    else if (fields.has(node.role)) setPart(entry, 'words', node.label, 'label');
    else setPart(entry, 'words', node.label);

    if (!fields.has(node.role)) setPart(entry, 'value', node.value);
    const error = setPart(entry, 'error', node.error);
    showIcons(entry);
    const help = named.has(node.role) && !node.role.endsWith('_group')
      ? setHidden(entry, node.help) : setPart(entry, 'help', node.help);
    const unit = fields.has(node.role) ? setUnit(entry, node.unit) : '';
    const described = [error, help, unit].filter(Boolean).join(' ');
    const current = node.current ? (node.look === 'route_step' ? 'step' : 'page') : null;

    switch (node.role) {
      case 'radio':
      case 'checkbox':
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
        setValue(entry, node.value ?? '');
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
        setAttribute(target, 'href', node.href || (node.look === 'skip' ? '#content' : `#${node.key}`));
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

  function showIcons(entry) {
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

  // --- where an element stands ---------------------------------------------------------------------

  function forget(entry) {
    entries.delete(entry.key);
    for (const inner of entry.element.querySelectorAll('[data-key]')) entries.delete(inner.dataset.key);
  }

  function remove(key) {
    const entry = entries.get(key);
    if (!entry) return;
    const parent = entries.get(entry.node.parent);
    if (parent) parent.children -= 1;
    forget(entry);
    entry.element.remove();
  }

  // A radio button knows its group by name; the browser then gives one tab stop and the arrows.
  function joinGroup(entry) {
    if (entry.node.role !== 'radio') return;
    const group = entry.element.parentElement?.closest('[data-role="radio_group"]')?.dataset.key ?? '';
    if (entry.input.name !== group) entry.input.name = group;
  }

  function put(entry, node) {
    const parent = node.parent ? entries.get(node.parent) : null;
    const host = parent ? parent.host : root;
    const before = entry.element.parentNode;
    let next;
    if (node.after) {
      const after = entries.get(node.after)?.element;
      next = after && after.parentNode === host ? after.nextSibling : null;
    } else {
      next = parent ? (parent.host === parent.element ? firstChildOf(parent) : parent.host.firstChild) : root.firstChild;
    }
    if (next === entry.element || (before === host && entry.element.nextSibling === next)) {
      joinGroup(entry);
      return;
    }
    const focused = document.activeElement;
    const carried = entry.element.contains(focused);
    host.insertBefore(entry.element, next);
    if (carried && document.activeElement !== focused) focused.focus({ preventScroll: true }); // moving takes it away
    if (before !== host && parent) parent.children += 1;
    joinGroup(entry);
    if (before && before !== host) layOutAll(entry);
  }

  function written(node) {
    let entry = entries.get(node.key);
    const parent = node.parent ? entries.get(node.parent) : null;
    if (entry && (entry.node.role !== node.role || (node.role === 'heading' && entry.tag !== tagOf(node, parent)))) {
      remove(node.key);
      entry = undefined;
    }
    const isNew = !entry;
    if (isNew) {
      entry = make(node, parent);
      entries.set(node.key, entry);
    } else if (entry.node.parent !== node.parent) {
      const old = entries.get(entry.node.parent);
      if (old) old.children -= 1;
    }
    // the words of a live region come after the region, or no one hears them
    if (isNew && (node.role === 'status' || node.role === 'alert')) {
      put(entry, node);
      write(entry, node);
    } else {
      write(entry, node);
      put(entry, node);
    }
  }

  // --- dialog --------------------------------------------------------------------------------------

  let dialog = null; // { key, from }: from had the focus before

  function keepDialog(focus, held) {
    const open = [...entries.values()].findLast((entry) => entry.node.role === 'dialog');
    if (open?.key === dialog?.key) {
      if (open) keepOthersInert(open);
      return focus;
    }
    for (const other of root.querySelectorAll('[inert]')) other.inert = false;
    if (open) {
      dialog = { key: open.key, from: dialog?.from ?? held };
      keepOthersInert(open);
      if (focus) return focus;
      const first = open.element.querySelector('button, a, input');
      return first?.closest('[data-key]')?.dataset.key ?? open.key;
    }
    const from = dialog.from;
    dialog = null;
    return focus || (entries.has(from) ? from : '');
  }

  function keepOthersInert(open) {
    for (let at = open.element; at !== root; at = at.parentElement)
      for (const other of at.parentElement.children) if (other !== at && other.dataset.key !== undefined) other.inert = true;
  }

  // --- focus ---------------------------------------------------------------------------------------

  function targetOf(entry) {
    return entry.input ?? entry.element;
  }

  function focusElement(target) {
    if (!target) return;
    target.focus({ preventScroll: true });
    if (document.activeElement !== target && !target.closest('[inert]')) {
      target.tabIndex = -1; // a heading takes the focus when asked, never by Tab
      target.focus({ preventScroll: true });
    }
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function focus(key) {
    const entry = entries.get(key);
    if (!entry) return;
    const target = entry.node.role === 'radio_group' || entry.node.role === 'checkbox_group'
      ? entry.element.querySelector('input:checked') ?? entry.element.querySelector('input') ?? entry.element : targetOf(entry);
    focusElement(target);
    if (view === 'canvas') awaitedScroll = key; // its box comes with the next frame
  }

  // --- announcements -------------------------------------------------------------------------------

  const pause = 2000;
  let lastSaid = -Infinity;
  let waiting = '';
  let timer = 0;

  function tell(region, text) {
    const line = element('p');
    line.append(says(text));
    region.replaceChildren(line);
  }

  function announce(text, isUrgent) {
    if (isUrgent) {
      clearTimeout(timer);
      timer = 0;
      tell(urgent, text);
      return;
    }
    waiting = text;
    if (timer) return;
    const rest = lastSaid + pause - performance.now();
    const speak = () => {
      timer = 0;
      lastSaid = performance.now();
      tell(polite, waiting);
    };
    if (rest <= 0) speak();
    else timer = setTimeout(speak, rest);
  }

  // --- boxes ---------------------------------------------------------------------------------------

  // The nearest element around it that boxes inside are measured from.
  function frameOf(entry) {
    for (let at = entry.element.parentElement; at && at !== root; at = at.parentElement) {
      const around = at.dataset.key === undefined ? null : entries.get(at.dataset.key);
      if (around?.box) return around.box;
      if (around?.node.fixed) return { x: 0, y: 0 };
    }
    return { x: 0, y: 0 };
  }

  function setBox(target, x, y, w, h) {
    const wanted = { '--x': `${x}px`, '--y': `${y}px`, '--w': `${w}px`, '--h': `${h}px` };
    for (const [name, value] of Object.entries(wanted)) setStyle(target, name, value);
  }

  function layOut(entry) {
    const { box } = entry;
    if (!box) return;
    const frame = frameOf(entry);
    setBox(entry.element, box.x - frame.x, box.y - frame.y, box.w, box.h);
    if (!entry.element.dataset.placed) entry.element.dataset.placed = 'true';
    if (entry.field) {
      const inner = entry.fieldBox ?? box;
      setBox(entry.field, inner.x - box.x, inner.y - box.y, inner.w, inner.h);
    }
  }

  function layOutAll(entry) {
    layOut(entry);
    if (entry.children > 0)
      for (const inner of entry.element.querySelectorAll('[data-key]')) layOut(entries.get(inner.dataset.key));
  }

  return {
    show(patch) {
      showing = true;
      const held = document.activeElement?.closest?.('[data-key]')?.dataset.key ?? '';
      if (patch.title !== undefined && document.title !== patch.title) document.title = patch.title;
      if (patch.lang !== undefined) setAttribute(document.documentElement, 'lang', patch.lang);
      if (patch.fragment !== undefined) root.dataset.fragment = patch.fragment;
      for (const key of patch.removed ?? []) remove(key);
      for (const node of patch.written ?? []) written(node);
      const wanted = keepDialog(patch.focus ?? '', held);
      if (wanted) focus(wanted);
      if (patch.announce) announce(patch.announce, patch.urgent === true);
      showing = false;
    },

    place({ height, boxes = [] }) {
      if (height !== undefined) root.style.setProperty('--height', `${height}px`);
      const moved = new Set();
      for (const [name, x, y, w, h] of boxes) {
        const isField = name.endsWith('#field');
        const entry = entries.get(isField ? name.slice(0, -'#field'.length) : name);
        if (!entry) continue;
        if (isField) entry.fieldBox = { x, y, w, h };
        else entry.box = { x, y, w, h };
        moved.add(entry);
      }
      for (const entry of moved) layOutAll(entry);
      if (awaitedScroll) {
        const entry = entries.get(awaitedScroll);
        awaitedScroll = '';
        if (entry?.box && targetOf(entry).contains(document.activeElement))
          targetOf(entry).scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
    },

    setView(now) {
      view = now;
    },

    // name -> codepoint, as the build wrote it
    setIcons(codepoints) {
      icons = {};
      for (const [name, code] of Object.entries(codepoints))
        icons[name] = String.fromCodePoint(typeof code === 'number' ? code : Number.parseInt(code, 16));
      for (const entry of entries.values()) showIcons(entry);
    },

    // The thing to do that is painted at a place of the window, if any: a hand that pressed it there goes on from it.
    at(x, y) {
      let found = null;
      for (const entry of entries.values()) {
        if (!entry.box || !entry.node.act || entry.element.closest('[inert]')) continue;
        const isFixed = entry.element.closest('[data-fixed]') !== null;
        const [left, top] = isFixed ? [entry.box.x, entry.box.y] : [entry.box.x - scrollX, entry.box.y - scrollY];
        if (x >= left && x < left + entry.box.w && y >= top && y < top + entry.box.h) found = entry;
      }
      return found ? targetOf(found) : null;
    },
  };
}
