/**
 * How hard a password is to guess, said while it is typed. Advice: what the rule asks for is in the
 * checklist, and the server decides. Its code is large, so it is fetched when the
 * typing begins, on this page alone; where it cannot be fetched there is no advice.
 */
const DELAY_MILLIS = 250;

/** Beyond this the estimate takes long and can only be «strong». */
const LONGEST = 72;

const ESTIMATOR = new URL("./zxcvbn/zxcvbn.js", import.meta.url);
const WORDS = ["names", "surnames", "places", "sports", "calendar", "everyday"].map(
  (name) => new URL(`./zxcvbn/words/${name}.txt`, import.meta.url),
);

let fetched;

function estimator() {
  fetched ??= Promise.all([script(ESTIMATOR), ...WORDS.map(words)])
    .then(([, ...lists]) => {
      const danish = lists.flat();
      return (password, own) => globalThis.zxcvbn([...password].slice(0, LONGEST).join(""), [...own, ...danish]).score;
    })
    .catch((cause) => {
      // The next letter tries again: a phone loses its connection for a moment.
      fetched = undefined;
      throw cause;
    });
  return fetched;
}

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address.href;
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });
}

async function words(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) {
    throw new Error(`No words: ${answer.status}`);
  }
  const lines = (await answer.text()).split("\n").filter((line) => !line.startsWith("#"));
  return lines.join(" ").split(/\s+/).filter((word) => word.length > 2);
}

/**
 * Shows the advice in an element whose texts are its data: `data-score-0` to `data-score-4`.
 *
 * @param {HTMLInputElement} field where the password is typed
 * @param {HTMLElement} advice hidden until there is something to say
 * @param {string} own names and addresses that others would try
 * @returns {() => string} what the advice says now; empty for nothing
 */
export function adviseOnStrength(field, advice, own) {
  const ownWords = own.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 2);
  const text = advice.querySelector("[data-text]");
  let timer;

  const show = async () => {
    const password = field.value;
    if (password === "") {
      advice.hidden = true;
      return;
    }
    let score;
    try {
      score = (await estimator())(password.normalize("NFC"), ownWords);
    } catch {
      advice.hidden = true;
      return;
    }
    // More may have been typed while it was fetched.
    if (password === field.value) {
      advice.dataset.score = String(score);
      text.textContent = advice.getAttribute(`data-score-${score}`);
      advice.hidden = false;
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(show, DELAY_MILLIS);
  };
  field.addEventListener("input", later);
  // On a slow connection somebody has typed before this was here, or the browser has filled it in.
  if (field.value !== "") {
    later();
  }
  return () => (advice.hidden ? "" : text.textContent);
}
