// The window on the canvas. Who begins in the text view gets it with the first change to the other: until then nothing
// of it is fetched, and no graphics card is used.

import { canDraw } from './asked.js';
import { call } from './calls.js';
import { fetchFonts } from './fetching.js';

export function createDrawing() {
  let module = null; // what the application was made with: it reads the fonts there
  let begun = null;

  async function begin() {
    try {
      module.fonts = await fetchFonts();
      return call('tk_window') === 1;
    } catch (error) {
      console.warn(error);
      begun = null; // the network may be back the next time
      return false;
    }
  }

  return {
    // With its fonts, or none where the application begins without a window.
    join(given) {
      module = given;
      if (Object.keys(given.fonts).length > 0) begun = Promise.resolve(true);
    },

    // Whether the canvas can show the page now.
    async ready() {
      if (!canDraw()) return false;
      begun ??= begin();
      return begun;
    },
  };
}
