// Starts the single file: page.js with all that it loads, and the program, are packed into this script.
// `cargo xtask build` puts them in.

import { inflate } from './inflate.js';

// In base64: the script, and then the program.
const PACKED = '';
// How many bytes they are unpacked, and how many of these are the script.
const SIZE = 0;
const SCRIPT_SIZE = 0;

async function unpack() {
  const text = atob(PACKED);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  if (!globalThis.DecompressionStream) return inflate(packed, SIZE);
  // Of its formats this is the only one that also tells when something is damaged and is in every browser that has it.
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

unpack().then((bytes) => {
  const script = document.createElement('script');
  script.program = bytes.subarray(SCRIPT_SIZE);
  script.append(new TextDecoder().decode(bytes.subarray(0, SCRIPT_SIZE)));
  document.body.append(script);
}).catch((error) => {
  // What matters most comes into sight.
  document.getElementById('massage-or-pt').dataset.failed = '';
  throw error;
});
