// Unpacks the zlib format (RFC 1950 and 1951) where the browser has no DecompressionStream: Safari before 16.4 and
// Firefox before 113. Codes are read bit by bit, which takes a phone a fraction of a second.

// In which order a block tells how long the codes are for the lengths of its own codes.
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The `size` bytes that were packed into the whole buffer of `packed`; an error if anything is damaged. */
export function inflate(packed, size) {
  const bytes = new Uint8Array(size);
  let filled = 0;
  // In bits; the first two bytes only name the format.
  let position = 16;

  const bit = () => (packed[position >> 3] >> (position++ & 7)) & 1;
  const bits = (count) => {
    let value = 0;
    for (let i = 0; i < count; i++) value |= bit() << i;
    return value;
  };
  const symbol = (codes) => {
    let code = 1;
    do code = (code << 1) | bit();
    while (!codes[code] && code < codes.length);
    if (!codes[code]) throw new Error('a damaged code');
    return codes[code] - 1;
  };
  // A symbol stands for itself or, the larger it is, for a range in which more bits tell the place.
  const inRange = (symbol, kept) => {
    const more = (symbol >> kept) - 1;
    if (more < 1) return symbol;
    return (((1 << kept) | (symbol & ((1 << kept) - 1))) << more) + bits(more);
  };

  const stored = () => {
    position = (position + 7) & ~7;
    const length = bits(16);
    if ((length ^ bits(16)) !== 0xffff) throw new Error('a damaged block');
    for (let i = 0; i < length; i++) bytes[filled++] = bits(8);
  };
  const coded = (literals, distances) => {
    for (let found = symbol(literals); found !== 256; found = symbol(literals)) {
      if (filled >= size) throw new Error('too much was packed');
      if (found < 256) {
        bytes[filled++] = found;
        continue;
      }
      const length = found === 285 ? 258 : 3 + inRange(found - 257, 2);
      const from = filled - 1 - inRange(symbol(distances), 1);
      for (let i = 0; i < length; i++) bytes[filled++] = bytes[from + i];
    }
  };
  const dynamic = () => {
    const literals = 257 + bits(5);
    const all = literals + 1 + bits(5);
    const ordered = Array(19).fill(0);
    for (let i = 0, count = 4 + bits(4); i < count; i++) ordered[ORDER[i]] = bits(3);
    const codes = codesOf(ordered);
    const lengths = [];
    while (lengths.length < all) {
      const found = symbol(codes);
      if (found < 16) lengths.push(found);
      else if (found === 16) repeat(lengths, lengths[lengths.length - 1], 3 + bits(2));
      else repeat(lengths, 0, found === 17 ? 3 + bits(3) : 11 + bits(7));
    }
    coded(codesOf(lengths.slice(0, literals)), codesOf(lengths.slice(literals)));
  };
  const fixed = () => {
    const lengths = [];
    repeat(lengths, 8, 144);
    repeat(lengths, 9, 112);
    repeat(lengths, 7, 24);
    repeat(lengths, 8, 8);
    coded(codesOf(lengths), codesOf(Array(30).fill(5)));
  };

  for (let last = 0; !last; ) {
    last = bit();
    // There is no fourth kind; calling it is an error, as it should be.
    [stored, fixed, dynamic][bits(2)]();
  }
  const checksum = new DataView(packed.buffer).getUint32((position + 7) >> 3);
  if (adler32(bytes) !== checksum) throw new Error('what was packed is damaged');
  return bytes;
}

// The symbol of each code, plus one. A code has a 1 before it, so that 0 and 00 are different.
function codesOf(lengths) {
  const codes = new Uint16Array(1 << 16);
  let code = 0;
  for (let length = 1; length < 16; length++) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] === length) codes[(1 << length) | code++] = symbol + 1;
    }
    code <<= 1;
  }
  return codes;
}

function repeat(list, value, times) {
  for (let i = 0; i < times; i++) list.push(value);
}

function adler32(bytes) {
  let [low, high] = [1, 0];
  for (let i = 0; i < bytes.length; i++) {
    low = (low + bytes[i]) % 65521;
    high = (high + low) % 65521;
  }
  return high * 65536 + low;
}
