// What a person takes away, read by parsers that know nothing of us: examples, in both languages.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ICAL from 'ical.js';
import Papa from 'papaparse';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.TERREINKOMPAS_PROGRAM ?? path.join(project, 'build/native/src/terreinkompas');
const folder = path.join(project, 'assets/content/base/examples');
// The short run takes a third of them, another one each day of the month.
const whole = process.env.TK_FULL === '1';
const turn = new Date().getDate() % 3;
const examples = readdirSync(folder).filter((name) => name.endsWith('.json')).sort().filter((name, at) => whole || at % 3 === turn || name === 'bakery.json');
const languages = ['nl', 'en'];
const date = '2026-11-24';
const large = { maxBuffer: 1 << 28 };

const file = (name) => path.join(folder, name);
const line = (kind, name, language, day = date) => ['export', kind, file(name), '--language', language, '--date', day];
const made = (...given) => execFileSync(program, line(...given), large).toString();

// Every example in both languages, on all cores: { "csv bakery.json nl": text, ... }.
const texts = new Map();
const plans = new Map();

before(async () => {
  assert.ok(existsSync(program), `${program} is not built`);
  const jobs = examples.flatMap((name) => languages.flatMap((language) => ['csv', 'ics'].map((kind) => [kind, name, language])));
  const run = promisify(execFile);
  const worker = async () => {
    for (let job = jobs.pop(); job; job = jobs.pop()) texts.set(job.join(' '), (await run(program, line(...job), large)).stdout);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  const answers = examples.map((name) => JSON.stringify({ ...JSON.parse(readFileSync(file(name), 'utf8')) })).join('\n');
  const lines = execFileSync(program, ['assess', '--jsonl', '--date', date, '--what-if', 'no'], { ...large, input: `${answers}\n` })
    .toString().trimEnd().split('\n');
  lines.forEach((text, i) => plans.set(examples[i], JSON.parse(text).plan));
});

const each = (kind, visit) => {
  for (const name of examples) for (const language of languages) visit(texts.get(`${kind} ${name} ${language}`), name, language);
};

// --- for a spreadsheet ----------------------------------------------------------------------------------

const rowsOf = (text) => {
  assert.ok(text.startsWith('\uFEFF'), 'a byte order mark');
  const { data, errors } = Papa.parse(text.slice(1), { delimiter: ';', newline: '\r\n' });
  assert.deepEqual(errors, []);
  assert.deepEqual(data.pop(), [''], 'the last line has its end');
  return data;
};
const isNumber = (cell) => /^-?\d+(,\d+)?$/.test(cell);

test('the spreadsheet of every example has a row for each step of its plan, in order', () => {
  each('csv', (text, name, language) => {
    const [head, ...rows] = rowsOf(text);
    const plan = plans.get(name);
    assert.equal(rows.length, plan.length, `${name} ${language}`);
    assert.equal(new Set(head).size, head.length);
    rows.forEach((row, i) => {
      assert.equal(row.length, head.length, `${name} ${language} row ${i}`);
      assert.equal(row[0], String(plan[i].place));
      assert.ok(row[1] && row[2] && row[4] && row[5] && row[15], `${name} ${language}: ${row}`);
      const [low, likely, high] = row.slice(6, 9);
      if (plan[i].group === 'can') {
        for (const cell of [low, likely, high, row[9], row[11]]) assert.ok(isNumber(cell), `${name}: ${cell}`);
        assert.ok(Number(low) <= Number(likely) && Number(likely) <= Number(high));
        assert.ok(row[10] === '' || isNumber(row[10]));
      } else {
        assert.deepEqual(row.slice(6, 12), ['', '', '', '', '', '']);
        assert.match(row[12], /^(\d{4}-\d{2}-\d{2})?$/);
      }
    });
  });
});

test('no cell of any example is a formula, and every line ends as in Windows', () => {
  each('csv', (text, name) => {
    for (const cell of rowsOf(text).flat()) assert.ok(isNumber(cell) || !/^[=+\-@\t\r]/.test(cell), `${name}: ${cell}`);
    assert.ok(!/(^|[^\r])\n|\r(?!\n)/.test(text), name);
    assert.ok(!text.includes('\u00AD') && !/\[[a-z_]+\./.test(text), `${name} has words that are missing`);
  });
});

// --- for a calendar -------------------------------------------------------------------------------------

const eventsOf = (text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
const uidsOf = (text) => eventsOf(text).map((event) => event.getFirstPropertyValue('uid'));

test('the calendar of every example is read, and each event is a whole day with a mark of its own', () => {
  let read = 0;
  each('ics', (text, name, language) => {
    const root = new ICAL.Component(ICAL.parse(text));
    assert.equal(root.name, 'vcalendar');
    assert.equal(root.getFirstPropertyValue('version'), '2.0');
    assert.ok(root.getFirstPropertyValue('prodid').endsWith(language.toUpperCase()));
    const events = root.getAllSubcomponents('vevent');
    assert.ok(events.length > 0);
    const uids = new Set();
    for (const one of events) {
      const { uid, startDate, endDate, summary, description, sequence } = new ICAL.Event(one);
      assert.ok(startDate.isDate && endDate.isDate);
      assert.equal(endDate.subtractDate(startDate).toSeconds(), 86400);
      assert.ok(startDate.toString() >= date, `${name}: ${uid} ${startDate}`);
      assert.ok(summary && !summary.includes('[') && !description?.includes('['), `${name} ${language}: ${summary}`);
      assert.ok(Number.isInteger(sequence) && sequence > 0);
      assert.equal(one.getFirstPropertyValue('dtstamp').toString(), `${date}T00:00:00Z`);
      assert.ok(!uids.has(uid), uid);
      uids.add(uid);
      const alarms = one.getAllSubcomponents('valarm');
      assert.ok(alarms.length > 0);
      for (const alarm of alarms) {
        assert.equal(alarm.getFirstPropertyValue('action'), 'DISPLAY');
        assert.ok(alarm.getFirstPropertyValue('description'));
        // Nine in the morning, on the day or some days before it.
        const seconds = alarm.getFirstPropertyValue('trigger').toSeconds();
        assert.equal(((seconds % 86400) + 86400) % 86400, 9 * 3600);
        assert.ok(seconds <= 9 * 3600);
      }
      ++read;
    }
  });
  assert.ok(read > examples.length);
});

test('the lines of a calendar are short enough and end as the standard says', () => {
  each('ics', (text, name) => {
    assert.ok(text.endsWith('END:VCALENDAR\r\n') && !/(^|[^\r])\n|\r(?!\n)/.test(text), name);
    for (const one of text.split('\r\n')) assert.ok(Buffer.byteLength(one) <= 75, `${name}: ${one}`);
    assert.ok(!text.includes('\uFFFD'), `${name} has a letter that is cut in two`);
  });
});

test('the marks of a calendar are the same in both languages, on two runs and on two dates', () => {
  for (const name of examples) {
    const [nl, en] = languages.map((language) => texts.get(`ics ${name} ${language}`));
    assert.deepEqual(uidsOf(nl), uidsOf(en), name);
  }
  for (const name of ['bakery.json', 'metal-works.json', 'terrain-60.json']) {
    const first = made('ics', name, 'nl');
    assert.equal(made('ics', name, 'nl'), first, 'two runs');
    const later = made('ics', name, 'nl', '2026-12-10');
    // What lies between the two dates is over, nothing comes under another mark.
    const still = eventsOf(first).filter((event) => event.getFirstPropertyValue('dtstart').toString() >= '2026-12-10');
    assert.deepEqual(uidsOf(later), still.map((event) => event.getFirstPropertyValue('uid')));
  }
});

test('a calendar hangs on no clock and no time zone', () => {
  for (const TZ of ['Pacific/Auckland', 'America/Los_Angeles'])
    assert.equal(execFileSync(program, line('ics', 'bakery.json', 'nl'), { ...large, env: { ...process.env, TZ } }).toString(),
      texts.get('ics bakery.json nl'));
});

// --- the command ----------------------------------------------------------------------------------------

test('JSON is the whole result, as assess writes it', () => {
  for (const name of ['bakery.json', 'terrain-60.json'])
    assert.equal(made('json', name, 'nl'),
      execFileSync(program, ['assess', file(name), '--date', date, '--format', 'json'], large).toString());
});

test('the file is written where it is asked for, and mistakes are said', (t) => {
  const place = mkdtempSync(path.join(tmpdir(), 'terreinkompas-'));
  t.after(() => rmSync(place, { recursive: true }));
  const out = path.join(place, 'plan.csv');
  execFileSync(program, [...line('csv', 'bakery.json', 'nl'), '--output', out]);
  assert.equal(readFileSync(out, 'utf8'), texts.get('csv bakery.json nl'));
  const wrong = (...given) => {
    const { status, stdout, stderr } = spawnSync(program, ['export', ...given], { encoding: 'utf8' });
    assert.equal(stdout, '');
    return { status, stderr };
  };
  const { status, stderr } = wrong('cvs', file('bakery.json'));
  assert.equal(status, 2);
  assert.match(stderr, /did you mean "csv"/);
  assert.equal(wrong('csv').status, 2);
  assert.equal(wrong('csv', path.join(place, 'none.json')).status, 1);
  assert.equal(wrong('csv', file('bakery.json'), '--output', path.join(place, 'no/plan.csv')).status, 1);
});

test('words of somebody else are no formulas either', (t) => {
  const place = mkdtempSync(path.join(tmpdir(), 'terreinkompas-'));
  t.after(() => rmSync(place, { recursive: true }));
  const words = Object.fromEntries(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '\u202E=1', 'a";"b'].entries());
  const measures = ['led-lighting', 'solar-pv-roof', 'heat-plan', 'energy-monitoring', 'waste-separation', 'cold-heat-use', 'pipe-insulation', 'fridge-night-cover'];
  const measure = Object.fromEntries(measures.map((id, i) => [id, { name: words[i] }]));
  const overlay = path.join(place, 'overlay.json');
  writeFileSync(overlay, JSON.stringify({
    format: 1, id: 'odd', version: '1', checked_on: '2026-11-23',
    desk: { name: 'x', url: 'https://example.org' }, words: { nl: { measure } },
  }));
  const text = execFileSync(program, [...line('csv', 'bakery.json', 'nl'), '--overlay', overlay], large).toString();
  const rows = rowsOf(text);
  assert.equal(rows.length, plans.get('bakery.json').length + 1);
  for (const cell of rows.flat()) assert.ok(isNumber(cell) || !/^[=+\-@\t\r]/.test(cell), cell);
  assert.ok(rows.some((row) => row[2] === "'=1+1"), 'the words are there');
});
