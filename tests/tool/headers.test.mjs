// The files for servers say what tools/headers.mjs says, each in the language of its server; the policy is as strict as
// the checks of internet.nl ask, and no list of parents can put something else into a file.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { caching, fault, headersOf, policy, transport, types } from '../../tools/headers.mjs';
import { files, writeServers } from '../../tools/servers.mjs';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'kompas-servers-'));
after(() => rmSync(folder, { recursive: true }));
before(() => writeServers(folder));

const bare = (type) => type.split(';')[0];
const parts = (text) => new Map(text.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]));

// Each reads a file as its server does, as far as it goes: { headers, types }.
const readers = {
  'nginx.conf'(text) {
    const charset = new Set(['text/html', ...(/^charset_types (.*);$/m.exec(text)?.[1] ?? '').split(' ')]);
    assert.match(text, /^charset utf-8;$/m);
    const all = {};
    for (const [, type, endings] of (/^types \{\n([^}]*)\}/m.exec(text)?.[1] ?? '').matchAll(/^ +(\S+) ([^;]+);$/gm))
      for (const ending of endings.split(' ')) all[`.${ending}`] = charset.has(type) ? `${type}; charset=utf-8` : type;
    const headers = Object.fromEntries([...text.matchAll(/^add_header (\S+) "([^"]*)" always;$/gm)].map(([, name, value]) => [name, value]));
    assert.match(text, /^add_header Strict-Transport-Security \$terreinkompas_transport always;$/m);
    headers['Strict-Transport-Security'] = /^if \(\$scheme = https\) \{ set \$terreinkompas_transport "([^"]*)"; \}$/m.exec(text)?.[1];
    return { headers, types: all };
  },
  'apache.htaccess'(text) {
    const utf8 = new Set((/^AddCharset utf-8 (.*)$/m.exec(text)?.[1] ?? '').split(' '));
    return {
      headers: Object.fromEntries([...text.matchAll(/^Header always set (\S+) "([^"]*)"(?: "expr=%\{HTTPS\} == 'on'")?$/gm)].map(([, name, value]) => [name, value])),
      types: Object.fromEntries([...text.matchAll(/^AddType (\S+) (\S+)$/gm)].map(([, type, ending]) => [ending, utf8.has(ending) ? `${type}; charset=utf-8` : type])),
    };
  },
  'iis.web.config'(text) {
    const read = `
import json, sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read()).find('system.webServer')
print(json.dumps({'headers': {one.get('name'): one.get('value') for one in root.find('httpProtocol/customHeaders').findall('add')},
  'types': {one.get('fileExtension'): one.get('mimeType') for one in root.find('staticContent').findall('mimeMap')}}))`;
    return JSON.parse(execFileSync('python3', ['-c', read], { input: text, encoding: 'utf8' }));
  },
  'static.headers'(text) {
    const found = { headers: {}, types: {} };
    let place = '';
    for (const line of text.split('\n').filter((one) => one && !one.startsWith('#'))) {
      const [, name, value] = /^ {2}([^:]+): (.*)$/.exec(line) ?? [];
      if (name === undefined) place = line;
      else if (place === '/*') found.headers[name] = value;
      else if (name === 'Content-Type') found.types[place.slice(2)] = value;
    }
    return found;
  },
};

for (const profile of ['standalone', 'embed'])
  for (const name of Object.keys(files))
    test(`${profile}/${name} says what the source says`, () => {
      const found = readers[name](readFileSync(path.join(folder, profile, name), 'utf8'));
      assert.deepEqual(found.headers, { ...headersOf(profile), 'Cache-Control': caching, 'Strict-Transport-Security': transport });
      assert.deepEqual(found.types, types);
    });

test('text is written in UTF-8, and WebAssembly has its own type', () => {
  for (const [ending, type] of Object.entries(types)) if (/^(text\/|application\/json)/.test(type)) assert.match(type, /; charset=utf-8$/, ending);
  assert.equal(types['.wasm'], 'application/wasm');
  assert.equal(bare(types['.webmanifest']), 'application/manifest+json');
});

describe('the policy', () => {
  for (const profile of ['standalone', 'embed', 'one-file'])
    test(`allows nothing that is not needed: ${profile}`, () => {
      const text = policy(profile, { scripts: ['start()'], styles: ['p {}'] });
      const is = parts(text);
      assert.deepEqual(is.get('default-src'), ["'none'"]);
      for (const name of ['base-uri', 'form-action', 'frame-src']) assert.deepEqual(is.get(name), ["'none'"], name);
      assert.ok(!/unsafe-inline|'unsafe-eval'|unsafe-hashes|strict-dynamic|https?:|\*|blob:/.test(text), text);
      assert.ok(![...is.get('script-src'), ...is.get('default-src')].includes('data:'));
      assert.deepEqual(is.get('require-trusted-types-for'), ["'script'"]);
    });

  test('has a hash for each text of the one file, and nothing that a <meta> can not say', () => {
    const is = parts(policy('one-file', { scripts: [''], styles: ['', ''], more: { 'style-src': 'data:', 'connect-src': 'data:' } }));
    const empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"; // of no bytes at all, as everybody knows it
    assert.deepEqual(is.get('script-src'), [empty, "'wasm-unsafe-eval'"]);
    assert.deepEqual(is.get('style-src'), [empty, empty, 'data:']);
    assert.deepEqual(is.get('connect-src'), ['data:']);
    for (const name of ['frame-ancestors', 'sandbox', 'report-uri']) assert.ok(!is.has(name), name);
  });

  test('lets the parents that are named frame the page, and nobody else', () => {
    assert.deepEqual(parts(policy('standalone')).get('frame-ancestors'), ["'none'"]);
    assert.equal(headersOf('standalone')['X-Frame-Options'], 'DENY');
    const parents = ['https://www.example.org', 'https://*.example.org:8443'];
    assert.deepEqual(parts(policy('embed', { parents })).get('frame-ancestors'), parents);
    assert.equal(headersOf('embed', { parents })['X-Frame-Options'], undefined);
  });

  for (const bad of ['*', 'https:', 'http://www.example.org', 'https://www.example.org/page', "https://a.example'; script-src *", 'https://a.example"', 'https://a\n', '', "'none'", 'data:', 'https://*'])
    test(`${JSON.stringify(bad)} is no parent`, () => {
      assert.notEqual(fault([bad]), '');
      assert.throws(() => policy('embed', { parents: ["'self'", bad] }));
    });
  test('a list without anybody is refused', () => assert.throws(() => policy('embed', { parents: [] })));
});

test('the command writes the parents into each file, and refuses what is none', () => {
  const out = path.join(folder, 'made');
  const run = (...given) => spawnSync(process.execPath, [path.join(project, 'tools/servers.mjs'), ...given], { encoding: 'utf8' });
  assert.equal(run('--out', out, '--parents', "'self' https://www.example.org").status, 0);
  for (const name of Object.keys(files)) {
    const { headers } = readers[name](readFileSync(path.join(out, 'embed', name), 'utf8'));
    assert.match(headers['Content-Security-Policy'], /frame-ancestors 'self' https:\/\/www\.example\.org;/, name);
  }
  const refused = run('--out', out, '--parents', 'https://www.example.org/page');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /without a path/);
  assert.equal(run('--parents', "'self'").status, 2);
});
