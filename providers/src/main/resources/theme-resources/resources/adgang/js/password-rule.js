/**
 * The demands of a realm on a password, judged as the server does: our rule, and those of Keycloak's
 * policies that can be decided here. Nothing is trimmed.
 *
 * Our rule counts code points after NFC, and knows all letters of Unicode. Keycloak's policies count
 * UTF-16 units of what is typed, and see half a character where Java's `char` does.
 */
const units = (text) => text.split("");
const count = (text, wanted) => units(text).filter((unit) => wanted.test(unit)).length;

/** The letter in one unit, as Java's `Character` changes it; what would become two stays. */
const single = (changed, unit) => (changed.length === 1 ? changed : unit);
const folded = (unit) => {
  const upper = single(unit.toUpperCase(), unit);
  return single(upper.toLowerCase(), upper);
};

/** Java's `equalsIgnoreCase`. */
const sameLetters = (a, b) => a.length === b.length && units(a).map(folded).join("") === units(b).map(folded).join("");

const JUDGES = {
  length: (password, value) => [...password.normalize("NFC")].length >= Number(value),
  lowercase: (password, value) =>
    /\p{Ll}/u.test(password.normalize("NFC")) && count(password, /\p{Lowercase}/u) >= Number(value),
  symbolOrDigit: (password) => /[\p{N}\p{P}\p{S}]/u.test(password.normalize("NFC")),
  maxLength: (password, value) => password.length <= Number(value),
  upperCase: (password, value) => count(password, /\p{Uppercase}/u) >= Number(value),
  digits: (password, value) => count(password, /\p{Nd}/u) >= Number(value),
  specialChars: (password, value) => count(password, /[^\p{L}\p{Nd}]/u) >= Number(value),
  notUsername: (password, value) => !sameLetters(password, value),
  notEmail: (password, value) => value === "" || !sameLetters(password, value),
  notContainsUsername: (password, value) => !password.toLowerCase().includes(value.toLowerCase()),
};

/**
 * @param {string} password what is typed
 * @param {{id: string, value: string, inPage: boolean}[]} demands the lines of the page
 * @returns {string[]} ids of what is missing, in the order of the page, without what only the server can tell
 */
export function unmet(password, demands) {
  return demands.filter(({ id, value, inPage }) => inPage && !JUDGES[id](password, value)).map(({ id }) => id);
}
