// The page that says what the screen shows. Holds nothing of its own: every word and state comes from the
// patches (src/mirror/patch.h), every deed goes back as an action. What one element says is in element.js.

import { choices, element, firstChildOf, make, says, setAttribute, setStyle, showIcons, tagOf, write } from './element.js';

// icons: name to character, arrives later. act(kind, key, value) tells the application.
export function createMirror({ root, polite, urgent, act }) {
  const entries = new Map(); // key -> entry
  let icons = {};
  let view = 'canvas';
  let count = 0;
  let awaitedScroll = '';

  // --- what a person does --------------------------------------------------------------------------

  const press = (entry) => act('activate', entry.key, '');

  function follow(entry, event) {
    const { href, act: means, look } = entry.node;
    if (href && !href.startsWith('#')) return; // leaves the application: the browser's
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab or window
    event.preventDefault();
    if (means) press(entry);
    else if (look === 'skip') focusElement(root.querySelector('main h1') ?? root.querySelector('main'));
  }

  function choose(entry) {
    press(entry);
    // The application decides: what it did not take over goes back to what it says.
    for (const other of entries.values())
      if (other.input && choices.has(other.node.role) && other.input.checked !== !!other.node.chosen)
        other.input.checked = !!other.node.chosen;
  }

  function type(entry) {
    entry.sent.push(entry.input.value);
    act('set_value', entry.key, entry.input.value);
  }

  const slide = (entry, to) => act('set_value', entry.key, to);

  const deeds = { press, follow, choose, type, slide };

  let showing = false; // the focus that a patch asks for is no news

  root.addEventListener('focusin', (event) => {
    if (showing) return;
    const key = event.target.closest?.('[data-key]')?.dataset.key;
    if (key) act('focus', key, '');
  });

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
      entry = make(node, parent, `tk${++count}`, deeds);
      entries.set(node.key, entry);
    } else if (entry.node.parent !== node.parent) {
      const old = entries.get(entry.node.parent);
      if (old) old.children -= 1;
    }
    // the words of a live region come after the region, or no one hears them
    if (isNew && (node.role === 'status' || node.role === 'alert')) {
      put(entry, node);
      write(entry, node, icons);
    } else {
      write(entry, node, icons);
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
      for (const entry of entries.values()) showIcons(entry, icons);
    },

    // What is looked at: the focus when it is in sight, else the first block below the top of the window.
    inSight() {
      const seen = (target) => {
        const { top, bottom, height } = target.getBoundingClientRect();
        return height > 0 && bottom > 0 && top >= 0 && top < innerHeight ? top : null;
      };
      const focused = root.contains(document.activeElement) ? document.activeElement : null;
      const at = focused?.closest('[data-key]');
      if (at && seen(focused) !== null && !at.closest('[data-fixed]')) return { key: at.dataset.key, top: seen(focused), focused: true };
      for (const block of root.querySelectorAll('main [data-key]')) {
        const top = block.closest('[data-fixed], [data-mirror-only]') ? null : seen(block);
        if (top !== null) return { key: block.dataset.key, top, focused: false };
      }
      return null;
    },

    // Scrolls so that it stands where it stood; what has the focus comes into sight in any case.
    bring(what) {
      const entry = what && entries.get(what.key);
      if (!entry || scrollY === 0 && !what.focused) return;
      const target = what.focused ? targetOf(entry) : entry.element;
      window.scrollBy(0, target.getBoundingClientRect().top - what.top);
      if (what.focused) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
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
