// What a tab holds of a page that was opened from a disk. In the browser's database every other page of that disk could
// read it; here only this tab can, and only until it is closed. So nothing is lost when the page is loaded again.

const name = 'terreinkompas.visit';
const empty = () => ({ settings: null, open: null, dossiers: {} });

// Of any other page null: there storage.js keeps everything on the device.
export function createVisit() {
  if (location.protocol !== 'file:') return null;
  let held = empty();
  try {
    held = { ...held, ...JSON.parse(sessionStorage.getItem(name) ?? '{}') };
  } catch {
    // then it begins anew
  }
  return {
    ...held,

    // { settings, open, dossiers: id to { text, head } }, whatever of it changed.
    hold(changed) {
      held = { ...held, ...changed };
      try {
        sessionStorage.setItem(name, JSON.stringify(held));
      } catch {
        // more than a tab may hold: it stays in memory
      }
    },
  };
}
