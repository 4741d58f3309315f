// What a visitor does and sees, inside the page: a whole visit is one call from outside, since each such
// call takes longer than a question does. Nothing sleeps: a wait ends as soon as its condition holds.

// Milliseconds; only reached when something is broken.
const PATIENCE = 20000;

const find = (selector) => document.querySelector(selector);
const count = (selector) => document.querySelectorAll(selector).length;
const text = (selector) => find(selector)?.textContent.trim() ?? null;

// The id of the question shown; null on other pages.
const question = () => find('.mpt-question input')?.name ?? null;

// What failed, on a page that is watched.
const failures = () => globalThis.watched?.failures.join(', ') ?? '';

// The outcome page is drawn part by part, after the browser painted what is above.
const allDrawn = () =>
  [document, ...[...document.querySelectorAll('massage-or-pt')].map((it) => it.shadowRoot)].every(
    (root) => !root?.querySelector('.mpt-below'),
  );

function until(condition, what) {
  return new Promise((resolve, reject) => {
    let ended = false;
    const observer = new MutationObserver(check);
    const limit = setTimeout(
      () => end(reject, new Error(`waited for ${what} on the page "${text('h1')}" ${failures()}`)),
      PATIENCE,
    );
    function end(settle, value) {
      ended = true;
      observer.disconnect();
      clearTimeout(limit);
      settle(value);
    }
    function check() {
      if (!ended && allDrawn() && condition()) end(resolve);
    }
    // What changes without a change of the document, such as focus, is seen with the next frame.
    function checkEachFrame() {
      check();
      if (!ended) requestAnimationFrame(checkEachFrame);
    }
    observer.observe(document, { attributes: true, childList: true, subtree: true });
    checkEachFrame();
  });
}

function press(selector) {
  const element = find(selector);
  if (!element) throw new Error(`there is no ${selector} on the page "${text('h1')}"`);
  element.click();
}

// The answers as this tab keeps them.
const kept = () =>
  Object.entries(sessionStorage).find(([key]) => key.startsWith('massage-or-pt'))?.[1] ?? null;

// The page that shows once the guide runs, whichever it is; before that its first view shows.
const PAGES = ':is(.mpt-start, .mpt-question, .mpt-summary-list)';
const loaded = () => until(() => find(`.mpt:not([data-first-view]) ${PAGES}`), 'the guide');

// Answers every question that comes up, and returns which they were.
async function answerAll(answers) {
  const asked = [];
  for (let item = question(); item; item = question()) {
    asked.push(item);
    pick(answers);
    await goOn();
  }
  return asked;
}

// Picks the answers to the question shown, as assistive technology does.
function pick(answers) {
  const item = question();
  if (!answers[item]) throw new Error(`the page asks "${item}", which the persona does not answer`);
  for (const code of answers[item]) press(`#mpt-${item}-${code}`);
}

async function goOn() {
  const item = question();
  press('.mpt-question button[type=submit]');
  await until(() => find('h1') && question() !== item, `what follows "${item}"`);
}

// What the last page says.
const outcome = () => ({
  heading: text('h1'),
  service: text('.mpt-service__name'),
  booking: find('.mpt-booking-link')?.getAttribute('href') ?? null,
  reasons: count('.mpt-reasons__reason'),
  answers: [...document.querySelectorAll('.mpt-summary-list__row')].map((row) => [
    row.querySelector('dt').textContent,
    row.querySelector('dd').textContent,
  ]),
});

async function startAgain() {
  press('.mpt > .mpt-button--quiet');
  await until(() => find('.mpt-start'), 'the start');
}
