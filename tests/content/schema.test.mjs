// The JSON Schemas of assets/schema against everything that is shipped, and against slips of the pen.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const parse = (path) => JSON.parse(read(path));
const files = (folder) =>
  readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(root.pathname.length).replace(/^\/+/, ''))
    .sort();

const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
// Those of what the program writes, and of the settings of a site, have their own tests.
const written = ['result.schema.json', 'lint.schema.json', 'dossier.schema.json', 'aggregate.schema.json', 'sealed.schema.json', 'site.schema.json'];
const schemas = files('assets/schema').map((path) => path.split('/').pop()).filter((name) => !written.includes(name));
for (const name of schemas) ajv.addSchema(parse(`assets/schema/${name}`), name);
const valid = (schema, value) => ajv.getSchema(`${schema}.schema.json`)(value);
const mistakes = (schema, value) => {
  const check = ajv.getSchema(`${schema}.schema.json`);
  return check(value) ? [] : check.errors.map((error) => `${error.instancePath} ${error.message}`);
};

// The kind of a document, by its place; README says the same to an editor.
const places = [
  [/^assets\/content\/[^/]+\/pack\.json$/, 'pack'],
  [/^assets\/content\/overlays\/[^/]+\.json$/, 'overlay'],
  [/^assets\/content\/[^/]+\/examples\/.*\.json$/, 'example'],
  [/^assets\/content\/[^/]+\/(questions|coefficients|measures|duties|schemes|recognised)\/.*\.json$/, null],
  [/^assets\/content\/[^/]+\/quantities[^/]*\.json$/, 'quantities'],
  [/^assets\/content\/[^/]+\/end-uses\.json$/, 'end_uses'],
  [/^assets\/content\/[^/]+\/link-order\.json$/, 'link_order'],
  [/^assets\/content\/[^/]+\/(packages|checks|migrations|ranking|sources)\.json$/, null],
  [/^locales\/[^/]+\/base\/.*\.json$/, 'words'],
];
const kind_of = (path) => {
  for (const [place, kind] of places) {
    const found = path.match(place);
    if (found) return kind ?? found[1];
  }
  return undefined;
};
const shipped = [...files('assets/content'), ...files('locales')]
  .filter((path) => path.endsWith('.json') && !path.endsWith('/interface.json'))
  .map((path) => ({ path, kind: kind_of(path), value: parse(path) }));
// Documents that have a bit of everything; of the other kinds any will do.
const full = {
  questions: 'questions/profile.json', duties: 'duties/energy.json', schemes: 'schemes/national.json',
  measures: 'measures/energy-basics.json',
};
// Kinds of which a pack need not have any.
const samples = {
  document: { sources: [] },
  checks: { checks: [{ id: 'peak', track: 'sme', rule: 's_peak_kw > s_contract_kw', questions: ['s_peak_kw'] }] },
  recognised: {
    recognised: [
      {
        id: 'GB1', category: 'GB', moment: 'any', applies: 's_heating != none', measures: ['wall-insulation'], source: 'src_eml_2023',
        conditions: [{ id: '1', rule: 's_insul_wall == none' }, { id: '2', ask: true }],
      },
    ],
    recognised_lists: [{ duty: 'energiebesparingsplicht', categories: [{ id: 'GB', part: 'building' }] }],
  },
};
const first = (kind) => {
  const fits = (one) => one.kind === kind && one.path.endsWith(full[kind] ?? '');
  return structuredClone(samples[kind] ?? shipped.find(fits).value);
};

test('every schema compiles', () => {
  for (const name of schemas) assert.ok(ajv.getSchema(name), name);
});

test('every shipped document has a kind and fits its schema', () => {
  for (const { path, kind, value } of shipped) {
    assert.ok(kind, `${path} has no schema`);
    assert.deepEqual(mistakes(kind, value), [], path);
  }
});

// Of two members with one name the last counts, and nobody sees that the first is gone.
test('no member is given twice, also not among the words of the interface', () => {
  const members = (value) => value !== null && typeof value === 'object'
    ? (Array.isArray(value) ? 0 : Object.keys(value).length) + Object.values(value).reduce((sum, one) => sum + members(one), 0) : 0;
  const named = (text) => [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon).length;
  assert.equal(named('{"a": {"b:": 1, "b:": "x:"}}'), members({ a: { 'b:': 1 } }) + 1);
  for (const path of [...files('assets/content'), ...files('locales')].filter((name) => name.endsWith('.json')))
    assert.equal(named(read(path)), members(parse(path)), path);
});

test('every kind of document that has a schema is shipped', () => {
  const kinds = new Set(shipped.map((one) => one.kind));
  for (const name of schemas) {
    const kind = name.replace('.schema.json', '');
    if (kind !== 'common' && !(kind in samples)) assert.ok(kinds.has(kind), kind);
  }
});

