// What a server says beside each file: one source for tools/serve.mjs, the files for other servers (servers.mjs), the
// check of a server (check-server.mjs) and the policy inside the one-file build.

import { createHash } from 'node:crypto';

// standalone: nobody frames the page. embed: the pages of `parents` may. one-file: within the document, where no server
// speaks; a <meta> can't forbid framing and has no other headers.
export const profiles = ['standalone', 'embed', 'one-file'];

export const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.pack': 'application/octet-stream',
};
export const packed = new Set(['.png', '.woff2']); // nothing to gain by compressing

// A file has no hash in its name, so that one can be replaced: a browser asks each time whether it is still the same.
export const caching = 'no-cache';

// Of a connection by https alone. Without includeSubDomains: the page does not decide for the other names of a domain.
export const transport = 'max-age=63072000';

// The page uses none of what a browser lets a site ask for, but the clipboard: it writes there what a person copies.
const unused = ['accelerometer', 'autoplay', 'camera', 'clipboard-read', 'display-capture', 'encrypted-media', 'fullscreen',
  'gamepad', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment',
  'picture-in-picture', 'publickey-credentials-create', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access',
  'usb', 'window-management', 'xr-spatial-tracking'];

// 'self', or an address without a path: https://www.example.org, https://*.example.org, and http:// on this computer.
const parent = /^('self'|https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?|http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?)$/;

// What is wrong with a list of parents, in words; '' when nothing is.
export function fault(parents) {
  if (parents.length === 0) return "no parent: who frames the page must be named, or 'self'";
  const wrong = parents.find((one) => !parent.test(one));
  return wrong === undefined ? '' : `${wrong}: a parent is an address as https://www.example.org, without a path, or 'self'`;
}

const hash = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

// parents: who may frame the page, of `embed`. scripts, styles: the texts between the tags, byte for byte, of `one-file`,
// which also says in `more` what else it needs: { 'style-src': 'data:' }.
export function policy(profile, { parents = ["'self'"], scripts = [], styles = [], more = {} } = {}) {
  if (!profiles.includes(profile)) throw new Error(`no profile is called ${profile}`);
  const inside = profile === 'one-file';
  const wrong = profile === 'embed' ? fault(parents) : '';
  if (wrong) throw new Error(wrong);
  const parts = {
    'default-src': "'none'",
    'script-src': `${inside ? scripts.map(hash).join(' ') : "'self'"} 'wasm-unsafe-eval'`.trim(),
    'style-src': inside ? styles.map(hash).join(' ') || "'none'" : "'self'",
    'img-src': inside ? 'data:' : "'self'",
    'font-src': inside ? 'data:' : "'self'",
    'connect-src': inside ? "'none'" : "'self'",
    ...(!inside && { 'manifest-src': "'self'", 'worker-src': "'self'" }),
    'frame-src': "'none'",
    ...(!inside && { 'frame-ancestors': profile === 'embed' ? parents.join(' ') : "'none'" }),
    'form-action': "'none'",
    'base-uri': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': inside ? "'none'" : 'terreinkompas', // lets one address through, that of the service worker
  };
  for (const [name, value] of Object.entries(more)) parts[name] = parts[name] && parts[name] !== "'none'" ? `${parts[name]} ${value}` : value;
  return Object.entries(parts).map(([name, value]) => `${name} ${value}`).join('; ');
}

// Of `standalone` and `embed`: name to value, for each answer of the server, also one without a file.
export function headersOf(profile, { parents } = {}) {
  return {
    'Content-Security-Policy': policy(profile, { parents }),
    'X-Content-Type-Options': 'nosniff',
    ...(profile === 'standalone' && { 'X-Frame-Options': 'DENY' }), // it knows no list
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': [...unused.map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
