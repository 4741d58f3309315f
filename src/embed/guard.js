// Where the program ends in the middle of something, its memory is left as it was then, and nothing that it does afterwards
// can be relied on. `cargo xtask build` puts this between the program and all that calls it.

/**
 * The exports of the program, which is told when one of them throws: a panic, a trap, a call stack that ends, or an
 * error of the page that passed through. Whoever called hears of it, too.
 */
export function guard(exports) {
  const guarded = {};
  let pending = false;
  const watch = (run) => (...given) => {
    try {
      return run(...given);
    } catch (error) {
      // Later, when there are calls left again. Without any even this fails, and is left to the next one.
      if (!pending) queueMicrotask(giveWay);
      pending = true;
      throw error;
    }
  };
  const giveWay = () => {
    pending = false;
    exports.give_way();
  };
  for (const name in exports) guarded[name] = typeof exports[name] === 'function' ? watch(exports[name]) : exports[name];
  return guarded;
}