test('the smallest complete pack of the page for authors fits the schemas', () => {
  const blocks = [...read('assets/README.md').matchAll(/`([^`\n]+\.json)`:\n\n```json\n([^]*?)\n```/g)];
  const kinds = { 'pack.json': 'pack', 'all.json': 'document', 'words.json': 'words', 'waterstad.json': 'overlay' };
  const checked = blocks.map(([, path, text]) => {
    const kind = kinds[path.split('/').pop()];
    if (kind) assert.deepEqual(mistakes(kind, JSON.parse(text)), [], path);
    return kind;
  });
  for (const kind of Object.values(kinds)) assert.ok(checked.includes(kind), kind);
});

test('the settings for an editor in the page for authors name the schema of every document', () => {
  const settings = [...read('assets/README.md').matchAll(/```json\n([^]*?)\n```/g)]
    .map(([, text]) => JSON.parse(text)['json.schemas']).find((found) => found);
  const fits = (pattern, path) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(`/${path}`);
  for (const { path, kind } of shipped) {
    const named = settings.filter((one) => one.fileMatch.some((pattern) => fits(pattern, path))).map((one) => one.url);
    assert.deepEqual(named, [`./assets/schema/${kind}.schema.json`], path);
  }
});

test('every icon is one of the font', () => {
  const icons = new Set(read('assets/fonts/icons.txt').split("\n"));
  const look = (value, path) => {
    if (value === null || typeof value !== 'object') return;
    if (typeof value.icon === 'string') assert.ok(icons.has(value.icon), `${path}: ${value.icon}`);
    Object.values(value).forEach((inner) => look(inner, path));
  };
  for (const { path, kind, value } of shipped) if (kind !== 'words' && kind !== 'example') look(value, path);
});

test('a member that does not exist is refused wherever it stands', () => {
  const slip = 'slip of the pen';
  const objects = (value, found = []) => {
    if (value === null || typeof value !== 'object') return found;
    if (!Array.isArray(value)) found.push(value);
    for (const inner of Object.values(value)) objects(inner, found);
    return found;
  };
  for (const kind of new Set([...shipped.map((one) => one.kind), ...Object.keys(samples)])) {
    const value = first(kind);
    for (const object of objects(value)) {
      object[slip] = {};
      assert.equal(valid(kind, value), false, `${kind}: ${JSON.stringify(object).slice(0, 120)}`);
      delete object[slip];
    }
    assert.deepEqual(mistakes(kind, value), [], kind);
  }
});

// One slip per line: the schema, what is done to the first shipped document of the kind, and what is wrong about it.
const item = (value) => Object.values(value)[0][0];
const slips = [
  ['pack', (pack) => delete pack.version, 'the version is missing'],
  ['pack', (pack) => (pack.checked_on = '24-11-2026'), 'a day is written the Dutch way'],
  ['pack', (pack) => pack.documents.push(pack.documents[0]), 'a document is listed twice'],
  ['questions', (value) => delete item(value).seconds, 'the seconds are missing'],
  ['questions', (value) => (item(value).kind = 'choice'), 'the kind does not exist'],
  ['questions', (value) => delete item(value).options, 'nothing to choose from'],
  ['questions', (value) => (item(value).unit = 'm2'), 'a choice has no unit'],
  ['questions', (value) => (item(value).options[0].id = 'Office'), 'an option has a capital'],
  ['questions', (value) => (item(value).not_asked_value = 'x'), 'no rule says when it is asked'],
  ['questions', (value) => (item(value).prior.weights.office = -1), 'a weight below 0'],
  ['coefficients', (value) => delete item(value).high, 'a spread without its end'],
  ['coefficients', (value) => delete item(value).sources, 'a number without a source'],
  ['coefficients', (value) => (item(value).confidence = 'sure'), 'the confidence does not exist'],
  ['coefficients', (value) => (item(value).by = 's_sector'), 'a table without rows'],
  ['coefficients', (value) => (item(value).unit = 'kWh per m2'), 'the unit is written in words'],
  ['quantities', (value) => (item(value).value = ''), 'an empty amount'],
  ['quantities', (value) => (item(value).raw = 'yes'), 'yes instead of true'],
  ['end_uses', (value) => (item(value).carrier = 'coal'), 'the carrier does not exist'],
  ['end_uses', (value) => (item(value).unit = 'm3/year'), 'electricity in cubic metres'],
  ['measures', (value) => delete item(value).applies, 'nothing says when it is possible'],
  ['measures', (value) => (item(value).effort = 6), 'effort beyond 5'],
  ['measures', (value) => (item(value).saves.coal = '1'), 'the carrier does not exist'],
  ['measures', (value) => delete item(value).investment.likely, 'a cost without its middle'],
  ['measures', (value) => (item(value).benefits.health = 1), 'the benefit does not exist'],
  ['measures', (value) => (item(value).roles = ['user']), 'the role does not exist'],
  ['packages', (value) => delete item(value).track, 'nobody knows for whom'],
  ['duties', (value) => (item(value).phases = []), 'no phase'],
  ['duties', (value) => (item(value).phases[0].status = 'law'), 'the status does not exist'],
  ['duties', (value) => (item(value).phases[0].from = '2026-10'), 'half a day'],
  ['duties', (value) => (item(value).urgency = 2), 'urgency beyond 1'],
  ['duties', (value) => (item(value).boundary[0].op = '=>'), 'the sign does not exist'],
  ['schemes', (value) => delete item(value).window.as_of, 'the day of the evidence is missing'],
  ['schemes', (value) => Object.assign(item(value).window, { status: 'runs_until', as_of: null }), 'open without evidence'],
  ['schemes', (value) => (item(value).criteria = [{ id: 'list' }]), 'a criterion without a rule'],
  ['schemes', (value) => (item(value).criteria = [{ id: 'list', ask: true, rule: 'true' }]), 'a rule and a question'],
  ['schemes', (value) => (item(value).url = 'www.rvo.nl'), 'an address that no browser opens'],
  ['schemes', (value) => (item(value).level = 'country'), 'the level does not exist'],
  ['ranking', (value) => delete value.ranking.weights.U, 'a weight is missing'],
  ['ranking', (value) => (value.ranking.payback_zero_years = 0), 'a divisor of 0'],
  ['ranking', (value) => delete value.ranking.pins[0].package, 'a pin without a package'],
  ['ranking', (value) => (value.ranking.lift_rules[0].floor = '60'), 'a number in quotes'],
  ['checks', (value) => (item(value).questions = []), 'nobody knows where to look'],
  ['checks', (value) => delete item(value).rule, 'nothing to check'],
  ['migrations', (value) => delete item(value).question, 'nothing to carry over'],
  ['migrations', (value) => (item(value).factor = 1000), 'another unit without a new id'],
  ['link_order', (value) => delete item(value).checksum, 'an edition that may change unseen'],
  ['link_order', (value) => (item(value).sme[0].kind = 'text'), 'free words in a link'],
  ['link_order', (value) => item(value).sme[0].options.push('office'), 'an option twice'],
  ['recognised', (value) => (item(value).moment = 'later'), 'the moment does not exist'],
  ['recognised', (value) => delete item(value).conditions[1].ask, 'a condition without a rule'],
  ['recognised', (value) => (value.recognised_lists[0].categories[0].part = 'garden'), 'the part does not exist'],
  ['sources', (value) => delete item(value).title, 'a source without a name'],
  ['example', (value) => delete value.date, 'no day'],
  ['example', (value) => (value.expect = {}), 'nothing is expected'],
  ['example', (value) => (value.expect = { duties: { 'wpm-rapportage': 'maybe' } }), 'the verdict does not exist'],
  ['example', (value) => (value.answers.s_elec_kwh = { low: 1 }), 'half a range'],
  ['words', (value) => (value.questions = {}), 'the kind is in the plural'],
  ['words', (value) => (value.duty = { x: { name: 'x', what: ' ', why: 'x', phase: {} } }), 'empty words'],
  ['overlay', (value) => (value.id = 'Noord-Holland'), 'capitals can not stand in the address'],
  ['overlay', (value) => (value.desk.url = 'javascript:alert(1)'), 'no page on the web'],
  ['overlay', (value) => delete value.desk.name, 'a desk without a name'],
  ['overlay', (value) => (value.schemes[0].measures = 'led-lighting'), 'a measure without its list'],
  ['overlay', (value) => (value.adapt.schemes.eia = { id: 'eia2' }), 'another id'],
  ['overlay', (value) => (value.adapt.measures = {}), 'only schemes are adapted'],
  ['overlay', (value) => (value.words.nl.scheme = { eia: { name: 3 } }), 'a number instead of words'],
  ['document', (value) => (value.pack = {}), 'a pack is no part of a document'],
];
test('every schema refuses a document that is broken', () => {
  for (const [kind, slip, what] of slips) {
    const value = first(kind);
    assert.deepEqual(mistakes(kind, value), [], kind);
    slip(value);
    assert.equal(valid(kind, value), false, `${kind}: ${what}`);
  }
  const tried = new Set(slips.map(([kind]) => `${kind}.schema.json`));
  for (const name of schemas) assert.ok(tried.has(name) || name === 'common.schema.json', `no slip is tried on ${name}`);
});
