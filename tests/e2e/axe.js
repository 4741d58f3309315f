// What the tests with axe-core need of a page.

// WCAG 2.2, levels A and AA, and what axe-core calls best practice. The size of targets is off unless asked for.
// Where colors are forced, they are the system's; axe-core reads those of the page.
const options = (colors) => ({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: colors !== 'forced' } },
  resultTypes: ['violations', 'incomplete'],
});

// The two ends of the only gradient behind text, which axe-core cannot read: one for each direction.
const GRADIENT = { rtl: 'var(--_warm)', ltr: 'var(--_tint)' };

function load(source) {
  const script = document.createElement('script');
  script.textContent = source;
  document.head.append(script);
}

// Everything of a kind, in open shadow roots, too.
function everything(selector) {
  const embedded = [...document.querySelectorAll('massage-or-pt')].map((it) => it.shadowRoot);
  return [document, ...embedded].flatMap((it) => [...it.querySelectorAll(selector)]);
}

function turn(direction) {
  for (const root of everything(':root, .mpt')) root.dir = direction;
  for (const card of everything('.mpt-start')) card.style.background = GRADIENT[direction];
}

// What is folded away is looked at, too.
function unfold() {
  for (const details of everything('details')) details.open = true;
}

// What axe-core finds or leaves to a person in a part of the page, or all of it, in both directions of writing.
async function check({ source, part, colors, query }) {
  if (!matchMedia(query).matches) throw new Error(`the page does not look as ${query}`);
  if (!window.axe) load(source);
  await Promise.allSettled(document.getAnimations().map((it) => it.finished));
  unfold();
  // There Continue sticks over nothing.
  scrollTo(0, document.documentElement.scrollHeight);
  const found = [];
  for (const direction of ['rtl', 'ltr']) {
    turn(direction);
    const { violations, incomplete } = await window.axe.run(part ?? document, options(colors));
    for (const [kind, rules] of Object.entries({ violations, incomplete })) {
      for (const { id, nodes } of rules) {
        for (const { target, failureSummary } of nodes) {
          const why = failureSummary.replaceAll(/\s+/g, ' ');
          found.push(`${direction}, ${kind}: ${id} at ${target.flat().join(' >> ')}: ${why}`);
        }
      }
    }
  }
  return found;
}
