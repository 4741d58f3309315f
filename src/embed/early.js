// Right after the first view, inside the page, so that nothing a visitor does is lost while the other scripts are on
// their way. Where a policy forbids that, page.js does the same as soon as it is there.

import { isReturning, watchFirstView } from './first_view.js';

/** Makes the first view fit this page and this visitor; returns what hands it over, as `watchFirstView` does. */
export function prepareFirstView(root) {
  const view = root.querySelector('[data-first-view]');
  try {
    const { theme } = JSON.parse(document.getElementById('massage-or-pt-settings').textContent);
    if (theme === 'light' || theme === 'dark') view.dataset.theme = theme;
  } catch {
    // The guide itself says what is wrong with the settings.
  }
  if (isReturning()) view.dataset.returning = '';
  return watchFirstView(root);
}
