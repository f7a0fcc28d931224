// publiccode.yml against the standard that catalogues of the government read (version 0.7, schema.core): the keys that
// must be there, what they may say and how long it may be. No package of npm holds a validator; these are its rules.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const text = readFileSync(path.join(project, 'publiccode.yml'), 'utf8');

const words = { type: 'string', minLength: 1 };
const list = (items) => ({ type: 'array', minItems: 1, uniqueItems: true, items });
const oneOf = (...all) => ({ enum: all });

// The categories of the standard that may fit a program such as this one.
const categories = oneOf('business-intelligence', 'compliance-management', 'data-analytics', 'data-collection', 'data-visualization',
  'digital-citizenship', 'facility-management', 'grant-management', 'knowledge-management', 'predictive-analysis', 'resource-management', 'survey');

const schema = {
  type: 'object', additionalProperties: false,
  required: ['publiccodeYmlVersion', 'name', 'url', 'platforms', 'categories', 'developmentStatus', 'softwareType', 'description', 'legal', 'maintenance', 'localisation'],
  properties: {
    publiccodeYmlVersion: oneOf('0.7'), name: words, url: { type: 'string', pattern: '^https?://[^/ ]+/\\S+$' }, landingURL: words, applicationSuite: words,
    isBasedOn: words, organisation: { type: 'object' }, softwareVersion: words, releaseDate: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' }, logo: words,
    platforms: list(words), categories: list(categories), usedBy: list(words), roadmap: words,
    developmentStatus: oneOf('concept', 'development', 'beta', 'stable', 'obsolete'),
    softwareType: oneOf('standalone/mobile', 'standalone/iot', 'standalone/desktop', 'standalone/web', 'standalone/backend', 'standalone/other', 'addon', 'library', 'configurationFiles'),
    description: {
      type: 'object', minProperties: 1, propertyNames: { pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' },
      additionalProperties: {
        type: 'object', additionalProperties: false, required: ['shortDescription', 'longDescription', 'features'],
        properties: {
          localisedName: words, shortDescription: { type: 'string', minLength: 1, maxLength: 150, pattern: '^[^\\n]*$' },
          longDescription: { type: 'string', minLength: 150, maxLength: 10000 }, documentation: words, features: list(words), screenshots: list(words),
        },
      },
    },
    legal: { type: 'object', additionalProperties: false, required: ['license'], properties: { license: oneOf('EUPL-1.2'), mainCopyrightOwner: words, repoOwner: words } },
    maintenance: {
      type: 'object', additionalProperties: false, required: ['type', 'contacts'],
      properties: {
        type: oneOf('internal', 'community'),
        contacts: list({ type: 'object', additionalProperties: false, required: ['name'], properties: { name: words, email: words, phone: words, affiliation: words } }),
      },
    },
    localisation: {
      type: 'object', additionalProperties: false, required: ['localisationReady', 'availableLanguages'],
      properties: { localisationReady: { type: 'boolean' }, availableLanguages: list({ type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' }) },
    },
  },
};

test('it is what the standard asks for', async () => {
  const { default: Ajv } = await import('ajv');
  const document = parseDocument(text, { version: '1.2', strict: true, uniqueKeys: true });
  assert.deepEqual([...document.errors, ...document.warnings], []);
  const ajv = new Ajv({ allErrors: true });
  assert.ok(ajv.validate(schema, document.toJS()), ajv.errorsText());
});

test('it says what is true of this project', () => {
  const told = parseDocument(text).toJS();
  const languages = readdirSync(path.join(project, 'locales'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  assert.deepEqual([...told.localisation.availableLanguages].sort(), languages.sort());
  assert.deepEqual(Object.keys(told.description).sort(), languages);
  assert.match(readFileSync(path.join(project, 'LICENSE'), 'utf8'), /EUROPEAN UNION PUBLIC LICENCE v\. 1\.2/);
  for (const one of Object.values(told.description)) for (const file of one.screenshots ?? []) assert.ok(existsSync(path.join(project, file)), file);
});
