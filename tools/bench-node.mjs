// The benchmark program of the web build under Node: bench-node.mjs BUILD engine|rules ...
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bytesOf, prepare } from './bench-files.mjs';
import { run } from './bench-wasm.mjs';

const [build, ...words] = process.argv.slice(2);
const { default: create } = await import(pathToFileURL(path.resolve(build, 'src/terreinkompas-bench.mjs')));
const { args, files } = prepare(words);
const { code, out, err } = await run(create, args, bytesOf(files));
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
