import { unmet } from "./password-rule.js";
import { adviseOnStrength } from "./password-strength.js";

/** Long enough that a screen reader hears one status when the typing pauses, not one a key. */
const STATUS_DELAY_MILLIS = 900;

const list = document.getElementById("adgang-rule");
const field = document.getElementById("password-new");
const status = document.getElementById("adgang-rule-status");
const strength = document.getElementById("adgang-strength");

if (list && field) {
  const minLength = Number(list.dataset.minLength) || 8;
  const items = [...list.querySelectorAll("[data-rule]")];
  const { metText, unmetText, allMetText } = list.dataset;
  const username = field.form?.elements.namedItem("username")?.value ?? "";
  const advice = strength ? adviseOnStrength(field, strength, username) : () => "";
  let timer;

  const sayStatus = (missing) => {
    if (missing.length === 0) {
      status.textContent = [allMetText, advice()].filter((text) => text !== "").join(". ");
      return;
    }
    const texts = items
      .filter((item) => missing.includes(item.dataset.rule))
      .map((item) => item.querySelector(".rule-text").textContent.trim());
    status.textContent = `${unmetText}: ${texts.join(", ")}`;
  };

  const show = () => {
    const judged = field.value !== "";
    const missing = unmet(field.value, minLength);
    list.dataset.judged = String(judged);
    for (const item of items) {
      const met = !missing.includes(item.dataset.rule);
      item.dataset.met = String(met);
      item.querySelector(".rule-state").textContent = judged ? (met ? metText : unmetText) : "";
    }
    clearTimeout(timer);
    timer = setTimeout(() => (judged ? sayStatus(missing) : (status.textContent = "")), STATUS_DELAY_MILLIS);
  };

  field.addEventListener("input", show);
  // A browser may have put a value back without an event.
  if (field.value !== "") {
    show();
  }
}
