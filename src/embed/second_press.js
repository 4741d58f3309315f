// Who presses twice by habit means what was pressed first. Where that has given way to another page, the second press
// would answer a question that nobody has read.

// Between two taps of one double tap: in milliseconds and CSS pixels, as phones count them or a little more.
const LONGEST_PAUSE = 500;
const FARTHEST = 40;

/** Has nothing below `root`, an element or a shadow root, hear a second press that was meant for what is gone. */
export function ignoreSecondPresses(root) {
  let pressed;
  let time, x, y;
  const hear = (event) => {
    const { target, timeStamp, clientX, clientY, detail, pointerType } = event;
    const isNear = timeStamp - time < LONGEST_PAUSE && Math.hypot(clientX - x, clientY - y) < FARTHEST;
    // A mouse counts its clicks, as fast as its owner wants them; not every browser counts taps. What a key or a script
    // presses has no detail.
    const isSecond = pointerType === 'mouse' ? detail > 1 : detail && isNear;
    if (isSecond && pressed?.isConnected === false) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // Kept apart from the event, which forgets after a while what in a shadow root it was about.
    pressed = target;
    [time, x, y] = [timeStamp, clientX, clientY];
  };
  root.addEventListener('click', hear, true);
}
