// Which view is shown, how large the page is, and when the canvas is drawn.

import { call, isJoined } from './calls.js';
import { startText } from './display.js';
import { hasFailed } from './failure.js';

const html = document.documentElement;

// What a notch or a bar of the device covers; the canvas lies beside it (style.css).
function covered() {
  const style = getComputedStyle(html);
  const [top, right, bottom, left] = ['top', 'right', 'bottom', 'left'].map((side) => Number.parseFloat(style.getPropertyValue(`--safe-${side}`)) || 0);
  return { across: left + right, along: top + bottom };
}

export function size() {
  const { across, along } = covered();
  return {
    width: html.clientWidth - across,
    height: window.innerHeight - along,
    text_size: Number.parseFloat(getComputedStyle(html).fontSize) / 16 || 1,
    device_scale: window.devicePixelRatio || 1,
    start_text: startText(),
  };
}

// How wide the page is in letters: the sizes of letters in style.css go by it.
export function showWidth({ width, text_size: letters }) {
  const wide = width / letters;
  html.dataset.width = wide < 360 ? 'tiny' : wide < 600 ? 'narrow' : wide < 1920 ? 'wide' : 'large';
}

export function createViews({ mirror, place, first }) {
  let view = first;
  let measured = '';
  let frameAsked = false;

  // At most one frame waits; at rest none does.
  function wantFrame() {
    if (frameAsked || view !== 'canvas' || !isJoined() || hasFailed()) return;
    frameAsked = true;
    requestAnimationFrame(() => {
      frameAsked = false;
      if (view === 'canvas') call('tk_frame');
      place.awaitAnchor(null);
    });
  }

  function measure() {
    const now = size();
    showWidth(now);
    const mark = JSON.stringify(now);
    if (mark === measured) return;
    const before = JSON.parse(measured || '{}');
    measured = mark;
    // A phone changes the height while one scrolls: only another width puts words elsewhere.
    const turned = now.width !== before.width || now.text_size !== before.text_size;
    const looked = view === 'canvas' ? mirror.inSight() : place.looked(); // the canvas shows the old places still
    if (view === 'canvas' && turned) place.awaitAnchor(looked);
    call('tk_resize', now.width, now.height, now.text_size, now.device_scale, now.start_text);
    wantFrame();
    if (turned) mirror.bring(looked);
    else if (document.activeElement?.matches('input[type="text"]')) document.activeElement.scrollIntoView({ block: 'nearest' });
  }

  function wear(next) {
    document.getElementById('canvas-style').media = next === 'canvas' ? 'all' : 'not all';
    document.getElementById('text-style').media = next === 'text' ? 'all' : 'print';
  }

  return {
    now: () => view,
    resting: () => !frameAsked,
    wantFrame,
    measure,

    // The application starts with the view and size that the page has now. In the text view elements that come before
    // their looks would glide from the colours of no theme.
    begin() {
      if (view === 'text') wear(view);
      measured = JSON.stringify(size());
    },

    show(next) {
      view = next;
      html.dataset.view = next;
      wear(next);
      mirror.setView(next);
      call('tk_view', next);
      if (next === 'canvas') {
        measure();
        call('tk_scroll', scrollY);
        wantFrame();
      }
    },
  };
}
