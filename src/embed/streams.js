// Puts the program together again, of which src/bin/xtask/bundle/streams.rs has laid like beside like: that packs 7%
// better. Numbers are as WebAssembly writes them: seven bits a byte, the lowest first, and the last byte is below 128.

const BLOCKS = [0x02, 0x03, 0x04];
const END = 0x0b;
const TABLE = 0x0e;
const MORE = 0xfc;
// Two instructions without numbers, whose places are free for others.
const VARIABLES = 0x00;
const INSTRUCTIONS = 0x01;

// How many numbers, or bytes of a real number, follow an instruction.
const NUMBERS = new Uint8Array(256).fill(1, 0x20, 0x43);
for (const instruction of [...BLOCKS, 0x0c, 0x0d, 0x10, 0xd0, 0xd2]) NUMBERS[instruction] = 1;
NUMBERS[0x11] = 2;
const BYTES = { 0x43: 4, 0x44: 8 };
const MORE_NUMBERS = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/** The program of `size` bytes whose streams are in `bytes`. */
export function joinProgram(bytes, size) {
  const program = new Uint8Array(size);
  const all = { bytes, position: 0 };
  let filled = 0;
  const copy = (from) => (program[filled++] = from.bytes[from.position++]);
  const copyNumber = (from) => {
    let value = 0;
    let shift = 0;
    let byte;
    do {
      byte = copy(from);
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  // Numbers that are no part of the program.
  const number = () => {
    const start = filled;
    const value = copyNumber(all);
    filled = start;
    return value;
  };
  const stream = () => {
    const length = number();
    all.position += length;
    return { bytes: bytes.subarray(all.position - length, all.position), position: 0 };
  };

  const functions = number();
  const [before, after] = [stream(), stream()];
  const streams = Array.from(NUMBERS, stream);
  const copyInstruction = () => {
    const instruction = copy(streams[INSTRUCTIONS]);
    const from = streams[instruction];
    let count = NUMBERS[instruction];
    // What it knows of the address.
    if (instruction > 0x27 && instruction < 0x3f) copy(streams[INSTRUCTIONS]);
    if (instruction === TABLE) count = copyNumber(from) + 1;
    if (instruction === MORE) count = MORE_NUMBERS[copyNumber(from)];
    for (; count > 0; count--) copyNumber(from);
    for (count = BYTES[instruction]; count > 0; count--) copy(from);
    return instruction;
  };
  const copyFunction = () => {
    for (let groups = copyNumber(streams[VARIABLES]); groups > 0; groups--) {
      copyNumber(streams[VARIABLES]);
      copy(streams[VARIABLES]);
    }
    for (let depth = 1; depth > 0; ) {
      const instruction = copyInstruction();
      if (BLOCKS.includes(instruction)) depth++;
      if (instruction === END) depth--;
    }
  };
  const fill = (part) => {
    program.set(part.bytes, filled);
    filled += part.bytes.length;
  };

  fill(before);
  for (let i = 0; i < functions; i++) {
    // How long a function is stands before it, and is known after it.
    const start = filled;
    copyFunction();
    const length = filled - start;
    const digits = [];
    for (let rest = length; rest || !digits.length; rest >>>= 7) digits.push((rest & 127) | (rest > 127 ? 128 : 0));
    program.copyWithin(start + digits.length, start, filled);
    program.set(digits, start);
    filled += digits.length;
  }
  fill(after);
  return program;
}
