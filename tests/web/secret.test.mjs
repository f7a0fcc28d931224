// A dossier behind a passphrase: what comes out is what went in, or a sentence that says what is wrong.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { seal, sealed, unseal } from '../../web/secret.js';
import { keptAnswers, said } from './journey.mjs';
import { axe, built, closeAll, open, project, until } from './support.mjs';

after(closeAll);

const schema = new Ajv({ strict: true }).compile(JSON.parse(readFileSync(path.join(project, 'assets/schema/sealed.schema.json'), 'utf8')));
const passphrase = 'paard batterij niet één';
const secret = `{"name":"Bakkerij \u{1F950} \u202E"}\n`;

describe('a sealed text', () => {
  test('opens byte for byte, is what its schema says, and is another each time', async () => {
    const [one, other] = await Promise.all([seal(secret, passphrase), seal(secret, passphrase)]);
    assert.ok(schema(JSON.parse(one)), JSON.stringify(schema.errors));
    for (const member of ['salt', 'iv', 'check', 'text']) assert.notEqual(JSON.parse(one)[member], JSON.parse(other)[member]);
    assert.ok(!one.includes('Bakkerij'));
    assert.equal(JSON.parse(one).iterations, 600000);
    assert.deepEqual(await unseal(sealed(one), passphrase), { text: secret });
    // The same letters from another keyboard.
    assert.deepEqual(await unseal(sealed(one), passphrase.normalize('NFD')), { text: secret });
    assert.deepEqual(await unseal(sealed(one), `${passphrase} `), { trouble: 'wrong' });
    assert.deepEqual(await unseal(sealed(`  ${JSON.stringify(JSON.parse(one), null, 2)}`), passphrase), { text: secret });
  });

  test('tells a wrong passphrase, a change and damage apart, whichever member is touched', async () => {
    const text = await seal(secret, passphrase);
    const made = JSON.parse(text);
    const bent = (base64, at = 3) => base64.slice(0, at) + (base64[at] === 'A' ? 'B' : 'A') + base64.slice(at + 1);
    const outcome = async (change) => {
      const found = sealed(typeof change === 'string' ? change : JSON.stringify({ ...made, ...change }));
      if (found === null) return 'no seal';
      return found.trouble ?? (await unseal(found, passphrase)).trouble ?? 'open';
    };
    const expected = [
      [{}, 'open'],
      [{ format: 'iets anders' }, 'no seal'],
      [{ version: 2 }, 'newer'], [{ version: 0 }, 'damaged'], [{ version: '1' }, 'damaged'],
      [{ kdf: 'PBKDF2-SHA-1' }, 'damaged'], [{ cipher: 'AES-128-GCM' }, 'damaged'],
      [{ iterations: 600001 }, 'wrong'], [{ iterations: 1 }, 'damaged'], [{ iterations: 1e9 }, 'damaged'], [{ iterations: 600000.5 }, 'damaged'],
      [{ salt: bent(made.salt) }, 'wrong'], [{ salt: '' }, 'damaged'], [{ salt: 5 }, 'damaged'],
      [{ check: bent(made.check) }, 'wrong'], [{ check: undefined }, 'damaged'],
      [{ iv: bent(made.iv) }, 'changed'], [{ iv: made.salt }, 'damaged'],
      [{ text: bent(made.text) }, 'changed'], [{ text: bent(made.text, made.text.length - 8) }, 'changed'],
      [{ text: made.text.slice(0, 40) }, 'changed'], [{ text: made.text.slice(0, 8) }, 'damaged'], [{ text: `${made.text.slice(0, -5)}*` }, 'damaged'],
      [{ more: 1 }, 'damaged'],
      [text.slice(0, text.length / 2), 'damaged'], [text.slice(0, -3), 'damaged'],
      ['{"format":"terreinkompas dossier"}', 'no seal'], ['', 'no seal'],
    ];
    for (const [change, what] of expected) assert.equal(await outcome(change), what, JSON.stringify(change));
  });
});

