// Starts the hosted page and the single file, and speaks for them where they stand in a frame: frame.js is
// the other side. `cargo xtask build` puts in the names of the files beside it and the words.

import init, { start } from './massage-or-pt.js';
import { fetchText, languageFor, settingIn, wordsIn } from './languages.js';

// Of all that comes after the first view.
const LATER_STYLES = '';
// What a visitor reads where the frame may not open a link; the address follows.
const BLOCKED = '';
// What keeps the page for visits without a connection, and what it is installed as; the single file needs neither.
const WORKER = '';
const MANIFEST = '';

const TYPE = 'massage-or-pt';
const framed = parent !== self;
const root = document.getElementById(TYPE);

const tell = (name, json) => {
  const detail = JSON.parse(json);
  const announce = (place) => place?.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  announce(root);
  // The fallback of a guide that broke stands in its place.
  if (!root.isConnected) announce(document.getElementById(TYPE));
  const message = { event: name, detail };
  if (host) say(message);
  else if (framed) early.push(message);
};

// The page prepares its first view itself, where a policy does not forbid that.
const prepared = root.handOver ?? import('./massage-or-pt-early.js').then((early) => early.prepareFirstView(root));
// A policy may forbid the style that the page holds, and Safari before 16.4 makes no sheets. All stand in a file, too.
// No element is asked how it looks: that would lay out the whole page.
const isOurs = ({ ownerNode }) => ownerNode?.textContent.includes('--mpt-text');
const isDressed = [...document.styleSheets].some(isOurs) && CSSStyleSheet.prototype.replaceSync;
if (!isDressed) linkStyles();
run().catch((error) => {
  // What matters most comes into sight.
  root.dataset.failed = '';
  throw error;
});

async function run() {
  // English is only what the page says without the guide, unless its owner wrote another language.
  const { lang } = document.documentElement;
  const settings = [document.getElementById(`${TYPE}-settings`)?.textContent];
  const spoken = languageFor(settingIn(settings, 'locale'), lang === 'en' ? '' : lang);
  const language = spoken === 'en' ? '' : spoken;
  const reading = wordsIn(language);
  // Nobody is asked a second question in English who is to be asked it in other words.
  if (language && !root.querySelector('.mpt-back-link')) root.querySelector('template')?.remove();
  // Where WebAssembly is missing, is forbidden or does not load, the same program comes as plain JavaScript.
  const program = await init().then(() => ({ start }), (error) => import('./massage-or-pt-plain.js'));
  const words = await reading;
  const handOver = await prepared;
  const mount = (begin) => {
    if (isDressed) dress();
    return program.start(!framed, words, begin, tell);
  };
  if (!(await handOver(mount))) throw new Error('the guide cannot start');
  if (WORKER && !framed) keepForLater(language).catch(() => {});
}

function linkStyles() {
  const { href } = new URL('./massage-or-pt.css', import.meta.url);
  append('link', { rel: 'stylesheet', href });
}

// With the guide, and not before: the first view needs none of it, and would be looked through again.
function dress() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LATER_STYLES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function append(name, properties) {
  document.head.append(Object.assign(document.createElement(name), properties));
}

// The origin of the page around the frame, once that page has said hello. Nobody else is told anything.
let host;
// What happened before.
const early = [];

function say(message) {
  if (host) parent.postMessage({ type: TYPE, ...message }, host);
}

// Only now, so that it takes nothing from the first load. What the website itself put into this place stays.
async function keepForLater(language) {
  append('link', { rel: 'manifest', href: MANIFEST });
  const { serviceWorker } = navigator;
  const url = new URL(WORKER, document.baseURI);
  const there = await serviceWorker.getRegistration(WORKER);
  const isHere = there?.scope === new URL('./', url).href && there.active;
  const other = isHere && there.active.scriptURL.split('?')[0] !== url.href;
  url.search = language;
  const { href } = url;
  // A policy may ask of scripts that they say by which name they vouch for an address.
  const vouched = globalThis.trustedTypes?.createPolicy(TYPE, { createScriptURL: () => href });
  if (!other) await serviceWorker.register(vouched?.createScriptURL('') ?? href);
}

// The whole page, as high as it is by itself.
function sayHeight() {
  say({ height: document.documentElement.getBoundingClientRect().height });
}

function hear({ source, origin, data }) {
  const from = origin === 'null' ? '*' : origin;
  if (source !== parent || data?.type !== TYPE || !data.hello || (host && host !== from)) return;
  host = from;
  early.splice(0).forEach(say);
  sayHeight();
}

// A sandbox may forbid to open anything; then the visitor at least learns the address.
function follow(event) {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented) return;
  const web = /^https?:$/.test(link.protocol);
  if (web) event.preventDefault();
  // Other programs are asked by the browser itself; a sandbox may keep it from that, too.
  if (web ? !opens(link.href) : origin === 'null') explain(link);
}

// A new window that is refused costs Firefox the visitor's click, which could still have left the page around.
// So in a sandbox, which refuses by an error, that is tried first; elsewhere it would take the page away.
function opens(href) {
  const ways = origin === 'null' ? [leave, openWindow] : [openWindow, leave];
  return ways.some((way) => {
    try {
      return way(href);
    } catch {
      return false;
    }
  });
}

function leave(href) {
  top.location.href = href;
  return true;
}

function openWindow(href) {
  const opened = open(href);
  if (opened) opened.opener = null;
  return Boolean(opened);
}

function explain(link) {
  if (link.nextElementSibling?.role === 'alert') return;
  const note = document.createElement('p');
  note.role = 'alert';
  note.append(`${BLOCKED} ${link.href.replace(/^(tel|sms|mailto):/, '')}`);
  link.after(note);
}

if (framed) {
  addEventListener('message', hear);
  addEventListener('click', follow);
  new ResizeObserver(sayHeight).observe(document.documentElement);
  parent.postMessage({ type: TYPE, ready: true }, '*');
}
