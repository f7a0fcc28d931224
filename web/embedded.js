// Shown in a frame of another site: tells that site how tall the text view is, so that its frame can be as tall. Listens
// to nothing. The messages are { terreinkompas: 1, height: 2310 } in CSS pixels (null: the frame has its own height, and
// scrolls, as in the canvas view) and { terreinkompas: 1, top: true } when another screen begins.

const html = document.documentElement;

// The policy that came with this page names who may frame it, and the browser kept to it: whoever frames it is of that
// list, so '*' below is nobody else. Where a server sends no such list nothing is told.
async function isExpected() {
  try {
    const answer = await fetch(location.pathname);
    return /(^|;)\s*frame-ancestors\s/i.test(answer.headers.get('content-security-policy') ?? '');
  } catch {
    return false;
  }
}

export async function tellParent(root) {
  if (!await isExpected()) return;
  const tell = (what) => parent.postMessage({ terreinkompas: 1, ...what }, '*');
  html.dataset.framed = 'true'; // as tall as its content, not as its window: text.css
  let told = 0;
  const measure = () => {
    const height = html.dataset.view === 'text' ? Math.ceil(root.getBoundingClientRect().height) : null;
    if (height === told || height === 0) return;
    told = height;
    tell({ height });
  };
  new ResizeObserver(measure).observe(root);
  new MutationObserver(measure).observe(html, { attributeFilter: ['data-view'] });
  let place = root.dataset.fragment;
  new MutationObserver(() => {
    if (root.dataset.fragment === place) return;
    place = root.dataset.fragment;
    tell({ top: true });
  }).observe(root, { attributeFilter: ['data-fragment'] });
  measure();
}
