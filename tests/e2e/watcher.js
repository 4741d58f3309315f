// Runs before everything else in a page, and notes what fails in it and what others could learn from it.
globalThis.watched = { violations: [], failures: [], told: [], turns: 0, moves: 0 };

addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
  watched.violations.push(`${effectiveDirective} ${blockedURI} ${sample}`);
});
addEventListener('unhandledrejection', ({ reason }) => watched.failures.push(String(reason)));
addEventListener('error', ({ message }) => watched.failures.push(message));

function show(value) {
  if (value instanceof Event) return `${value.type} ${JSON.stringify(value.detail)}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function watch(owner, name, shown = (values) => values) {
  const original = owner[name];
  owner[name] = function (...values) {
    watched.told.push([name, ...shown(values).map(show)].join(' '));
    return original.apply(this, values);
  };
}

for (const name of ['debug', 'error', 'info', 'log', 'warn']) watch(console, name);
for (const name of ['pushState', 'replaceState']) watch(history, name);
watch(EventTarget.prototype, 'dispatchEvent');
watch(globalThis, 'fetch');
watch(globalThis, 'open');
watch(globalThis, 'postMessage');
watch(Navigator.prototype, 'sendBeacon');
watch(XMLHttpRequest.prototype, 'open');
// The value holds the answers, for this tab alone; the key must not.
watch(Storage.prototype, 'setItem', ([key]) => [key]);

// How often the browser was asked to move through the history, and has not yet.
for (const name of ['back', 'go']) {
  const ask = history[name].bind(history);
  history[name] = (...by) => {
    watched.moves += 1;
    ask(...by);
  };
}
addEventListener('popstate', () => (watched.moves -= 1));

// Where drawing takes long, Yew leaves what comes after it, such as keeping the answers, to another turn.
// This counts the turns to come.
const realSetTimeout = setTimeout;
globalThis.setTimeout = (action, delay, ...values) => {
  if (delay) return realSetTimeout(action, delay, ...values);
  watched.turns += 1;
  return realSetTimeout(() => {
    watched.turns -= 1;
    action(...values);
  });
};
