// Where a person is: the address, how far the page is scrolled, and what is looked at.

import { call } from './calls.js';

const html = document.documentElement;

export function addressed() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ''; // not a place of ours
  }
}

export function createPlace({ mirror, isText, leavesTrace = true }) {
  let fragment = addressed();
  let awaitedTop = history.state?.top ?? null; // where to scroll once the page is as tall again as it was

  // What a person looks at, to find it again when the device is turned or a keyboard comes up: { key, top, focused }.
  let anchor = null;
  let awaitedAnchor = null; // until the next frame, which says where things are now

  function rememberTop() {
    anchor = mirror.inSight();
    try {
      history.replaceState({ top: scrollY }, '');
    } catch {
      // too many in a short time: the place is then a little old
    }
  }

  function scrollToAwaited() {
    if (awaitedTop === null) return;
    window.scrollTo(0, awaitedTop);
    if (html.scrollHeight >= awaitedTop + window.innerHeight || isText()) awaitedTop = null;
  }

  return {
    fragment: () => fragment,
    rememberTop,
    scrollToAwaited,

    look() {
      anchor = mirror.inSight();
    },

    looked: () => anchor,

    // What the next frame is to bring back into sight; null: nothing.
    awaitAnchor(looked) {
      awaitedAnchor = looked;
    },

    placed() {
      mirror.bring(awaitedAnchor);
      scrollToAwaited();
    },

    visited() {
      const next = addressed();
      if (next === fragment) return;
      fragment = next;
      awaitedTop = history.state?.top ?? 0;
      call('tk_visit', fragment);
      if (isText()) scrollToAwaited();
    },

    visit(next, replace) {
      if (next === addressed()) return;
      fragment = next;
      const address = `${location.pathname}${location.search}${next ? `#${encodeURI(next)}` : ''}`;
      if (replace || !leavesTrace) {
        history.replaceState({ top: replace ? scrollY : 0 }, '', address);
        if (!replace) window.scrollTo(0, 0);
        return;
      }
      rememberTop();
      history.pushState({ top: 0 }, '', address);
      awaitedTop = null;
      window.scrollTo(0, 0);
    },
  };
}
