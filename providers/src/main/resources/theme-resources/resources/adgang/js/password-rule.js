/**
 * The password rule as the server applies it, in the same words: length in code points after NFC,
 * a lowercase letter of any alphabet, a symbol or a digit of any script. Nothing is trimmed.
 *
 * @param {string} password what is typed
 * @param {number} minLength the fewest characters allowed
 * @returns {string[]} ids of what is missing, in the order of the page
 */
export function unmet(password, minLength) {
  const text = password.normalize("NFC");
  const missing = [];
  if ([...text].length < minLength) {
    missing.push("length");
  }
  if (!/\p{Ll}/u.test(text)) {
    missing.push("lowercase");
  }
  if (!/[\p{N}\p{P}\p{S}]/u.test(text)) {
    missing.push("symbolOrDigit");
  }
  return missing;
}
