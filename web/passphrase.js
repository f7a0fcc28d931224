// Asks for a passphrase in a dialog of the page itself: what is typed there goes to secret.js and nowhere else, not to the
// application either.

import { shortest } from './secret.js';

// `dialog` is that of index.html. Each question gives what `done` gave, or null when the person went on without.
export function createPassphrase(dialog) {
  const form = dialog.querySelector('form');
  const [first, again] = ['first', 'again'].map((name) => form.elements[name]);
  const shown = form.elements.shown;

  const say = (what) => {
    dialog.dataset.says = what;
    for (const field of [first, again]) field.removeAttribute('aria-invalid');
    if (what === 'short' || what === 'wrong') first.setAttribute('aria-invalid', 'true');
    if (what === 'other') again.setAttribute('aria-invalid', 'true');
  };
  const reveal = () => { for (const field of [first, again]) field.type = shown.checked ? 'text' : 'password'; };

  function clear() {
    form.reset();
    reveal();
    say('');
  }

  shown.addEventListener('change', reveal);
  form.elements.cancel.addEventListener('click', () => dialog.close());

  let turn = Promise.resolve(); // one question at a time

  // `done` gets the passphrase and gives what the question ends with, or null when it is wrong.
  function put(purpose, name, done) {
    clear();
    dialog.dataset.purpose = purpose;
    dialog.querySelector('.passphrase-name').textContent = name;
    return new Promise((resolve) => {
      let result = null;
      let busy = false;
      const submitted = async (event) => {
        event.preventDefault();
        if (busy) return;
        if (purpose === 'seal' && [...first.value].length < shortest) {
          say('short');
          first.focus();
        } else if (purpose === 'seal' && first.value !== again.value) {
          say('other');
          again.focus();
        } else {
          busy = true;
          say('busy');
          let failed = false;
          result = await done(first.value).catch(() => {
            failed = true;
            return null;
          });
          busy = false;
          if (result !== null) dialog.close();
          else if (dialog.open) {
            say(failed ? 'failed' : 'wrong');
            first.select();
            first.focus();
          }
        }
      };
      form.addEventListener('submit', submitted);
      dialog.addEventListener('close', () => {
        form.removeEventListener('submit', submitted);
        clear();
        resolve(result);
      }, { once: true });
      dialog.showModal();
      first.focus();
    });
  }

  return {
    ask(...given) {
      const answer = turn.then(() => put(...given));
      turn = answer.catch(() => {});
      return answer;
    },
  };
}
