// Unpacks LZMA, which makes the program 15% smaller than zlib does, and which no browser unpacks by itself. Written after
// the specification by its author (Igor Pavlov, lzma-specification.txt in the LZMA SDK, in the public domain), for what
// src/bin/xtask/compress.rs packs: no header, no bits of the position, and a mark at the end.

// How many bits of the byte before tell what a byte may be: `CONTEXT` in compress.rs.
const CONTEXT = 2;

// Where the odds of each kind of choice are. Most are kept for each of 12 states, which tell what came last.
const IS_COPY = 0;
const IS_RECENT = 12;
const IS_OLDER = 24;
const IS_LONG = 60;
const SLOT = 72;
const MIDDLE = SLOT + 4 * 64;
const LOWEST = MIDDLE + 115;
const LENGTH = LOWEST + 16;
const RECENT_LENGTH = LENGTH + 274;
const LITERAL = RECENT_LENGTH + 274;

/** The `size` bytes with this checksum (FNV-1a) that were packed; an error if anything is damaged. */
export function unlzma(packed, size, checksum) {
  const bytes = new Uint8Array(size);
  const odds = new Uint16Array(LITERAL + (0x300 << CONTEXT)).fill(1024);
  let filled = 0;
  let position = 0;
  // Numbers of 32 bits, which engines keep as such only here: the range, and where in it the code is.
  const coder = Uint32Array.of(-1, 0);
  const shift = () => (coder[1] = (coder[1] << 8) | packed[position++]);
  const narrow = (range) => {
    coder[0] = range;
    if (range >= 1 << 24) return;
    coder[0] = range << 8;
    shift();
  };

  const bit = (place) => {
    const odd = odds[place];
    const bound = (coder[0] >>> 11) * odd;
    if (coder[1] < bound) {
      odds[place] += (2048 - odd) >> 5;
      narrow(bound);
      return 0;
    }
    odds[place] -= odd >> 5;
    coder[1] -= bound;
    narrow(coder[0] - bound);
    return 1;
  };
  const even = (count) => {
    let value = 0;
    for (; count > 0; count--) {
      const half = coder[0] >>> 1;
      const found = coder[1] < half ? 0 : 1;
      if (found) coder[1] -= half;
      narrow(half);
      value = (value << 1) | found;
    }
    return value;
  };
  const bits = (place, count) => {
    let value = 1;
    for (let i = 0; i < count; i++) value = (value << 1) | bit(place + value);
    return value - (1 << count);
  };
  const lowestFirst = (place, count) => {
    let value = 0;
    for (let i = 0, before = 1; i < count; i++) {
      const found = bit(place + before);
      before = (before << 1) | found;
      value |= found << i;
    }
    return value;
  };

  const literal = (place, expected) => {
    let value = 1;
    // A byte other than the one that would have been copied: while they agree, that one is part of the odds.
    for (let mark = 256; expected !== undefined && value < 256; ) {
      expected <<= 1;
      const guess = expected & mark;
      const found = bit(place + mark + guess + value);
      value = (value << 1) | found;
      if (Boolean(guess) !== Boolean(found)) break;
    }
    while (value < 256) value = (value << 1) | bit(place + value);
    return value;
  };
  const lengthAt = (place) => {
    if (!bit(place)) return 2 + bits(place + 2, 3);
    return bit(place + 1) ? 18 + bits(place + 18, 8) : 10 + bits(place + 10, 3);
  };
  const distanceFor = (length) => {
    const slot = bits(SLOT + 64 * Math.min(length - 2, 3), 6);
    if (slot < 4) return slot;
    const more = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << more;
    if (slot < 14) return start + lowestFirst(MIDDLE + start - slot, more);
    return start + (even(more - 4) << 4) + lowestFirst(LOWEST, 4);
  };

  for (let i = 0; i < 4; i++) shift();
  let state = 0;
  // How far back the last copies were from, the last first.
  const recent = [0, 0, 0, 0];
  while (filled <= size) {
    if (!bit(IS_COPY + state)) {
      const before = filled && bytes[filled - 1] >> (8 - CONTEXT);
      const expected = state < 7 ? undefined : bytes[filled - recent[0] - 1];
      bytes[filled++] = literal(LITERAL + 0x300 * before, expected);
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    const isAfterCopy = state > 6 ? 3 : 0;
    let length = 1;
    if (bit(IS_RECENT + state)) {
      let which = 0;
      while (which < 3 && bit(IS_OLDER + 12 * which + state)) which++;
      if (which || bit(IS_LONG + state)) length = lengthAt(RECENT_LENGTH);
      recent.unshift(...recent.splice(which, 1));
      state = length === 1 ? (isAfterCopy ? 11 : 9) : 8 + isAfterCopy;
    } else {
      length = lengthAt(LENGTH);
      state = 7 + isAfterCopy;
      const distance = distanceFor(length);
      if (distance === -1) break;
      recent.unshift(distance);
      recent.pop();
    }
    const from = filled - recent[0] - 1;
    for (let i = 0; i < length; i++) bytes[filled++] = bytes[from + i];
  }
  if (filled !== size || checksumOf(bytes) !== checksum) throw new Error('what was packed is damaged');
  return bytes;
}

function checksumOf(bytes) {
  let sum = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) sum = Math.imul(sum ^ bytes[i], 0x01000193);
  return sum >>> 0;
}
