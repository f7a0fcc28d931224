// Runs the benchmark program of the web build, under Node or in a page: what both share. The program's files are in
// memory; `files` are [path, bytes] to put there first. Gives { code, out, err }.
export async function run(create, args, files) {
  const printed = { out: '', err: '' };
  const program = await create({
    noInitialRun: true,
    print: (line) => { printed.out += `${line}\n`; },
    printErr: (line) => { printed.err += `${line}\n`; },
  });
  for (const [path, bytes] of files) {
    program.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')) || '/');
    program.FS.writeFile(path, bytes);
  }
  const code = program.callMain(args);
  return { code, ...printed };
}
