// The languages of the guide. English is built in; the words of each other language are fetched when they are
// wanted. `cargo xtask build` puts this file into the scripts that import it.

// What brings the words of a language, by its code.
const WORDS = { __proto__: null };
// Those that were brought, so that a guide that is put in again speaks as before.
const brought = {};

/** The code of the language that the owner set, or else that of `page`, or of the browser; '' stands for English, too. */
export function languageFor(locale, page) {
  let code = spoken(locale) || spoken(page);
  const browser = navigator.languages ?? [];
  for (let i = 0; i < browser.length && !code; i++) code = spoken(browser[i]);
  return code;
}

/** The words in a language. English is ''. */
export async function wordsIn(code) {
  try {
    // Lines and sentences begin with a capital letter, but where a `^` says otherwise: that packs better.
    return (brought[code] ??= (await WORDS[code]?.()) ?? '').replace(
      /(^|[.?!] |¿)(\^?)(\p{L})/gmu,
      (all, before, small, letter) => before + (small ? letter : letter.toUpperCase()),
    );
  } catch {
    return '';
  }
}

/** A setting in texts of JSON; of the last that has it. */
export function settingIn(texts, name) {
  let value;
  for (let i = 0; i < texts.length; i++) {
    try {
      value = JSON.parse(texts[i])[name] ?? value;
    } catch {}
  }
  return value;
}

export async function fetchText(url) {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`${url} (${response.status})`);
  return response.text();
}

// The code of a language that the guide speaks: es for es-MX; nothing for any other.
function spoken(tag) {
  const code = `${tag}`.trim().toLowerCase().replace(/[-_].*/, '');
  return code === 'en' || code in WORDS ? code : '';
}
