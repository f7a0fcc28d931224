// The one address that a script may be fetched from by its text: the policy of the page lets no other through.

export const worker = 'service-worker.js';

const policy = globalThis.trustedTypes?.createPolicy('terreinkompas', {
  createScriptURL(address) {
    if (address !== worker) throw new TypeError(`${address} is no script of ours`);
    return address;
  },
});

export const workerAddress = () => policy?.createScriptURL(worker) ?? worker;
