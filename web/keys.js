// Keys that are pressed together and do or reach something (Block::keys in src/present/screen.h): what the item of a list
// has in which the focus is, else the one thing on the page that has them.

const letter = /^Key([A-Z])$/;

// Alt changes what a letter gives on some keyboards; then its place counts.
const nameOf = ({ key, code }) => (/^[a-z]$/i.test(key) ? key.toUpperCase() : letter.exec(code)?.[1] ?? key);

export function watchKeys(root) {
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const wanted = `[aria-keyshortcuts="Alt+${CSS.escape(nameOf(event))}"]`;
    const here = document.activeElement?.closest('[data-role="item"]')?.querySelector(wanted);
    const all = root.querySelectorAll(wanted);
    const found = here ?? (all.length === 1 ? all[0] : null);
    if (!found || found.closest('[inert]')) return;
    event.preventDefault();
    found.focus();
    if (!found.matches('input[type="text"]')) found.click();
  });
}
