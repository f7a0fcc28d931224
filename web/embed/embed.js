// For a site that shows Terreinkompas in a page of its own. Put this file on that site, and in the page, above the frame:
//   <script src="embed.js"></script>
//   <iframe data-terreinkompas src="https://kompas.example.org/?view=text" title="Terreinkompas" height="900"></iframe>
// The frame becomes as tall as what it shows. Without this file it keeps its height and scrolls.
'use strict';

addEventListener('message', (event) => {
  const frame = [...document.querySelectorAll('iframe[data-terreinkompas]')].find((one) => one.contentWindow === event.source);
  if (!frame || event.origin !== new URL(frame.src).origin || event.data?.terreinkompas !== 1) return;
  const { height, top } = event.data;
  if (height === null) frame.style.removeProperty('height');
  else if (Number.isFinite(height)) frame.style.height = `${Math.min(Math.max(Math.ceil(height), 200), 100000)}px`;
  if (top === true && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
});
