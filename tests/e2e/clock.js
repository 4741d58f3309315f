// The clock of a page in the hands of a test: it stands still until it is told how long passes.
globalThis.clock = (() => {
  let now = Date.now();
  const each = [];
  Date.now = () => now;
  globalThis.setInterval = (run) => each.push(run);
  return {
    // While the page runs.
    pass(seconds) {
      for (let i = 0; i < seconds; i++) {
        now += 1000;
        for (const run of each) run();
      }
    },
    // While the device sleeps.
    sleep(seconds) {
      now += seconds * 1000;
    },
  };
})();
