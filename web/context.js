// When the graphics card takes its context away: the text view, until it comes back. Twice in a minute: for good.

import { call } from './calls.js';

export function watchContext({ canvas, views }) {
  let lost = false;
  let lastLoss = -Infinity;
  let staysText = false;
  let viewBefore = views.now();

  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // else it never comes back
    const now = performance.now();
    staysText ||= now - lastLoss < 60000;
    lastLoss = now;
    lost = true;
    viewBefore = views.now();
    call('tk_context_lost');
    views.show('text');
  });

  canvas.addEventListener('webglcontextrestored', () => {
    lost = false;
    call('tk_context_restored');
    if (!staysText && viewBefore === 'canvas') views.show('canvas');
  });

  return { isLost: () => lost };
}
