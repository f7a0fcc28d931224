// Failure, in words of the page: the application is not there to say it.

const html = document.documentElement;
let failed = false;

export const hasFailed = () => failed;

export function fail(reason, error) {
  if (failed) return;
  failed = true;
  const box = document.getElementById('failure');
  html.dataset.failed = reason;
  box.dataset.reason = reason;
  box.hidden = false;
  window.scrollTo(0, 0);
  if (error) console.warn(error);
}
