// A visitor who does anything at any time: answers, goes on with nothing picked, goes back and forth,
// changes an answer, clears them all. The same seed makes the same walk.

// Mulberry32; gives whole numbers from 0 up to the one given.
function numbers(seed) {
  return (end) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

// Lets the page draw, and do what it does after that.
async function settled() {
  const { port1, port2 } = new MessageChannel();
  const end = Date.now() + PATIENCE;
  do {
    if (Date.now() > end) throw new Error('the page never rests');
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  } while (watched.turns > 0 || watched.moves > 0 || !allDrawn());
}

// What a reload must not change. The first question is on the start page then, even if its answer was being changed.
const shown = () => ({
  page: question() ?? text('h1'),
  picked: [...document.querySelectorAll('input:checked')].map(({ id }) => id),
});

async function walk({ seed, steps }) {
  const below = numbers(seed);
  const pick = (selector) => {
    const elements = document.querySelectorAll(selector);
    return elements[below(elements.length)];
  };
  const endings = [];

  // How many entries of the guide lie before the one shown: "massage-or-pt 3 7" is the third of them.
  const depth = () => Number(history.state?.split(' ')[1] ?? 0);

  const onlyStartIsLeft = () => page() === 'start' && !kept();

  // Of the last entry: after it the browser's Forward leads nowhere.
  let last = depth();

  // Moves through the history, by one entry. Back also passes entries whose answers are gone, and so leads the way forward
  // to where only the start is left.
  async function traverse(by, move = () => history.go(by)) {
    const [before, shownBefore] = [depth(), JSON.stringify(shown())];
    move();
    await settled();
    const went = depth() - before;
    const isStart = onlyStartIsLeft() && depth() === 0;
    if (by < 0 ? went > by : went !== by && !isStart) throw new Error('a move through the history is undone');
    // The first entry has none before it.
    if (by < 0 && depth() > 0 && JSON.stringify(shown()) === shownBefore) throw new Error('Back has no effect');
  }

  // Goes somewhere, mostly new, which ends all ways forward.
  async function go(act) {
    const before = depth();
    act();
    await settled();
    if (depth() > before) last = depth();
  }

  const answer = () => {
    const apart = count('.mpt-option--apart') > 0 && below(10) < 6;
    pick(apart ? '.mpt-option--apart input' : '.mpt-question input').click();
    if (find('input[type=checkbox]') && below(10) < 3) pick('.mpt-question input').click();
  };
  const proceed = () => press('.mpt-question button[type=submit]');
  const pressBackLink = () => press('.mpt-back-link');
  const backLink = () => (depth() > 0 ? traverse(-1, pressBackLink) : go(pressBackLink));
  const back = () => depth() > 0 && traverse(-1);
  const clear = () => go(() => find('.mpt-question__clear')?.click());
  const onward = () => depth() < last && traverse(1);

  // What is done on each page, each with how likely it is.
  const habits = {
    start: [
      [72, () => go(() => { answer(); proceed(); })],
      [8, () => go(proceed)],
      [8, () => go(answer)],
      [5, onward],
      [5, back],
      [2, clear],
    ],
    question: [
      [66, () => go(() => { answer(); proceed(); })],
      [8, () => go(proceed)],
      [8, () => go(answer)],
      [6, backLink],
      [5, back],
      [5, onward],
      [2, clear],
    ],
    outcome: [
      [50, () => go(() => pick('.mpt-summary-list button').click())],
      [25, () => go(() => press('.mpt > .mpt-button--quiet'))],
      [15, back],
      [10, onward],
    ],
  };
  const page = () => {
    const pages = { start: '.mpt-start', question: '.mpt-back-link ~ .mpt-question', outcome: '.mpt-summary-list' };
    const found = Object.keys(pages).filter((name) => find(pages[name]));
    if (found.length !== 1) throw new Error(`the page is ${found.join(' and ') || 'blank'}`);
    return found[0];
  };

  for (let step = 0; step < steps; step++) {
    try {
      let chance = below(100);
      await habits[page()].find(([likely]) => (chance -= likely) < 0)[1]();
      if (onlyStartIsLeft() && depth() > 0) throw new Error('Back leads from the start to the start');
      if (page() === 'outcome') endings.push([kept(), outcome()]);
    } catch (error) {
      throw new Error(`seed ${seed}, step ${step}: ${error.message}`);
    }
  }
  return { endings, shown: shown() };
}
