// The first view: what the guide shows at first, there as plain HTML before the program is. It may be read and answered
// at once; the visit that begins in it goes on in the guide that takes its place.
// `cargo xtask build` puts this file into the scripts that import it.

// As the program writes its pages into the history.
const ENTRY = 'massage-or-pt';
const FOCUSABLE = ':is(a, button, input, summary, [tabindex]):not(.mpt-fallback *)';
// Of the browser's storage, and of links that visitors share.
const KEPT = 'massage-or-pt/';
const SHARED = /massage-or-pt(~|%7E)/;
// For which the guide waits for a release, and Back for the browser, in milliseconds.
const LONGEST_PRESS = 3000;
const LONGEST_STEP = 1000;

/**
 * Whether an earlier visit goes on, or a link brings one: what comes then is not the first view. Each storage takes time
 * to open, so that only the one that the setting names is asked; without a setting both are.
 */
export function isReturning(storage) {
  return isShared() || (storage !== 'local' && keeps('sessionStorage')) || (storage !== 'session' && keeps('localStorage'));
}

/** Whether the page was opened by a link that a visitor shared. */
export function isShared() {
  return SHARED.test(location.hash);
}

/**
 * Follows what a visitor does in the first view below `root`, an element or a shadow root. With `ownsHistory` the second
 * page is an entry in it, as the guide will have it. Returns what hands it over, to be called with the function that puts
 * the guide below `root`, or returns false where it cannot. That is given what the guide calls when it is drawn; it returns
 * the visit that began. Handing over says whether the guide stands. Its `leave` is for a first view that no guide follows.
 */
