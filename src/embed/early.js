// Right after the first question, inside the page, so that nothing a visitor does is lost while the other scripts are on
// their way. Where a policy forbids that, page.js loads the same as a file.

import { isReturning, watchFirstView } from './first_view.js';
import { ignoreSecondPresses } from './second_press.js';

/** Makes the first view fit this page and this visitor; returns what hands it over, as `watchFirstView` does. */
export function prepareFirstView(root) {
  const view = root.querySelector('[data-first-view]');
  const { theme, mode, storage = 'session' } = settings();
  const choice = (value) => `${value}`.trim().toLowerCase();
  if (/^(light|dark)$/.test(choice(theme))) view.dataset.theme = choice(theme);
  if (isReturning(storage)) view.dataset.returning = '';
  // For the guide, too, which comes into the same element.
  ignoreSecondPresses(root);
  return watchFirstView(root, parent === self && choice(mode) !== 'kiosk');
}

// The guide itself says what is wrong with them.
function settings() {
  try {
    return JSON.parse(document.getElementById('massage-or-pt-settings').textContent) ?? {};
  } catch {
    return {};
  }
}