describe('on the page', { skip: !built && 'build/web/dist is not there: tools/run --build-only', timeout: 300000 }, () => {
  const key = (name) => `#mirror [data-key="${name}"]`;
  const id = 'c'.repeat(32);
  const own = JSON.stringify({ format: 'terreinkompas dossier', version: 1, id, name: 'Bakkerij Jansen', track: 'sme', status: 'open', created: '2026-11-20', changed: '2026-11-20', answers: { s_elec_kwh: 1234 } });
  const drop = (page, files) => page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of given) dataTransfer.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
  const dialog = (page) => page.locator('#passphrase');
  const error = (page, what) => until(what, () => page.locator(`#passphrase-error [data-says="${what}"]`).isVisible());
  const submit = (page) => page.locator('#passphrase [type="submit"]').click();
  const refused = (page, words) => until(words, () => page.getByText(said(`dossiers.refused.${words}`)).first().isVisible());

  test('a dossier is saved with a passphrase and comes back with it, and nothing keeps the passphrase', async (t) => {
    const heard = [];
    const { page } = await open(t, { address: '?date=2026-11-26&view=text#dossiers' });
    page.on('console', (message) => heard.push(message.text()));
    await drop(page, [['a.json', own]]);
    await until('here', () => page.locator(key(`dossier/${id}/more`)).count());
    await page.locator(key(`dossier/${id}/more`)).click();
    await until('unfolded', () => page.locator(key(`dossier/${id}/seal`)).count());
    const before = await page.evaluate(() => globalThis.terreinkompas.kept());
    await page.locator(key(`dossier/${id}/seal`)).click();
    await until('asked', () => dialog(page).isVisible());
    assert.equal(await page.evaluate(() => document.activeElement.id), 'passphrase-first');
    assert.deepEqual(await axe(page), []);
    await page.locator('#passphrase-first').fill('te kort');
    await submit(page);
    await error(page, 'short');
    await page.locator('#passphrase-first').fill(passphrase);
    await page.locator('#passphrase-again').fill(`${passphrase}!`);
    await submit(page);
    await error(page, 'other');
    await page.locator('#passphrase [name="shown"]').check();
    assert.equal(await page.locator('#passphrase-first').getAttribute('type'), 'text');
    await page.locator('#passphrase-again').fill(passphrase);
    const [download] = await Promise.all([page.waitForEvent('download'), submit(page)]);
    const file = readFileSync(await download.path(), 'utf8');
    assert.ok(schema(JSON.parse(file)));
    assert.equal((await unseal(sealed(file), passphrase)).text, before);
    await until('closed', async () => !(await dialog(page).isVisible()));
    assert.equal(await page.locator('#passphrase-first').inputValue(), '');
    assert.equal(await page.locator('#passphrase-first').getAttribute('type'), 'password');

    await page.locator(key(`dossier/${id}/remove`)).click();
    await until('gone', async () => (await page.locator(key(`dossier/${id}`)).count()) === 0);
    await drop(page, [['geheim.json', file]]);
    await until('asked', () => dialog(page).isVisible());
    await page.locator('#passphrase-first').fill('een ander wachtwoord');
    await submit(page);
    await error(page, 'wrong');
    assert.deepEqual(await axe(page), []);
    await page.locator('#passphrase-first').fill(passphrase);
    await page.keyboard.press('Enter');
    await until('back', async () => (await keptAnswers(page)).s_elec_kwh === 1234);
    assert.equal(await page.evaluate(() => globalThis.terreinkompas.kept()), before);

    const kept = await page.evaluate(async () => {
      const database = await new Promise((resolve) => { const opened = indexedDB.open('terreinkompas'); opened.onsuccess = () => resolve(opened.result); });
      const all = await Promise.all(['dossiers', 'settings'].map((store) => new Promise((resolve) => { const got = database.transaction(store).objectStore(store).getAll(); got.onsuccess = () => resolve(got.result); })));
      database.close();
      return JSON.stringify([all, { ...localStorage }, { ...sessionStorage }, globalThis.terreinkompas.screen(), document.documentElement.outerHTML, location.href]);
    });
    for (const place of [kept, ...heard]) assert.ok(!place.includes(passphrase));
  });

  test('what does not open is refused with the reason, and nothing changes', async (t) => {
    const { page } = await open(t, { address: '?date=2026-11-26&view=text#dossiers' });
    const text = await seal(own, passphrase);
    const made = JSON.parse(text);
    const changed = JSON.stringify({ ...made, iv: made.iv[0] === 'A' ? `B${made.iv.slice(1)}` : `A${made.iv.slice(1)}` });
    await drop(page, [['geheim.json', text]]);
    await until('asked', () => dialog(page).isVisible());
    await page.keyboard.press('Escape');
    await refused(page, 'not_opened');
    await drop(page, [['geheim.json', changed]]);
    await until('asked', () => dialog(page).isVisible());
    await page.locator('#passphrase-first').fill(passphrase);
    await submit(page);
    await refused(page, 'was_changed');
    await drop(page, [['geheim.json', text.slice(0, -40)]]);
    await refused(page, 'no_seal');
    await drop(page, [['geheim.json', JSON.stringify({ ...made, version: 2 })]]);
    await refused(page, 'newer');
    assert.deepEqual(await keptAnswers(page), {});
    // Several are asked for once when they have one passphrase.
    await drop(page, [['a.json', text], ['b.json', await seal(own.replaceAll('cccc', 'dddd'), passphrase)]]);
    await until('asked', () => dialog(page).isVisible());
    await page.locator('#passphrase-first').fill(passphrase);
    await submit(page);
    await until('both', async () => (await page.locator(`${key('dossiers/list')} > li`).count()) === 2);
  });

  test('where the browser has no cryptography for the page, it says so', async (t) => {
    const { page, context } = await open(t, { address: '?date=2026-11-26&view=text#dossiers' });
    const text = await seal(own, passphrase);
    await context.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }));
    await page.reload();
    await until('said', () => page.locator(key('dossiers/keeping/no-seal')).isVisible());
    await drop(page, [['a.json', own]]);
    await until('here', () => page.locator(key(`dossier/${id}`)).count());
    await page.locator(key(`dossier/${id}/more`)).click();
    await until('unfolded', () => page.locator(key(`dossier/${id}/file`)).count());
    assert.equal(await page.locator(key(`dossier/${id}/seal`)).count(), 0);
    await drop(page, [['geheim.json', text]]);
    await refused(page, 'cannot_open');
  });
});
