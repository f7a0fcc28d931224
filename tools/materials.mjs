// What the page is made of besides our own: the bill of materials (CycloneDX 1.6) and the texts of all licences in one file.
// Versions and hashes are read where they are pinned: cmake/pins.txt, cmake/dependencies.cmake, tools/setup,
// package-lock.json, and of what the compiler brings along in the compiler's own folder.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const here = (...parts) => path.join(project, ...parts);

// `line`: the one of `about.licences` in locales that names it. `text` finds the licence in its source.
const libraries = [
  { id: 'imgui', name: 'Dear ImGui', author: 'Omar Cornut', licence: 'MIT', line: 4, text: ['LICENSE.txt'], purl: 'pkg:github/ocornut/imgui@v' },
  { id: 'sdl2', name: 'SDL', author: 'Sam Lantinga', licence: 'Zlib', line: 5, text: ['LICENSE.txt', 'src/video/yuv2rgb/LICENSE'], purl: 'pkg:github/libsdl-org/SDL@release-' },
  { id: 'nlohmann_json', name: 'JSON for Modern C++', author: 'Niels Lohmann', licence: 'MIT', line: 6, text: ['LICENSE.MIT'], purl: 'pkg:github/nlohmann/json@v' },
  { id: 'qrcodegen', name: 'QR Code generator', author: 'Project Nayuki', licence: 'MIT', line: 7, text: ['c/qrcodegen.c'], head: true, purl: 'pkg:github/nayuki/QR-Code-generator@v' },
];
const within = [
  { id: 'stb', of: 'imgui', name: 'stb', author: 'Sean Barrett', licence: 'MIT OR Unlicense', line: 9,
    files: ['imstb_truetype.h', 'imstb_rectpack.h', 'imstb_textedit.h'], text: 'imstb_truetype.h' },
];
const packages = [
  { id: '@fontsource/atkinson-hyperlegible-next', name: 'Atkinson Hyperlegible Next', author: 'Braille Institute', licence: 'OFL-1.1', line: 2 },
  { id: 'lucide-static', name: 'Lucide', author: 'Lucide Contributors', licence: 'ISC', line: 3 },
  { id: 'idb', name: 'idb', author: 'Jake Archibald', licence: 'ISC', line: 8 },
];
const llvm = 'Apache-2.0 WITH LLVM-exception';
const ofCompiler = [
  { id: 'emscripten', name: 'Emscripten', author: 'The Emscripten Authors', licence: 'MIT OR NCSA', line: 10, text: here('assets/licences/emscripten.txt'), purl: 'pkg:github/emscripten-core/emscripten@' },
  { id: 'musl', name: 'musl', author: 'Rich Felker', licence: 'MIT', line: 11, text: 'system/lib/libc/musl/COPYRIGHT' },
  { id: 'libcxx', name: 'libc++', author: 'LLVM Project', licence: llvm, line: 12, text: here('assets/licences/llvm.txt') },
  { id: 'libcxxabi', name: 'libc++abi', author: 'LLVM Project', licence: llvm, line: 12 },
  { id: 'compiler-rt', name: 'compiler-rt', author: 'LLVM Project', licence: llvm, line: 12 },
];

// How the about page writes a licence.
export const spoken = {
  MIT: 'MIT', Zlib: 'zlib', ISC: 'ISC', 'OFL-1.1': 'SIL Open Font License 1.1', 'MIT OR Unlicense': 'MIT', 'MIT OR NCSA': 'MIT', [llvm]: 'Apache-2.0', 'EUPL-1.2': 'EUPL-1.2',
};
export const shown = () => [{ name: 'Terreinkompas', licence: 'EUPL-1.2', line: 1 }, ...libraries, ...within, ...packages, ...ofCompiler]
  .map(({ name, licence, line }) => ({ name, licence, line }));

const text = (file) => readFile(file, 'utf8');

function found(all, pattern, what) {
  const hit = all.match(pattern);
  if (!hit) throw new Error(`${what} is not where tools/materials.mjs looks for it`);
  return hit[1];
}

// Where the sources of a library are that the build took.
function sourcesOf(id, build) {
  const folder = [here('.setup/sources', id), path.join(build, '_deps', `${id}-src`)].find(existsSync);
  if (!folder) throw new Error(`the sources of ${id} are not there: run tools/setup`);
  return folder;
}

async function compilerHome(build) {
  const cache = await text(path.join(build, 'CMakeCache.txt'));
  return path.dirname(await realpath(found(cache, /^EMCC:[A-Z]+=(.+)$/m, 'emcc')));
}

const licence = (given) => [/ (OR|AND|WITH) /.test(given) ? { expression: given } : { license: { id: given } }];
const component = ({ id, name, author, licence: given }, more) => ({
  type: 'library', 'bom-ref': id, name, ...more, authors: [{ name: author }], licenses: licence(given),
});

