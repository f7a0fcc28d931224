// One table of several runs of the benchmark program: bench-table.mjs FOLDER PLACE...
// The first place is the measure of the others.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [folder, ...places] = process.argv.slice(2);
const runs = places.map((place) => JSON.parse(readFileSync(path.join(folder, `${place}.json`), 'utf8')));
const rowsOf = (run) => run.rows?.map(({ name, ms, target_ms: target }) => ({ name, value: ms, target })) ?? [
  { name: 'ns per rule', value: run.median_ns_per_rule },
];
const table = new Map();
runs.forEach((run, i) => {
  for (const { name, value, target } of rowsOf(run)) {
    if (!table.has(name)) table.set(name, []);
    table.get(name)[i] = { value, target };
  }
});

const width = 18;
const unit = runs[0].rows ? 'ms' : '';
console.log(['', ...places.map((place, i) => (i === 0 ? `${place} ${unit}` : `${place} ${unit} (ratio)`))].map((text, i) => (i ? text.padStart(i === 1 ? width : width + 10) : text.padEnd(36))).join(''));
for (const [name, cells] of table) {
  const words = places.map((place, i) => {
    const cell = cells[i];
    if (!cell) return ''.padStart(i ? width + 10 : width);
    const verdict = cell.target ? (cell.value <= cell.target ? '+' : '-') : ' ';
    const ratio = i > 0 && cells[0]?.value > 0 ? ` (${(cell.value / cells[0].value).toFixed(2)})` : '';
    return (cell.value.toFixed(cell.value < 100 ? 3 : 0) + verdict + ratio).padStart(i ? width + 10 : width);
  });
  console.log(name.padEnd(36) + words.join(''));
}
if (runs[0].rows) {
  console.log('+ reaches its target, - misses it; in parentheses: the ratio to the first column');
  runs.forEach((run, i) => {
    const mib = (bytes) => `${(bytes / 1048576).toFixed(1)} MiB`;
    const batch = run.rows.find(({ name }) => name === 'batch');
    console.log(`${places[i]}: memory ${mib(run.memory_loaded)} with the content loaded, ${mib(run.memory_most)} at most`
      + (batch ? `; batch ${Math.round(batch.per_minute)} per minute and core` : ''));
  });
} else {
  const { rules, profiles } = runs[0];
  console.log(`${rules} rules for ${profiles} profiles, all results as expected in each place; median of 15 rounds`);
}
