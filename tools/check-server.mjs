#!/usr/bin/env node
// Says whether a server sends what Terreinkompas needs: node tools/check-server.mjs https://kompas.example.org/
// Ends with 0 when it does, 1 when something is missing or wrong, 2 for a wrong command line. Needs Node.js 18 alone.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { caching, headersOf, transport, types } from './headers.mjs';

// One file of each kind, and one that is not there.
const asked = ['', 'boot.js', 'style.css', 'site.json', 'manifest.webmanifest', 'terreinkompas.wasm', 'icon.svg', 'icon-192.png',
  'favicon.ico', 'fonts/terreinkompas-400.ttf', 'content.pack', 'no/such/file.json'];
const large = new Set(['', 'terreinkompas.wasm', 'content.pack', 'style.css']); // worth compressing

// Who may frame the page, as its policy says; [] when nobody may.
function parentsOf(policy) {
  const list = /(?:^|;)\s*frame-ancestors\s+([^;]*)/.exec(policy ?? '')?.[1].trim().split(/\s+/) ?? [];
  return list.length === 1 && list[0] === "'none'" ? [] : list;
}

// What only the server can say of site.json: whether it can be read, and whether what it names is there.
async function siteFaults(text, base) {
  let site;
  try {
    site = JSON.parse(text);
  } catch (error) {
    return [`/site.json: is no JSON (${error.message}); no setting of it counts`];
  }
  const faults = [];
  const colours = ['', 'light', 'dark', 'contrast', 'device'];
  const house = typeof site?.theme === 'string' ? site.theme.replace(/,[a-z]+$/, '') : '';
  const named = { overlay: [site?.overlay, (name) => `overlays/${name}.pack`], theme: [colours.includes(house) ? '' : house, (name) => `themes/${name}.json`] };
  for (const [member, [name, fileOf]] of Object.entries(named)) {
    if (typeof name !== 'string' || name === '') continue;
    if (!/^[a-z0-9-]{1,60}$/.test(name)) faults.push(`/site.json: ${member} is no name of small letters, digits and hyphens`);
    else if (!(await fetch(new URL(fileOf(name), base))).ok) faults.push(`/site.json: ${member} is ${name}, and ${fileOf(name)} is not there`);
  }
  return faults;
}

// { faults, slow, parents }: what is wrong, what is only slow, and who may frame the page.
export async function checked(address) {
  const base = new URL(address);
  const faults = [];
  const slow = [];
  let parents = [];
  for (const name of asked) {
    const answer = await fetch(new URL(name, base), { headers: { 'accept-encoding': 'gzip, br' } });
    const sent = await answer.text();
    if (name === 'site.json' && answer.ok) faults.push(...await siteFaults(sent, base));
    const is = (header) => answer.headers.get(header);
    const shown = `/${name}`;
    const missing = name.startsWith('no/');
    if (answer.status !== (missing ? 404 : 200)) faults.push(`${shown}: status ${answer.status}`);
    if (name === '') parents = parentsOf(is('content-security-policy'));
    let wanted;
    try {
      wanted = parents.length > 0 ? headersOf('embed', { parents }) : headersOf('standalone');
    } catch (error) {
      faults.push(`${shown}: frame-ancestors names ${error.message}`);
      wanted = headersOf('standalone');
    }
    const all = { ...wanted, 'Cache-Control': caching, ...(base.protocol === 'https:' && { 'Strict-Transport-Security': transport }) };
    for (const [header, value] of Object.entries(all))
      if (is(header) !== value) faults.push(`${shown}: ${header} is ${is(header) ?? 'not sent'} and should be ${value}`);
    if (missing) continue;
    const type = types[path.extname(name) || '.html'];
    const kind = (is('content-type') ?? '').replace(/;\s*/, '; ').toLowerCase();
    if (kind !== type) faults.push(`${shown}: Content-Type is ${kind || 'not sent'} and should be ${type}`);
    if (large.has(name) && !is('content-encoding')) slow.push(`${shown}: is sent without compression`);
  }
  return { faults, slow, parents };
}

async function main(given) {
  if (given.length !== 1 || !/^https?:\/\//.test(given[0])) {
    console.error('usage: node tools/check-server.mjs https://kompas.example.org/');
    return 2;
  }
  let found;
  try {
    found = await checked(given[0].endsWith('/') ? given[0] : `${given[0]}/`);
  } catch (error) {
    console.error(`${given[0]} does not answer: ${error.cause?.message ?? error.message}`);
    return 1;
  }
  for (const line of [...found.faults, ...found.slow]) console.log(line);
  console.log(found.faults.length > 0 ? `${found.faults.length} things are wrong` : 'The server sends what it should.');
  console.log(found.parents.length > 0 ? `May show it in a frame: ${found.parents.join(' ')}` : 'Nobody may show it in a frame.');
  return found.faults.length > 0 ? 1 : 0;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