export function watchFirstView(root, ownsHistory) {
  const view = root.querySelector('[data-first-view]');
  const watching = new AbortController();
  const listen = (target, type, hear) => target.addEventListener(type, hear, { capture: true, signal: watching.signal });

  // Holds the page that is not shown: at first the second, which comes after some answers. It is among the rest of the
  // page, which may not be there yet.
  const template = () => view.querySelector('template + *')?.previousElementSibling;
  const atSecond = () => entry()?.page === template()?.dataset.page;
  const leadsToSecond = () => {
    const picked = view.querySelector(':checked');
    return Boolean(picked) && ` ${template()?.dataset.after} `.includes(` ${picked.value} `);
  };
  let isSecond = false;
  const turn = () => {
    const shown = document.createDocumentFragment();
    const stays = '[role="status"], .mpt-fallback, .mpt-footer, template, script';
    for (let part = view.firstElementChild, next; part; part = next) {
      next = part.nextElementSibling;
      if (!part.matches(stays)) shown.append(part);
    }
    const other = template().content;
    view.querySelector('.mpt-fallback, .mpt-footer').before(other);
    other.append(shown);
    // What matters most stays right below the question; it is not moved itself, since that would start its time anew.
    const fallback = view.querySelector('.mpt-fallback');
    for (let part; fallback && !(part = fallback.previousElementSibling).matches('.mpt-question'); ) fallback.after(part);
    isSecond = !isSecond;
    letWait();
    view.querySelector('[role="status"]').textContent = view.querySelector('.mpt-progress__label')?.textContent ?? '';
    view.querySelector('h1').focus({ preventScroll: true });
    const { top } = view.getBoundingClientRect();
    if (top < 0 || top > innerHeight * 0.6) view.scrollIntoView();
  };

  const remember = (page) => {
    try {
      if (ownsHistory) history.pushState(`${ENTRY} ${+(entry()?.depth ?? 0) + 1} ${page}`, '');
    } catch {}
  };
  const clear = () => {
    untick(view);
    untick(template().content);
    turn();
    if (ownsHistory && atSecond()) stepBack();
  };

  // A second press, before the first has led anywhere, would lead out of the page.
  let stepping;
  let stepped;
  const stepBack = () => {
    if (stepping) return;
    stepping = new Promise((resolve) => {
      const limit = setTimeout(() => stepped(), LONGEST_STEP);
      stepped = () => {
        clearTimeout(limit);
        stepping = undefined;
        resolve();
      };
    });
    history.back();
  };

  // The Continue that waits for the guide, and whether nothing was picked.
  let waiting;
  let tooEarly = false;
  const letWait = (button) => {
    delete waiting?.dataset.waiting;
    waiting = button;
    if (button) button.dataset.waiting = '';
  };
  listen(view, 'click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const button = event.target.closest('button');
    if (!link && !button) return;
    event.preventDefault();
    if (link) return goTo(view.querySelector(link.getAttribute('href')));
    if (button.matches('.mpt-back-link')) return ownsHistory && atSecond() ? stepBack() : turn();
    if (button.type !== 'submit') return clear();
    tooEarly = !view.querySelector(':checked');
    if (isSecond || !leadsToSecond()) return letWait(button);
    turn();
    if (!atSecond()) remember(template().dataset.page);
  });
  listen(view, 'change', () => {
    view.dataset.answered = '';
    if (tooEarly) letWait();
  });
  if (ownsHistory) listen(self, 'popstate', () => {
    stepped?.();
    if (template() && isSecond !== atSecond() && (isSecond || leadsToSecond())) turn();
  });

  // The visit as the guide writes it down: the number of the page, the day, which the guide knows, and the answers.
  const begun = () => {
    let answers = '';
    const add = (page) => {
      const picked = page?.querySelectorAll(':checked') ?? [];
      for (let i = 0; i < picked.length; i++) answers += `${i ? '' : `~${picked[i].name}`}.${picked[i].value}`;
    };
    const other = template()?.content;
    add(isSecond ? other : view);
    add(isSecond ? view : other);
    return answers ? `${isSecond ? template().dataset.page : 0}.${answers}` : undefined;
  };

  // While a finger or a key is down: what it does when it goes up, or in WebKit a moment later, would be lost with the
  // element that it began on.
  let held;
  let release;
  let longest;
  const hold = () => (held ??= new Promise((resolve) => {
    release = resolve;
    // Some programs that read the page out keep the release to themselves.
    longest = setTimeout(letGo, LONGEST_PRESS);
  }));
  // The click comes after the event that ends it.
  const letGo = () => {
    clearTimeout(longest);
    setTimeout(() => {
      held = undefined;
      release?.();
    });
  };
  for (const type in { pointerdown: 0, keydown: 0 }) listen(self, type, hold);
  for (const type in { pointerup: 0, pointercancel: 0, keyup: 0 }) listen(self, type, letGo);
  // Of the window, and not of an element in it.
  listen(self, 'blur', ({ target }) => target === self && letGo());

  // Where the first view goes without a guide in its place: the visit that began in it.
  const leave = () => {
    watching.abort();
    return begun();
  };
  const handOver = async (mount) => {
    while (held || stepping) await (held ?? stepping);
    // Asked when the guide is drawn, it would lay out the whole page.
    let { scrollX: left, scrollY: top } = self;
    listen(self, 'scroll', () => {
      left = scrollX;
      top = scrollY;
    });
    // Where the program is busy with another guide, some time passes before it draws this one.
    const { focused, focusVisible } = await new Promise((drawn) => {
      const begin = () => {
        const { activeElement } = view.getRootNode();
        const focusVisible = activeElement?.matches(':focus-visible');
        drawn({ focused: placeOf(activeElement, view), focusVisible });
        return leave();
      };
      if (mount(begin) === false) drawn({});
    });
    // Drawn in this turn, so that nobody sees the page between the two.
    const guide = root.querySelector('.mpt:not([data-first-view])');
    if (!guide) return false;
    view.remove();
    // An earlier visit goes on elsewhere, and nothing of this is meant for that page.
    if (!isSecond && !guide.querySelector('.mpt-start')) return true;
    const folded = view.querySelectorAll('details');
    const unfolded = guide.querySelectorAll('details');
    for (let i = 0; i < unfolded.length; i++) unfolded[i].open = folded[i]?.open;
    // It has settled already.
    const moving = guide.getAnimations?.({ subtree: true }) ?? [];
    for (let i = 0; i < moving.length; i++) moving[i].finish();
    if (waiting) {
      guide.querySelector('[type="submit"]')?.click();
      return true;
    }
    guide.querySelectorAll(FOCUSABLE)[focused]?.focus({ preventScroll: true, focusVisible });
    // WebKit forgets where the page was.
    if (scrollY !== top) scrollTo({ left, top, behavior: 'instant' });
    return true;
  };
  return Object.assign(handOver, { leave });
}

// What the program writes into the history.
function entry() {
  const [name, depth, page] = `${history.state}`.split(' ');
  return name === ENTRY ? { depth, page } : undefined;
}

function untick(page) {
  const picked = page.querySelectorAll(':checked');
  for (let i = 0; i < picked.length; i++) picked[i].checked = false;
}

function goTo(target) {
  target?.scrollIntoView();
  target?.focus({ preventScroll: true });
}

// Among what can have the focus; -1 for what is not in the view.
function placeOf(element, view) {
  const found = view.querySelectorAll(FOCUSABLE);
  let place = found.length - 1;
  while (place >= 0 && found[place] !== element) place--;
  return place;
}

function keeps(area) {
  try {
    const store = self[area];
    let i = store.length - 1;
    while (i >= 0 && !store.key(i).startsWith(KEPT)) i--;
    return i >= 0;
  } catch {
    return false;
  }
}
