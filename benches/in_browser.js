// What each call costs in this browser, in microseconds. Beside the engine stands one that has no index: it
// evaluates every condition after every answer.

const BATCHES = 9;
const BATCH_MS = 20;

/** The median cost of a call. */
function cost(call) {
  const batch = () => {
    const start = performance.now();
    let calls = 0;
    // The clock is asked ever less often, so that it does not count.
    for (let more = 1; performance.now() - start < BATCH_MS; more *= 2) {
      for (let i = 0; i < more; i++) call();
      calls += more;
    }
    return ((performance.now() - start) / calls) * 1000;
  };
  batch();
  const costs = Array.from({ length: BATCHES }, batch);
  return costs.sort((one, other) => one - other)[BATCHES >> 1];
}

/** The generated questions without an index; half way down, one answer after another is changed. */
class Unindexed {
  constructor(size) {
    this.answers = {};
    this.turn = 0;
    this.items = [];
    for (let i = 0; i < size; i++) {
      const options = ["o0", "o1", "o2", "o3"].map((code) => ({ code, text: `Answer ${code}` }));
      const item = { id: `q${i}`, text: `Question number ${i}?`, options };
      if (i > 4) item.needs = [(i * 7919) % (i - 1), i - 1 - (i % 3)].map((other) => `q${other}`);
      this.items.push(item);
      this.answers[item.id] = "o1";
    }
  }

  one_answer() {
    this.turn++;
    const item = this.items[((this.items.length / 2 + (this.turn / 3) % 11) | 0) % this.items.length];
    this.answers[item.id] = `o${this.turn % 3}`;
    const counts = (id) => this.answers[id] && this.answers[id] !== "o3";
    return this.items.filter(({ needs }) => !needs || needs.some(counts)).length;
  }
}

async function measure({ glue, program, size }) {
  const wasm = new Function(`${glue}; return wasm_bindgen;`)();
  const bytes = Uint8Array.from(atob(program), (char) => char.charCodeAt(0));
  await wasm({ module_or_path: bytes });
  const visit = new wasm.Visit(size);
  const unindexed = new Unindexed(size);
  const start = performance.now();
  visit.content_load();
  const first_content_load = (performance.now() - start) * 1000;
  return {
    first_content_load,
    content_load: cost(() => visit.content_load()),
    "content_load, without an index": cost(() => new Unindexed(size)),
    one_answer: cost(() => visit.one_answer()),
    "one_answer, without an index": cost(() => unindexed.one_answer()),
    next_item: cost(() => visit.next_item()),
    recommend: cost(() => visit.recommend()),
    what_would_change: cost(() => visit.what_would_change()),
    shipped_content_load: cost(() => visit.shipped_content_load()),
  };
}
