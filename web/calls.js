// What the page calls of the application. The other side is src/platform/web.cpp; what that calls of the page is page.js.

import { fail, hasFailed } from './failure.js';

let module = null;

export function join(made) {
  module = made;
}

export const isJoined = () => module !== null;
export const knows = (name) => module?.[`_${name}`] !== undefined;

// The texts live as long as the call.
export function call(name, ...values) {
  if (!module || hasFailed()) return undefined;
  const texts = [];
  const given = values.map((value) => {
    if (typeof value !== 'string') return value;
    const text = module.stringToNewUTF8(value);
    texts.push(text);
    return text;
  });
  try {
    return module[`_${name}`](...given);
  } catch (error) {
    fail('broken', error);
    return undefined;
  } finally {
    for (const text of texts) module._free(text);
  }
}

// What such a function answers as JSON.
export const told = (name) => JSON.parse(module.UTF8ToString(call(name)));
