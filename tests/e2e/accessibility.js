// What the tests of accessibility measure in a page.

// What rounding may take, in CSS pixels.
const ROUNDING = 0.01;

const name = (element) => `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 40)}"`;

// Not what is folded away, nor what is there for screen readers alone.
const isSeen = (element) =>
  element.checkVisibility({ visibilityProperty: true }) &&
  !element.closest('.mpt-visually-hidden') &&
  getComputedStyle(element).clipPath === 'none';

function unfold() {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

// A link in a line of text is as high as the line, as WCAG 2.5.5 and 2.5.8 allow.
const isInText = (element) => getComputedStyle(element).display === 'inline';

// An option is pressed by its label, too.
const boxOf = (element) => (element.closest('.mpt-option') ?? element).getBoundingClientRect();

function smallTargets(least) {
  unfold();
  const targets = [...document.querySelectorAll('.mpt :is(a[href], button, input, summary)')];
  if (!targets.length) throw new Error('there is nothing to press');
  return targets
    .filter((it) => isSeen(it) && !isInText(it))
    .map((it) => ({ it, box: boxOf(it) }))
    .filter(({ box }) => Math.min(box.width, box.height) < least - ROUNDING)
    .map(({ it, box }) => `${name(it)}: ${box.width} x ${box.height}`);
}

// The least spacing that WCAG 1.4.12 wants a page to bear.
function spaceText() {
  const style = document.createElement('style');
  style.textContent = `
    .mpt, .mpt * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    .mpt p { margin-block-end: 2em !important; }`;
  document.head.append(style);
}

// What a visitor cannot read because it is cut off or lies beside the window.
function lost() {
  unfold();
  const found = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) found.push(`the page is ${wide} wide in a window of ${innerWidth}`);
  for (const element of document.querySelectorAll('.mpt, .mpt *')) {
    if (!isSeen(element) || element.closest('svg, progress')) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const cut =
      (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
      (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1);
    if (cut) found.push(`${name(element)} is cut off`);
    for (const text of element.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const beside = [...range.getClientRects()].some((it) => it.left < -1 || it.right > innerWidth + 1);
      if (beside) found.push(`${name(element)} lies beside the window`);
    }
  }
  return found;
}

// What the live region says, from now on.
function listen() {
  const region = find('.mpt > [role=status]');
  region.said = [];
  new MutationObserver(() => region.said.push(region.textContent))
    .observe(region, { characterData: true, childList: true, subtree: true });
}

const said = () => find('.mpt > [role=status]').said.filter(Boolean);

// Whether what has focus is in the window, with nothing over it.
function focusIsSeen() {
  const focused = document.activeElement;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return (focused.closest('.mpt-option') ?? focused).contains(there);
}
