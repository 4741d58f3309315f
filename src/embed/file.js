// Starts the single file: page.js with all that it loads, and the program, are packed into the element before this
// script. `cargo xtask build` puts them there.

import { joinProgram } from './streams.js';
import { unlzma } from './unlzma.js';

// How many bytes there are unpacked, their checksum, how many of them are the script, and how many the program has by itself.
const SIZE = 0;
const CHECKSUM = 0;
const SCRIPT_SIZE = 0;
const PROGRAM_SIZE = 0;

// Two digits of 91 hold 13 bits, the lowest first. Line breaks count for nothing.
function bytesOf(text) {
  const bytes = new Uint8Array((text.length * 13) >> 4);
  let filled = 0;
  let bits = 0;
  let count = 0;
  let first = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 35) continue;
    // All that is printable from # on but <.
    const digit = code - (code > 60 ? 36 : 35);
    if (first < 0) {
      first = digit;
      continue;
    }
    bits |= (first + 91 * digit) << count;
    first = -1;
    for (count += 13; count > 7; count -= 8) {
      bytes[filled++] = bits;
      bits >>>= 8;
    }
  }
  return bytes;
}

function start() {
  const packed = document.currentScript.previousElementSibling.textContent;
  const bytes = unlzma(bytesOf(packed), SIZE, CHECKSUM);
  const script = document.createElement('script');
  script.program = joinProgram(bytes.subarray(SCRIPT_SIZE), PROGRAM_SIZE);
  script.append(new TextDecoder().decode(bytes.subarray(0, SCRIPT_SIZE)));
  document.body.append(script);
}

try {
  start();
} catch (error) {
  // What matters most comes into sight.
  document.getElementById('massage-or-pt').dataset.failed = '';
  throw error;
}
