// Keeps one text on this device, or says that it cannot. Answers of a file:// page would be open to every
// other local page, so there they stay in memory.

const name = 'terreinkompas';
const version = 1;

export function createStorage({ failed }) {
  let memory = null;
  let told = false;
  const place = () => (location.protocol === 'file:' ? null : window.localStorage);

  function cannot() {
    if (!told) failed();
    told = true;
  }

  return {
    // The text that was kept, or null.
    load() {
      try {
        const record = JSON.parse(place()?.getItem(name) ?? 'null');
        return record?.version === version && typeof record.text === 'string' ? record.text : null;
      } catch {
        return memory;
      }
    },

    save(text) {
      memory = text;
      const record = JSON.stringify({ version, text });
      try {
        place().setItem(name, record);
        if (place().getItem(name) !== record) cannot();
      } catch {
        cannot();
      }
    },

    forget() {
      memory = null;
      try {
        place()?.removeItem(name);
      } catch {
        cannot();
      }
    },
  };
}
