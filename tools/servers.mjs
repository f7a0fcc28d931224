#!/usr/bin/env node
// The headers of headers.mjs as files that real servers read:
//   node tools/servers.mjs --out DIR [--parents "https://www.example.org https://intranet.example.org"]
// Writes DIR/standalone and DIR/embed, and the check of a server, which needs nothing beside it. They stand beside `dist` and not in it: what is in `dist` a visitor can fetch.

import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { caching, fault, headersOf, packed, transport, types } from './headers.mjs';

const bare = (type) => type.split(';')[0];
const small = [...new Set(Object.entries(types).filter(([ending]) => !packed.has(ending)).map(([, type]) => bare(type)))];
const inUtf8 = Object.entries(types).filter(([, type]) => type.includes('charset='));
const endings = Object.keys(types);

const about = {
  standalone: ['Nobody may show the page in a frame.'],
  embed: ["Who may show the page in a frame stands behind frame-ancestors: 'self' is this address itself. Add the sites that",
    'may, with a space between them: frame-ancestors https://www.example.org https://intranet.example.org;'],
};
const comment = (profile, sign, ...lines) => [...lines, ...about[profile]].map((line) => `${sign}${line ? ` ${line}` : ''}`).join('\n');

function nginx(profile, headers) {
  const byType = new Map();
  for (const [ending, type] of Object.entries(types)) byType.set(bare(type), [...(byType.get(bare(type)) ?? []), ending.slice(1)]);
  return `${comment(profile, '#', 'Terreinkompas on nginx 1.18 or later. In the block of the server, or of a location:',
    '    root /srv/terreinkompas;', '    include /etc/nginx/terreinkompas.conf;',
    'An add_header beside these, in a location within, would take all of them away there: put it here.')}

index index.html;
error_page 404 /404.html;

types {
${[...byType].map(([type, all]) => `    ${type} ${all.join(' ')};`).join('\n')}
}
default_type application/octet-stream;
charset utf-8;
charset_types ${[...new Set(inUtf8.map(([, type]) => bare(type)))].filter((type) => type !== 'text/html').join(' ')};

gzip on;
gzip_vary on;
gzip_proxied any;
gzip_min_length 1024;
gzip_types ${small.filter((type) => type !== 'text/html').join(' ')};

set $terreinkompas_transport "";
if ($scheme = https) { set $terreinkompas_transport "${transport}"; }
add_header Strict-Transport-Security $terreinkompas_transport always;
add_header Cache-Control "${caching}" always;
${Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`).join('\n')}

location ~ /\\. { return 404; }
`;
}

function apache(profile, headers) {
  return `${comment(profile, '#', 'Terreinkompas on Apache 2.4.10 or later. As .htaccess beside index.html, where "AllowOverride FileInfo Indexes"',
    'holds, or inside the <Directory> of the folder. It needs mod_headers, mod_mime, mod_dir, mod_filter and mod_deflate;',
    'without them the server answers with an error, and not without protection.')}

DirectoryIndex index.html
ErrorDocument 404 /404.html

${Object.entries(types).map(([ending, type]) => `AddType ${bare(type)} ${ending}`).join('\n')}
AddCharset utf-8 ${inUtf8.map(([ending]) => ending).join(' ')}

AddOutputFilterByType DEFLATE ${small.join(' ')}
# A compressed answer has another mark: without this a browser fetches again what did not change.
RequestHeader edit If-None-Match ^\\"(.*)-gzip\\"$ \\"$1\\"

Header always set Strict-Transport-Security "${transport}" "expr=%{HTTPS} == 'on'"
Header always set Cache-Control "${caching}"
${Object.entries(headers).map(([name, value]) => `Header always set ${name} "${value}"`).join('\n')}
`;
}

const inXml = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function iis(profile, headers) {
  const all = { 'Strict-Transport-Security': transport, 'Cache-Control': caching, ...headers };
  return `<?xml version="1.0" encoding="utf-8"?>
<!--
${comment(profile, ' ', 'Terreinkompas on IIS 10. As web.config beside index.html. The server compresses text; that it compresses the program',
    '(application/wasm), too, is a setting of the whole server: httpCompression, staticTypes.').replaceAll('--', '- -')}
-->
<configuration>
  <system.webServer>
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <httpErrors errorMode="Custom">
      <remove statusCode="404" />
      <error statusCode="404" path="404.html" responseMode="File" />
    </httpErrors>
    <urlCompression doStaticCompression="true" doDynamicCompression="false" />
    <staticContent>
      <clientCache cacheControlMode="NoControl" />
${Object.entries(types).map(([ending, type]) => `      <remove fileExtension="${ending}" />\n      <mimeMap fileExtension="${ending}" mimeType="${type}" />`).join('\n')}
    </staticContent>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
${Object.entries(all).map(([name, value]) => `        <remove name="${name}" />\n        <add name="${name}" value="${inXml(value)}" />`).join('\n')}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
`;
}

function hosts(profile, headers) {
  const all = { 'Strict-Transport-Security': transport, 'Cache-Control': caching, ...headers };
  const lines = (some) => Object.entries(some).map(([name, value]) => `  ${name}: ${value}`).join('\n');
  return `${comment(profile, '#', 'Terreinkompas on a host of static files that reads a file _headers (Netlify, Cloudflare Pages and others). As _headers',
    'beside index.html.')}

/*
${lines(all)}

${endings.map((ending) => `/*${ending}\n${lines({ 'Content-Type': types[ending] })}`).join('\n\n')}
`;
}

// How each file is called here, and what writes it.
export const files = { 'nginx.conf': nginx, 'apache.htaccess': apache, 'iis.web.config': iis, 'static.headers': hosts };

export async function writeServers(out, { parents = ["'self'"] } = {}) {
  await rm(out, { recursive: true, force: true });
  for (const profile of ['standalone', 'embed']) {
    await mkdir(path.join(out, profile), { recursive: true });
    for (const [name, make] of Object.entries(files)) await writeFile(path.join(out, profile, name), make(profile, headersOf(profile, { parents })));
  }
  const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
  await cp(path.join(project, 'web/embed'), path.join(out, 'embed'), { recursive: true });
  for (const name of ['check-server.mjs', 'headers.mjs']) await cp(path.join(project, 'tools', name), path.join(out, name));
}

async function main(given) {
  const options = {};
  for (let i = 0; i < given.length; i += 2) options[given[i]] = given[i + 1];
  const { '--out': out, '--parents': parents = "'self'", ...other } = options;
  const list = parents.split(' ').filter(Boolean);
  if (!out || Object.keys(other).length > 0) {
    console.error('usage: node tools/servers.mjs --out DIR [--parents "https://www.example.org ..."]');
    return 2;
  }
  if (fault(list)) {
    console.error(fault(list));
    return 1;
  }
  await writeServers(path.resolve(out), { parents: list });
  return 0;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
