// What a visitor waits for in a page of questions, one at a time, in milliseconds. It runs before anything of the page.

globalThis.visit = (() => {
  const PAGES = {
    guide: {
      option: (question) => `.mpt-option__label[for='mpt-${question}-o1']`,
      picked: (question) => `.mpt-option:has(#mpt-${question}-o1:checked) label`,
      other: (question) => `.mpt-option__label:not([for^='mpt-${question}-'])`,
      next: ".mpt-question button[type='submit']",
      question: () => document.querySelector('.mpt-option__input')?.name,
      started: '.mpt:not([data-first-view])',
    },
    unindexed: {
      option: (question) => `fieldset[data-q='${question}'] .opt[data-o='o1']`,
      picked: (question) => `fieldset[data-q='${question}'] .opt.on`,
      other: (question) => `fieldset:not([data-q='${question}']) .opt`,
      next: '#next:not([disabled])',
      question: () => document.querySelector('fieldset')?.dataset.q,
      started: 'fieldset',
    },
  };

  let page;
  let waited;
  // What the program takes of the processor, between being called and giving back.
  let ran = 0;
  let depth = 0;
  const memories = [];

  const timed = (call) => (...values) => {
    const start = performance.now();
    depth++;
    try {
      return call(...values);
    } finally {
      if (!--depth) ran += performance.now() - start;
    }
  };
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...values) => {
    const { module, instance } = await instantiateStreaming(...values);
    const exported = Object.entries(instance.exports);
    memories.push(...exported.map(([, it]) => it).filter((it) => it instanceof WebAssembly.Memory));
    const exports = exported.map(([name, it]) => [name, typeof it === 'function' ? timed(it) : it]);
    return { module, instance: { exports: Object.fromEntries(exports) } };
  };

  const until = (look) =>
    new Promise((resolve) => {
      (function frame() {
        const found = look();
        if (found) resolve(found);
        else requestAnimationFrame(frame);
      })();
    });

  /** The time when the frame has been given to the screen. */
  const painted = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(0);
    });

  const isVisible = (selector) => document.querySelector(selector)?.getBoundingClientRect().width > 0;

  /** Where a click reaches an element; scrolls there. */
  function reach(selector) {
    const element = document.querySelector(selector);
    if (!element) return null;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + Math.min(width / 2, 60), top + height / 2];
    const hit = document.elementFromPoint(x, y);
    return element.contains(hit) ? { x, y } : null;
  }

  /** From the click to the frame that shows `selector`. */
  function wait(selector) {
    return new Promise((resolve) => {
      const onUp = async ({ timeStamp }) => {
        await until(() => isVisible(selector));
        resolve((await painted()) - timeStamp);
      };
      addEventListener('pointerup', onUp, { capture: true, once: true });
    });
  }

  async function aim(at, then) {
    const point = await until(() => reach(at));
    ran = 0;
    waited = wait(then);
    return point;
  }

  /** When the first answer can be clicked, when the page can take it, and what its program took for that. */
  async function load() {
    const load = await until(() => {
      const question = page.question();
      return question && reach(page.option(question)) && performance.now();
    });
    await until(() => isVisible(page.started));
    return { load, started: await painted(), program: ran };
  }

  return {
    /** To be called before the page is there; `loaded` tells what came of it. */
    watch(name) {
      page = PAGES[name];
      this.loaded = load();
    },
    pick: () => aim(page.option(page.question()), page.picked(page.question())),
    next: () => aim(page.next, page.other(page.question())),
    async waited() {
      return { waited: await waited, program: ran };
    },
    /** What the other engine says of itself. */
    model() {
      const { n, model, answer } = globalThis.__s ?? {};
      if (!n) return null;
      const turns = Array.from({ length: 11 }, (_, turn) => answer((n >> 1) + turn, turn % 2 ? 'o2' : 'o0'));
      return { model, answer: turns.sort((one, other) => one - other)[5] };
    },
    memory: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  };
})();