// Each with its text and the component of the bill. `build`: the folder of the web build.
async function materials(build) {
  const [pins, dependencies, setup, lock] = await Promise.all([
    text(here('cmake/pins.txt')), text(here('cmake/dependencies.cmake')), text(here('tools/setup')), text(here('package-lock.json')).then(JSON.parse),
  ]);
  const list = [];

  for (const one of libraries) {
    const folder = sourcesOf(one.id, build);
    const version = found(setup, new RegExp(`source_tarball ${one.id} \\S+ (\\S+)`), `the version of ${one.id}`);
    const declared = found(dependencies, new RegExp(`FetchContent_Declare\\(${one.id} ([^)]*)\\)`), one.id);
    const [, address] = declared.match(/(?:URL|GIT_REPOSITORY) (\S+)/);
    const [, hash] = declared.match(/URL_HASH SHA256=(\S+)/) ?? [];
    const [, commit] = declared.match(/GIT_TAG (\S+)/) ?? [];
    const fromArchive = existsSync(path.join(folder, `.ready-${version}`));
    const pin = found(pins, new RegExp(`^${one.id}\\s+([0-9a-f]{64})`, 'm'), `the pin of ${one.id}`);
    const taken = fromArchive ? pin : hash;
    const texts = await Promise.all(one.text.map((name) => text(path.join(folder, name))));
    list.push({ texts: one.head ? texts.map((source) => found(source, /^\/\*([\s\S]*?)\*\//, `the licence of ${one.id}`).replace(/^ \* ?/gm, '')) : texts, of: one,
      component: component(one, {
        version, purl: `${one.purl}${version}`, ...(taken && { hashes: [{ alg: 'SHA-256', content: taken }] }),
        externalReferences: [commit ? { type: 'vcs', url: address, comment: `commit ${commit}` }
          : { type: 'source-distribution', url: address, hashes: [{ alg: 'SHA-256', content: hash }] }],
      }) });
  }

  for (const one of within) {
    const folder = sourcesOf(one.of, build);
    const versions = await Promise.all(one.files.map(async (file) =>
      `${file.replace(/^im|\.h$/g, '')} ${found(await text(path.join(folder, file)), /\bv(\d+\.\d+)\b/, `the version of ${file}`)}`));
    const end = found(await text(path.join(folder, one.text)), /\n(This software is available under 2 licenses[\s\S]*?)\n?\*\//, `the licence of ${one.id}`);
    list.push({ texts: [end], of: one, component: component(one, { version: versions.join(', '), description: `Part of ${one.of}, changed there.` }) });
  }

  for (const one of packages) {
    const { version, integrity } = lock.packages[`node_modules/${one.id}`];
    const [, algorithm, base64] = integrity.match(/^sha(\d+)-(.+)$/);
    list.push({ texts: [await text(here('node_modules', one.id, 'LICENSE'))], of: one,
      component: component(one, {
        version, purl: `pkg:npm/${one.id.replace('@', '%40')}@${version}`,
        hashes: [{ alg: `SHA-${algorithm}`, content: Buffer.from(base64, 'base64').toString('hex') }],
      }) });
  }

  const home = await compilerHome(build);
  const lib = path.join(home, 'system/lib');
  const emscripten = (await text(path.join(home, 'emscripten-version.txt'))).trim().replaceAll('"', '');
  const cxx = found(await text(path.join(lib, 'libcxx/include/__config')), /define _LIBCPP_VERSION (\d+)/, 'the version of libc++');
  const ofLlvm = `${Number(cxx.slice(0, -4))}.${Number(cxx.slice(-4, -2))}`;
  const versions = { emscripten, musl: (await text(path.join(lib, 'libc/musl/VERSION'))).trim() };
  for (const one of ofCompiler)
    list.push({ texts: one.text ? [await text(path.resolve(home, one.text))] : [], of: one,
      component: component(one, {
        version: versions[one.id] ?? ofLlvm, ...(one.purl && { purl: `${one.purl}${emscripten}` }),
        ...(one.id !== 'emscripten' && { description: `As Emscripten ${emscripten} brings it along.` }),
      }) });
  return list;
}

const version = async () => found(await text(here('CMakeLists.txt')), /project\(terreinkompas VERSION (\S+)/, 'the version');

// Without a date, so that two builds of the same sources have the same; its number is made of what it says.
async function billOf(list) {
  const own = { type: 'application', 'bom-ref': 'terreinkompas', name: 'Terreinkompas', version: await version(), licenses: licence('EUPL-1.2') };
  const components = list.map((one) => one.component);
  const dependencies = [
    { ref: 'terreinkompas', dependsOn: list.filter(({ of }) => !of.of && !ofCompiler.slice(1).includes(of)).map(({ of }) => of.id) },
    { ref: 'emscripten', dependsOn: ofCompiler.slice(1).map(({ id }) => id) },
    ...within.map(({ id, of }) => ({ ref: of, dependsOn: [id] })),
  ];
  const digest = createHash('sha256').update(JSON.stringify([own, components, dependencies])).digest('hex');
  const number = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6',
    serialNumber: `urn:uuid:${number}`, version: 1,
    metadata: { lifecycles: [{ phase: 'build' }], component: own }, components, dependencies,
  };
}

async function licencesOf(list) {
  const parts = [['Terreinkompas', 'EUPL-1.2', await text(here('LICENSE'))]];
  for (const { of, component: { name, version: is }, texts } of list) {
    if (texts.length > 0) parts.push([`${name} ${is}`, of.licence, texts.map((one) => one.trim()).join('\n\n')]);
    else parts[parts.length - 1][0] += `, ${name} ${is}`;
  }
  const line = '='.repeat(80);
  return parts.map(([name, is, words]) => `${line}\n${name}\n${is}\n${line}\n\n${words.trim().replaceAll('\r\n', '\n')}\n`).join('\n');
}

// dist/licenses.txt, and beside dist the bill.
export async function writeMaterials({ wasm, out }) {
  const list = await materials(path.dirname(wasm));
  await writeFile(path.join(out, 'licenses.txt'), await licencesOf(list));
  await writeFile(path.join(out, '../bill-of-materials.cdx.json'), `${JSON.stringify(await billOf(list), null, 2)}\n`);
}
