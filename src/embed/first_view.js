// The first view: what the guide shows at first, there as plain HTML before the program is. It may be read and answered
// at once; what the visitor did in it is done again in the guide that takes its place, before that is drawn.
// `cargo xtask build` puts this file into the scripts that import it.

const FOCUSABLE = ':is(a, button, input, summary, [tabindex]):not(.mpt-fallback *)';
// Of the browser's storage, and of links that visitors share.
const KEPT = 'massage-or-pt/';
const SHARED = /massage-or-pt(~|%7E)/;

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
 * Follows what a visitor does in the first view below `root`, an element or a shadow root. Returns what hands it over,
 * to be called once: with the function that puts the guide below `root`. It says whether the guide stands.
 */
export function watchFirstView(root) {
  const view = root.querySelector('[data-first-view]');
  const watching = new AbortController();
  const listen = (target, type, hear) => target.addEventListener(type, hear, { capture: true, signal: watching.signal });

  // Whether Continue was pressed, and whether there was nothing to continue with.
  let goesOn = false;
  let tooEarly = false;
  listen(view, 'click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const button = event.target.closest('[type="submit"]');
    if (!link && !button) return;
    event.preventDefault();
    if (link) return goTo(view.querySelector(link.getAttribute('href')));
    goesOn = true;
    tooEarly = !view.querySelector(':checked');
    button.dataset.waiting = '';
  });
  listen(view, 'change', () => {
    view.dataset.answered = '';
    if (tooEarly) goesOn = false;
  });

  // While a finger or the space bar is down: its click would be lost with the element that it began on.
  let held;
  let release;
  const hold = () => (held ??= new Promise((resolve) => (release = resolve)));
  // The click comes after the event that ends it.
  const letGo = () => setTimeout(() => {
    held = undefined;
    release?.();
  });
  listen(self, 'pointerdown', hold);
  listen(self, 'keydown', ({ key }) => key === ' ' && hold());
  for (const type in { pointerup: 0, pointercancel: 0, keyup: 0, blur: 0 }) listen(self, type, letGo);

  return async function handOver(mount) {
    while (held) await held;
    watching.abort();
    const { activeElement } = view.getRootNode();
    const picked = view.querySelectorAll(':checked');
    const folded = view.querySelectorAll('details');
    const focused = placeOf(activeElement, view);
    const focusVisible = activeElement?.matches(':focus-visible');
    const { scrollX, scrollY } = self;
    mount();
    // It is drawn at the end of this turn, so that nobody sees the page between the two.
    let guide;
    for (let i = 0; i < 20 && !guide; i++) guide = await root.querySelector('.mpt:not([data-first-view])');
    if (!guide) return false;
    view.remove();
    // An earlier visit goes on elsewhere, and nothing of this is meant for that page.
    if (!guide.querySelector('.mpt-start')) return true;
    for (let i = 0; i < picked.length; i++) guide.querySelector(`#${picked[i].id}`)?.click();
    const unfolded = guide.querySelectorAll('details');
    for (let i = 0; i < folded.length; i++) unfolded[i].open = folded[i].open;
    if (goesOn) {
      guide.querySelector('[type="submit"]').click();
      return true;
    }
    guide.querySelectorAll(FOCUSABLE)[focused]?.focus({ preventScroll: true, focusVisible });
    // WebKit forgets where the page was.
    if (self.scrollY !== scrollY) scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
    return true;
  };
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
