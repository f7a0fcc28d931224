// Shows a report in a tab of its own. That tab has the policy of this page, which allows no style within a document: the
// style sheet is taken out and laid over it from here. Of a page from a disk the tab is another site, and its policy takes
// the sheet as an address.

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

// The document has a policy of its own, which allows what it has within.
const withLink = (html, style, css) => html.replace('style-src &#39;unsafe-inline&#39;', 'style-src data:')
  .replace(style, () => `<link rel="stylesheet" href="data:text/css;charset=utf-8,${encodeURIComponent(css)}">`);

// False when the browser opens no tab. The address stays good as long as this page, so that the tab can be loaded again.
export function openReport(html) {
  const [whole, css] = html.match(/<style>([^<]*)<\/style>/) ?? ['', ''];
  const local = location.protocol === 'file:';
  const bare = local ? withLink(html, whole, css) : html.replace(whole, '');
  const tab = window.open(URL.createObjectURL(new Blob([bare], { type: 'text/html;charset=utf-8' })));
  if (tab === null) return false;
  if (local) return true;
  dress(tab, css);
  tab.addEventListener('load', () => dress(tab, css));
  return true;
}
