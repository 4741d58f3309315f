// The custom element <massage-or-pt>, and the engine for scripts: docs/embedding.md says how to use both.
//
// `cargo xtask build` puts in the names of the files beside it, and fills what is empty here.
// The host page may have changed what arrays can do, so nothing below asks it of them.

import { isReturning, isShared, watchFirstView } from './first_view.js';
import { fetchText, languageFor, settingIn, wordsIn } from './languages.js';
import { ignoreSecondPresses } from './second_press.js';

// The attributes that are settings.
const ATTRIBUTES = [];
// What stands in for the guide where the page gives no fallback: { tag, text, link, href } each.
const FALLBACK = [];
// What the guide shows at first, in English: [name, attributes, what is inside...] each, or a text.
const FIRST_VIEW = [];
const STYLES = '';

const TAG = 'massage-or-pt';
// Attributes of any element, and those that frameworks add, are no settings.
const NO_SETTING = /^(aria-|data-|on|[^a-z])|[:@]|^(src|id|class|style|hidden|slot|part|lang|dir|title|role|tabindex|is)$/;
const LINK = /^(https?:\/\/|tel:|mailto:|sms:)[^{]+$/i;
// What browsers and dialogs do with these keys goes on outside the guide; all others are the guide's own.
const GOES_ON = /^(Tab|Escape|F\d+)$/;

/** What `cargo xtask questions` prints. */
export const questions = async () => JSON.parse((await loadProgram()).questions());

/** What `cargo xtask recommend` prints for a response; an error's message says what is wrong with it. */
export const recommend = async (response) => JSON.parse((await loadProgram()).recommend(response));

// A server may import this file, too; there is no element then.
class MassageOrPt extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;

  // Closed: a tracker that asks the page where a click went finds this element, and never an answer.
  #shadow = this.attachShadow({ mode: 'closed' });
  #observer;
  // What takes over the first view, while that stands.
  #handOver;
  // Which of the guides on the page this is, while it is on it.
  #number;
  // Takes the guide out, while it stands.
  #unmount;
  // Whether a start is under way that has not looked at the page for the last time.
  #starting = false;
  // What the file had that `src` named last.
  #file;
  // The visit, while the guide is out of the page; and the one that began in a first view that is gone.
  #kept;
  #begun;
  // Counts starts and stops: a start that was overtaken does nothing more.
  #turn = 0;

  constructor() {
    super();
    for (const type in { keydown: 0, keypress: 0, keyup: 0 }) {
      this.#shadow.addEventListener(type, keepFromPage);
    }
    ignoreSecondPresses(this.#shadow);
    this.#shadow.addEventListener('print', () => print(this.#shadow));
  }

  connectedCallback() {
    // Only moved: the guide still stands.
    if (this.#number !== undefined && taken[this.#number] === this) return;
    this.#stop();
    for (this.#number = 0; taken[this.#number]?.isConnected; ) this.#number++;
    taken[this.#number] = this;
    this.#showFirst();
    whenParsed(() => this.#begin());
  }

  disconnectedCallback() {
    // Later, since an element that is moved is taken out first.
    queueMicrotask(() => {
      if (this.isConnected || this.#number === undefined) return;
      this.#stop();
      this.#showFallback();
      // A guide that came in its place has its number by now.
      if (taken[this.#number] === this) taken[this.#number] = undefined;
      this.#number = undefined;
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now && (this.#unmount || this.#starting)) this.#start();
  }

  // A link may be followed, or pasted, long after the page was loaded. The guide that is meant is put in anew, with its visit.
  static follow() {
    if (isShared() && document.readyState !== 'loading') firstShown()?.#start();
  }

  #begin() {
    if (this.#number === undefined || this.#unmount) return;
    // What stands between the tags may ask for another language.
    if (!this.#handOver || !this.#mayShowFirstView()) this.#showFirst();
    else this.#paint(this.#shadow.firstElementChild);
    this.#observer?.disconnect();
    if (this.#isMeant() || this.#choice('start') === 'eager') {
      this.#start();
      return;
    }
    this.#observer = new IntersectionObserver((seen) => {
      for (let i = 0; i < seen.length; i++) if (seen[i].isIntersecting) this.#start();
    }, { rootMargin: '100%' });
    this.#observer.observe(this);
  }

  async #start() {
    this.#observer?.disconnect();
    const turn = ++this.#turn;
    this.#starting = true;
    try {
      const reading = this.#texts();
      await loadProgram();
      const { texts, words } = await reading;
      // It may have broken meanwhile.
      const glue = await loadProgram();
      // What stands now belongs to the start that overtook this one.
      if (turn !== this.#turn) return;
      // Until now the guide stood as it was before something about it changed.
      this.#takeOut();
      this.#starting = false;
      const mount = (begun = () => this.#begun) => {
        if (turn !== this.#turn) return;
        const on = (name, detail) => this.#tell(name, JSON.parse(detail));
        // Until it is drawn, what a visitor does is done in the first view.
        const begin = () => {
          const visit = begun();
          this.#handOver = this.#begun = undefined;
          return visit;
        };
        const settings = this.#settings();
        const mounted = glue.mount(this.#shadow, this.#number, settings, texts, words, this.#kept, begin, this.#isMeant(), on);
        if (mounted === undefined) throw new Error('the built-in content cannot be read');
        this.#unmount = () => glue.unmount(mounted);
      };
      const handOver = this.#handOver ?? ((mount) => {
        this.#shadow.replaceChildren();
        dress(this.#shadow);
        mount();
      });
      await handOver(mount);
    } catch (error) {
      if (turn === this.#turn) this.#tell('mpt-error', { reason: 'load', message: `${error}` });
    }
  }

  #stop() {
    this.#observer?.disconnect();
    this.#turn++;
    this.#starting = false;
    this.#takeOut();
  }

  #takeOut() {
    // Nothing, too: a visit that was forgotten does not come back.
    if (this.#unmount) this.#kept = this.#unmount();
    this.#unmount = undefined;
  }

  // Whether the page was opened by a link that a visitor shared, and this is who shows what it brings.
  #isMeant() {
    return isShared() && firstShown() === this;
  }

  // The attributes as they are written.
  #settings() {
    const settings = {};
    for (let i = 0; i < this.attributes.length; i++) {
      const { name, value } = this.attributes[i];
      if (!NO_SETTING.test(name)) settings[name] = value;
    }
    return settings;
  }

  // Settings as JSON: of the file that `src` names, and of the script between the tags. Then the words in the
  // language that these, the page or the browser ask for.
  async #texts() {
    const texts = [];
    const src = this.getAttribute('src');
    try {
      // Once, so that a visit goes on with what it began with.
      if (src && this.#file?.src !== src) this.#file = { src, text: await fetchText(new URL(src, document.baseURI)) };
      if (src) texts[0] = this.#file.text;
    } catch (error) {
      // Whose spa this is stays unknown, but its visitors are not sent to another.
      const { hostname, origin } = new URL(document.baseURI);
      texts[0] = JSON.stringify({ spa_name: hostname || TAG, website: origin });
      this.#tell('mpt-error', { reason: 'settings', message: `src: ${error}` });
    }
    const own = this.#ownText();
    if (own) texts[texts.length] = own;
    return { texts, words: await wordsIn(this.#language(texts)) };
  }

  #ownText() {
    return this.querySelector(':scope > script[type="application/json"]')?.textContent;
  }

  #language(texts) {
    return languageFor(this.#setting('locale', texts), languageAround(this));
  }

  // One that is asked for without the program, which is who says what is wrong with it.
  #setting(name, texts = [this.#ownText()]) {
    return this.getAttribute(name.replace('_', '-')) || settingIn(texts, name);
  }

  // As the program reads it.
  #choice(name) {
    return `${this.#setting(name) ?? ''}`.trim().toLowerCase();
  }

  // What a visitor sees until the guide is there.
  #showFirst() {
    this.#showFallback();
    if (!this.#mayShowFirstView()) return;
    const view = build(FIRST_VIEW);
    this.#paint(view);
    this.#shadow.replaceChildren(view);
    dress(this.#shadow);
    this.#handOver = watchFirstView(this.#shadow);
  }

  #paint(view) {
    const theme = this.#choice('theme');
    if (theme) view.dataset.theme = theme;
  }

  // It is in English, and nothing has happened in it yet.
  #mayShowFirstView() {
    const language = this.#language();
    const begun = this.#kept || this.#begun || isReturning() || this.#choice('mode') === 'kiosk';
    return !begun && (language === '' || language === 'en');
  }

  // What stands between the tags; where that is nothing, what matters most and how to reach the spa.
  #showFallback(message) {
    this.#begun = this.#handOver?.leave() ?? this.#begun;
    this.#handOver = undefined;
    undress(this.#shadow);
    this.#shadow.replaceChildren(hasContent(this) ? element('slot') : standIn((name) => this.#setting(name)));
    if (!message) return;
    const alert = element('p', message);
    alert.role = 'alert';
    this.#shadow.prepend(alert);
  }

  #tell(name, detail) {
    const { reason, message } = detail;
    if (reason) console.warn(`<${TAG}>: ${message}`);
    const announce = () => this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    if (reason === 'load') this.#showFallback();
    if (reason !== 'crash') return announce();
    giveUp();
    this.#unmount = undefined;
    this.#turn++;
    this.#starting = false;
    // Not before the program that broke has let go of the page.
    queueMicrotask(() => {
      this.#showFallback(message);
      announce();
    });
  }
}

// Guides that are on the page, by number: each keeps its own answers.
const taken = {};

// Page builders make one for phones and one for wider screens, and hide one. Where none shows yet, the first will.
function firstShown() {
  let first;
  for (let i = 0; i in taken; i++) {
    if (taken[i]?.getClientRects().length) return taken[i];
    first ??= taken[i];
  }
  return first;
}

// One program for all of them. A load that failed is forgotten, so that the next guide tries again.
let program;

function loadProgram() {
  program ??= importProgram().catch((error) => {
    program = undefined;
    throw error;
  });
  return program;
}

// Where WebAssembly is missing, is forbidden or does not load, the same program comes as plain JavaScript.
async function importProgram() {
  try {
    const glue = await import('./massage-or-pt.js');
    await glue.default();
    return glue;
  } catch {
    return import('./massage-or-pt-plain.js');
  }
}

// A program that broke cannot be used again.
function giveUp() {
  program = Promise.reject(new Error('the guide broke down; reload the page'));
  program.catch(() => {});
}

// Each sheet is made once for each window.
const sheets = new WeakMap();
let css;

function dress(root, view = self) {
  css ??= styles();
  try {
    if (!sheets.has(view)) {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(css);
      sheets.set(view, sheet);
    }
    root.adoptedStyleSheets = [sheets.get(view)];
  } catch {
    // Safari before 16.4.
    (root.head ?? root).append(element('style', css));
  }
}

function styles() {
  try {
    // Em is then the visitor's own text size, worked out once and not anew in each heading.
    CSS.registerProperty({ name: '--mpt-text', syntax: '<length>', inherits: true, initialValue: '18px' });
  } catch {}
  return globalThis.CSS?.registerProperty ? `${STYLES}:host{--mpt-text:max(1.125em,18px)}` : STYLES;
}

function undress(shadow) {
  if (shadow.adoptedStyleSheets) shadow.adoptedStyleSheets = [];
}

// The page around the guide would be printed with it; a copy in a frame is not. In the shadow root no script of
// the page finds it. It stays for phones, which draw it anew when the visitor picks a printer.
async function print(shadow) {
  shadow.querySelector('iframe')?.remove();
  const frame = element('iframe');
  Object.assign(frame.style, { position: 'fixed', visibility: 'hidden', width: 0, height: 0, border: 0 });
  const loaded = new Promise((done) => (frame.onload = done));
  shadow.append(frame);
  await loaded;
  const { contentWindow: view, contentDocument: paper } = frame;
  paper.title = document.title;
  dress(paper, view);
  paper.body.append(paper.importNode(shadow.querySelector('.mpt'), true));
  view.print();
}

// The language of the page where the element stands, through every shadow root around it.
function languageAround(node) {
  const around = node.closest('[lang]');
  if (around) return around.lang;
  const { host } = node.getRootNode();
  return host && languageAround(host);
}

function whenParsed(go) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', go, { once: true });
  else go();
}

function keepFromPage(event) {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (!(GOES_ON.test(key) || ctrlKey || metaKey || altKey)) event.stopPropagation();
}

function hasContent(host) {
  for (let node = host.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1 ? node.localName !== 'script' : node.nodeType === 3 && node.data.trim()) return true;
  }
  return false;
}

function standIn(setting) {
  const box = element('div');
  for (let i = 0; i < FALLBACK.length; i++) {
    const { tag, text, link, href } = FALLBACK[i];
    const line = element(tag, text);
    if (href) line.append(' ', anchor(href, link));
    box.append(line);
  }
  const phone = setting('phone');
  const booking = setting('booking_url') ?? setting('website') ?? '';
  if (LINK.test(booking)) box.append(element('p', anchor(booking, setting('spa_name') || booking)));
  if (phone) box.append(element('p', anchor(`tel:${`${phone}`.replace(/[^+\d]/g, '')}`, phone)));
  return box;
}

// No text is read as HTML: a page may forbid that.
function build(node) {
  const made = document.createElement(node[0]);
  const names = Object.keys(node[1]);
  for (let i = 0; i < names.length; i++) made.setAttribute(names[i], node[1][names[i]]);
  const inside = made.content ?? made;
  for (let i = 2; i < node.length; i++) inside.append(typeof node[i] === 'string' ? node[i] : build(node[i]));
  return made;
}

function anchor(href, text) {
  const link = element('a', text);
  link.href = href;
  return link;
}

function element(tag, content = '') {
  const made = document.createElement(tag);
  made.append(content);
  return made;
}

if (globalThis.customElements && !customElements.get(TAG)) {
  customElements.define(TAG, MassageOrPt);
  addEventListener('hashchange', () => MassageOrPt.follow());
}
