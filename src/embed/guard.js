// Where the program ends in the middle of something, its memory is left as it was then, and nothing that it does afterwards
// can be relied on. `cargo xtask build` puts this between the program and all that calls it.

/**
 * The exports of the program, which is told the first time that one of them throws: a panic, a trap, a stack that ends,
 * or an error of the page that passed through. Whoever called hears of it, too.
 */
export function guard(exports) {
  const guarded = {};
  let broken = false;
  const watch = (run) => (...given) => {
    try {
      return run(...given);
    } catch (error) {
      // Later, when there is a stack again. Without one even this fails, and is left to the next call.
      if (!broken) queueMicrotask(exports.give_way);
      broken = true;
      throw error;
    }
  };
  for (const name in exports) guarded[name] = typeof exports[name] === 'function' ? watch(exports[name]) : exports[name];
  return guarded;
}
