// What the tests of guides in pages that others made need beside host.js.

// The guide begins only when a test has looked at the page without it.
var release;
var released = new Promise((go) => (release = go));
var realFetch = fetch;
globalThis.fetch = async (...given) => {
  await released;
  return realFetch(...given);
};

// What went wrong, and what a framework found fault with.
var complaints = [];
addEventListener('error', ({ message }) => complaints.push(message));
addEventListener('unhandledrejection', ({ reason }) => complaints.push(String(reason)));
for (const level of ['error', 'warn']) {
  const original = console[level];
  console[level] = (...said) => {
    complaints.push(said.map(String).join(' '));
    original(...said);
  };
}

// Goes to the guide by the page's own link, where it has one.
async function arrive() {
  const link = await until(() => linkTo('/guide') ?? document.querySelector('massage-or-pt'), 'the page');
  if (link.localName === 'a') link.click();
  await place();
}

// Gives the guide the same place in all pages, and a height of its own, so that nothing of a page moves because of it.
async function place() {
  const guide = await until(() => document.querySelector('massage-or-pt'), 'the element');
  guide.id = 'one';
  const put = (values) => {
    for (const name in values) guide.style.setProperty(name, values[name], 'important');
  };
  put({ position: 'absolute', inset: 'auto', left: 0, top: 0, 'z-index': 999, margin: 0 });
  put({ width: '360px', 'max-width': 'none', height: '11000px' });
  const { left, top } = guide.getBoundingClientRect();
  put({ left: `${-left - scrollX}px`, top: `${-top - scrollY}px` });
}

// Steps back to the guide.
async function back() {
  history.back();
  await until(() => location.pathname === '/guide', 'the way back');
  await place();
}

// Leaves the guide by the page's own link.
async function home() {
  (await until(() => linkTo('/'), 'the page')).click();
  await until(() => location.pathname === '/' && !document.querySelector('massage-or-pt'), 'the way home');
}

function linkTo(path) {
  return document.querySelector(`a[href="${path}"]`);
}

// How the page looks before the guide comes.
var before;
function remember() {
  before = looks();
}

// All that styles make of the page's own nodes.
function looks() {
  const found = [];
  const nodes = document.querySelectorAll('html, body, body *');
  for (let i = 0; i < nodes.length; i++) {
    if (nodes[i].closest('massage-or-pt')) continue;
    for (const part of ['', '::before', '::after']) found.push(lookOf(nodes[i], part));
  }
  return found;
}

function lookOf(node, part) {
  const style = getComputedStyle(node, part);
  const look = {};
  for (let i = 0; i < style.length; i++) {
    // A name that the guide registers for the whole document; no style of the page can mean it.
    if (style[i] !== '--mpt-text') look[style[i]] = style.getPropertyValue(style[i]);
  }
  return { name: node.localName + part, look };
}

// What is not as it was, in words.
function changed() {
  const now = looks();
  if (now.length !== before.length) return [`${before.length} nodes became ${now.length}`];
  const found = [];
  for (let i = 0; i < now.length; i++) {
    for (const name in { ...before[i].look, ...now[i].look }) {
      const [was, is] = [before[i].look[name], now[i].look[name]];
      if (was !== is) found.push(`${now[i].name} ${name}: ${was} became ${is}`);
    }
  }
  return found;
}

// The middle of an element in the guide, scrolled into view, once it stays there for some frames: CSS pixels from
// the corner of the window. Pages that scroll smoothly may still be about to.
async function middleOf(selector) {
  const element = inside('one', selector);
  const middle = () => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  };
  let last = '';
  let still = 0;
  await until(() => {
    still = last === String(middle()) ? still + 1 : 0;
    if (!still) element.scrollIntoView({ block: 'center', behavior: 'instant' });
    last = String(middle());
    return still > 3;
  }, 'the end of scrolling');
  return middle();
}

// A new page of the guide is there for a visitor when its heading has the focus.
function page(otherThan) {
  const heading = () => inside('one', 'h1');
  const there = () => heading() && questionOf('one') !== otherThan && guide('one').activeElement === heading();
  return until(there, `a page after ${otherThan}`);
}

function programs() {
  return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length;
}
