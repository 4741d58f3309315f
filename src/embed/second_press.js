// Who presses twice by habit means what was pressed first. Where that led to another page, the second press would answer
// a question that nobody has read.

// Between two presses, in milliseconds, and in CSS pixels: as phones count them or a little more; a mouse counts its clicks
// itself, as fast as its owner wants them.
const LONGEST_TAPS = 500;
const LONGEST_CLICKS = 1000;
const FARTHEST = 40;
// What tells one page from another, or moves what is on it.
const MARKS = 'h1, .mpt-error-summary, .mpt-question__clear';

/** Has nothing below `root`, an element or a shadow root, hear a second press that was meant for another page. */
export function ignoreSecondPresses(root) {
  let page;
  let time;
  let x;
  let y;
  const hear = (event) => {
    const { target, timeStamp, clientX, clientY, detail, pointerType } = event;
    // A key, or a script.
    if (!detail) return;
    const shown = shownIn(root);
    const pause = timeStamp - time;
    const isSoon = pointerType === 'mouse' ? detail > 1 && pause < LONGEST_CLICKS : pause < LONGEST_TAPS;
    const isSecond = isSoon && Math.hypot(clientX - x, clientY - y) < FARTHEST;
    // Back answers nothing, and waits for the browser itself.
    if (isSecond && shown !== page && !target.closest('.mpt-back-link')) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // The notice that somebody is awaited goes with the first press, from above what lies there.
    page = target.closest('.mpt-idle') ? '' : shown;
    time = timeStamp;
    x = clientX;
    y = clientY;
  };
  root.addEventListener('click', hear, true);
}

function shownIn(root) {
  const marks = root.querySelectorAll(MARKS);
  let shown = '';
  for (let i = 0; i < marks.length; i++) shown += marks[i].textContent;
  return shown;
}
