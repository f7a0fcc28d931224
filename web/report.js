// Shows a report in a tab of its own. That tab has the policy of this page, which allows no style within a document: the
// style sheet is taken out and laid over it from here.

// Again when the tab is loaded again; not when it has gone elsewhere.
function dress(tab, css, tries = 100) {
  if (tab.closed || tries === 0) return;
  try {
    const inside = tab.document;
    if (tab.location.protocol !== 'blob:' || inside.readyState === 'loading') {
      setTimeout(() => dress(tab, css, tries - 1), 20);
      return;
    }
    if (inside.adoptedStyleSheets.length > 0) return;
    const sheet = new tab.CSSStyleSheet();
    sheet.replaceSync(css);
    inside.adoptedStyleSheets = [sheet];
    tab.addEventListener('pagehide', () => setTimeout(() => dress(tab, css)), { once: true });
  } catch {
    // another site: nothing of ours is there
  }
}

// False when the browser opens no tab. The address stays good as long as this page, so that the tab can be loaded again.
export function openReport(html) {
  const [whole, css] = html.match(/<style>([^<]*)<\/style>/) ?? ['', ''];
  const tab = window.open(URL.createObjectURL(new Blob([html.replace(whole, '')], { type: 'text/html;charset=utf-8' })));
  if (tab === null) return false;
  dress(tab, css);
  tab.addEventListener('load', () => dress(tab, css));
  return true;
}
