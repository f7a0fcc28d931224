// A dossier behind a passphrase, with the browser's own cryptography. assets/schema/sealed.schema.json describes the file.
//
// PBKDF2 makes a secret of the passphrase, HKDF two values of that: the key for AES-GCM, and a check by which a wrong
// passphrase is known before anything is decrypted. Everything before the ciphertext is authenticated with it, so once the
// check fits, a failing tag means that the file was changed. The passphrase is kept nowhere.

const format = 'terreinkompas sealed dossier';
const version = 1;
const iterations = 600000; // as OWASP recommends for PBKDF2 with SHA-256
const mostIterations = 10000000; // a hostile file must not keep the page at work for an hour

export const canSeal = globalThis.crypto?.subtle !== undefined;
export const shortest = 12; // characters of a passphrase

const bytesOf = (text) => new TextEncoder().encode(text);

function base64(bytes) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(binary);
}

// Bytes of exactly that text, or null: one value has one spelling.
function fromBase64(text) {
  if (typeof text !== 'string') return null;
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return base64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

const head = ({ salt, check, iv, iterations: times }) => ({ format, version, kdf: 'PBKDF2-SHA-256', iterations: times, salt, check, cipher: 'AES-256-GCM', iv });

async function derive(passphrase, salt, times) {
  // The same letters, however a keyboard composes them.
  const typed = await crypto.subtle.importKey('raw', bytesOf(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: times }, typed, 256);
  const secret = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey', 'deriveBits']);
  const part = (info) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: bytesOf(`${format} ${info}`) });
  return {
    key: await crypto.subtle.deriveKey(part('key'), secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    check: base64(new Uint8Array(await crypto.subtle.deriveBits(part('check'), secret, 128))),
  };
}

// The text of the file: one line.
export async function seal(text, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const { key, check } = await derive(passphrase, salt, iterations);
  const header = head({ salt: base64(salt), check, iv: base64(iv), iterations });
  const additionalData = bytesOf(JSON.stringify(header));
  const hidden = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytesOf(text));
  return `${JSON.stringify({ ...header, text: base64(new Uint8Array(hidden)) })}\n`;
}

// What a text is: null, not sealed; { trouble: 'newer' | 'damaged' }; or { header, hidden } for `unseal`.
export function sealed(text) {
  if (!text.slice(0, 2000).includes(format)) return null;
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return { trouble: 'damaged' };
  }
  if (found?.format !== format) return null;
  if (Number.isInteger(found.version) && found.version > version) return { trouble: 'newer' };
  const [salt, check, iv, hidden] = ['salt', 'check', 'iv', 'text'].map((name) => fromBase64(found[name]));
  const header = head(found);
  const right = found.version === version && salt?.length === 16 && check?.length === 16 && iv?.length === 12 && hidden?.length >= 16
    && Number.isInteger(found.iterations) && found.iterations >= iterations && found.iterations <= mostIterations
    && JSON.stringify(found) === JSON.stringify({ ...header, text: found.text });
  return right ? { header, salt, iv, hidden } : { trouble: 'damaged' };
}

// { text }, or { trouble: 'wrong' | 'changed' }.
export async function unseal({ header, salt, iv, hidden }, passphrase) {
  const { key, check } = await derive(passphrase, salt, header.iterations);
  if (check !== header.check) return { trouble: 'wrong' };
  try {
    const additionalData = bytesOf(JSON.stringify(header));
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, hidden);
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text) };
  } catch {
    return { trouble: 'changed' };
  }
}
