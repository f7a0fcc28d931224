// What the benchmark program needs to find in its memory: the content, and the files that the command line names.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

// The arguments as the program is to get them, with their files: { args, files: [path in memory, path on disk] }.
export function prepare(args) {
  if (args[0] === 'rules') {
    const files = [];
    const given = args.map((word, i) => {
      if (i === 0 || word.startsWith('--') || args[i - 1] === '--format') return word;
      files.push([`/files/${files.length}.json`, path.resolve(word)]);
      return files.at(-1)[0];
    });
    return { args: given, files };
  }
  const files = readdirSync(path.join(project, 'assets/content/base'), { recursive: true })
    .filter((name) => name.endsWith('.json'))
    .map((name) => [`/content/${name}`, path.join(project, 'assets/content/base', name)]);
  return { args: args.includes('--content') ? args : [...args, '--content', '/content'], files };
}

export const bytesOf = (files) => files.map(([inside, disk]) => [inside, readFileSync(disk)]);
