// What the tests of the element need of any page around it. All of it is var and function: what a test runs sees
// no other names of a page in Firefox.

// The guide closes its shadow root; here it is opened, so that a script can do what a visitor does.
var attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  return attachShadow.call(this, { ...options, mode: 'open' });
};

// Every event that left a guide.
var events = [];
for (const name of ['ready', 'start', 'step', 'outcome', 'book', 'error']) {
  addEventListener(`mpt-${name}`, ({ type, target, detail, bubbles, composed }) => {
    events.push({ type, id: target.id, detail, bubbles, composed });
  });
}
var violations = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  violations.push(`${violatedDirective} ${blockedURI}`);
});

function eventsOf(type) {
  return events.filter((event) => event.type === type);
}

function guide(id) {
  return document.getElementById(id).shadowRoot;
}

function inside(id, selector) {
  return guide(id)?.querySelector(selector) ?? null;
}

function heading(id) {
  return inside(id, 'h1')?.textContent ?? null;
}

function questionOf(id) {
  return inside(id, '.mpt-question input')?.name ?? null;
}

// Before the guide there is its first view.
function stands(id) {
  return until(() => inside(id, '.mpt:not([data-first-view]) h1'), `the guide ${id}`);
}

async function answer(id, item, codes) {
  await until(() => questionOf(id) === item, `the question ${item} of ${id}`);
  for (const code of codes) inside(id, `#mpt-${item}-${code}`).click();
  await pressAndHear(inside(id, '.mpt-question button'));
}

// A script is quicker than the guide tells of its pages.
async function pressAndHear(button) {
  const pages = () => eventsOf('mpt-step').length + eventsOf('mpt-outcome').length;
  const before = pages();
  button.click();
  await until(() => pages() > before, 'the next page');
}

async function answerAllOf(id, answers) {
  await stands(id);
  await answerRestOf(id, answers);
}

async function answerRestOf(id, answers) {
  for (let item = questionOf(id); item; item = questionOf(id)) await answer(id, item, answers[item]);
}

function add(attributes) {
  const element = document.createElement('massage-or-pt');
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  document.body.append(element);
  return element;
}

// A phone on which all of the program's work takes longer than it may without a break: it goes on two frames later.
var unfinished = 0;
function slowDown() {
  const { now } = Date;
  const later = setTimeout;
  let lost = 0;
  Date.now = () => now() + (lost += 20);
  setTimeout = (goOn, pause) => {
    if (pause) return later(goOn, pause);
    unfinished++;
    const end = () => {
      unfinished--;
      goOn();
    };
    return requestAnimationFrame(() => requestAnimationFrame(end));
  };
}

function finished() {
  return until(() => !unfinished, 'the end of its work');
}

// Frames of the guide.

function addFrame(attributes) {
  const frame = document.createElement('iframe');
  for (const name in attributes) frame.setAttribute(name, attributes[name]);
  if (attributes.id !== 'liar') frame.dataset.massageOrPt = '';
  document.body.append(frame);
}

function heightFollows() {
  const script = document.createElement('script');
  script.src = 'frame.js';
  document.body.append(script);
}

function inFrame(id, selector) {
  return document.getElementById(id).contentDocument?.querySelector(selector) ?? null;
}

function guideIn(id) {
  return until(() => inFrame(id, '.mpt:not([data-first-view])'), `the guide in ${id}`);
}

// As high as what is in it, within 2 pixels, for two frames in a row.
async function follows(id) {
  await guideIn(id);
  const fits = () => {
    const { contentWindow, contentDocument } = document.getElementById(id);
    const wanted = contentDocument.documentElement?.getBoundingClientRect().height;
    return wanted > 200 && Math.abs(contentWindow.innerHeight - wanted) <= 2;
  };
  await until(fits, `the height of ${id}`);
  await new Promise(requestAnimationFrame);
  await until(fits, `the height of ${id}`);
}

async function followsAt(id, textSize) {
  await guideIn(id);
  document.getElementById(id).contentDocument.documentElement.style.fontSize = textSize;
  await follows(id);
}

function pressIn(id, selector) {
  const element = inFrame(id, selector);
  if (!element) throw new Error(`no ${selector} on the page "${inFrame(id, 'h1')?.textContent}"`);
  element.click();
}

async function visitIn(id, answers) {
  await guideIn(id);
  for (let input; (input = inFrame(id, '.mpt-question input')); ) {
    await follows(id);
    const item = input.name;
    for (const code of answers[item]) pressIn(id, `#mpt-${item}-${code}`);
    pressIn(id, '.mpt-question button');
    await until(() => inFrame(id, '.mpt-question input')?.name !== item && inFrame(id, 'h1'), 'a page');
  }
  await follows(id);
}

// Modules of the page itself: Firefox would load them anew for a test.
function engine() {
  return import('/embed.js');
}

async function wasmMemory(glue) {
  const { default: init } = await import(glue);
  return (await init()).memory.buffer.byteLength;
}

// The outcome page is drawn part by part, after the browser painted what is above.
function allDrawn() {
  const guides = [...document.querySelectorAll('massage-or-pt, iframe')];
  return guides.every((it) => !(it.shadowRoot ?? it.contentDocument)?.querySelector('.mpt-below'));
}

// Each test waits on conditions alone.
async function until(condition, what) {
  const limit = performance.now() + 20000;
  for (;;) {
    const found = allDrawn() && condition();
    if (found) return found;
    if (performance.now() > limit) throw new Error(`waited for ${what}`);
    await new Promise(requestAnimationFrame);
  }
}
