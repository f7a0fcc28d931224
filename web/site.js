// site.json: what who runs the page set for it. The application checks it and says what is wrong; here only what is
// needed before that is read.

import { fetchText } from './fetching.js';

// { text, settings }: without the file, or when it can't be read, there are no settings.
export async function fetchSite() {
  const text = await fetchText('site.json').catch(() => '');
  try {
    const settings = JSON.parse(text);
    return { text, settings: typeof settings === 'object' && settings !== null ? settings : {} };
  } catch {
    return { text, settings: {} };
  }
}
