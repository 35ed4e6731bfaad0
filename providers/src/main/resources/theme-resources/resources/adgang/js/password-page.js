import { unmet } from "./password-rule.js";
import { adviseOnStrength } from "./password-strength.js";

/** Long enough that a screen reader hears one status when the typing pauses, not one a key. */
const STATUS_DELAY_MILLIS = 900;

const list = document.getElementById("adgang-rule");
const field = document.getElementById("password-new");
const status = document.getElementById("adgang-rule-status");
const strength = document.getElementById("adgang-strength");

if (list && field) {
  const items = [...list.querySelectorAll("[data-rule]")];
  const demands = items.map(({ dataset }) => ({
    id: dataset.rule,
    value: dataset.value,
    inPage: dataset.inPage === "true",
  }));
  const later = demands.some(({ inPage }) => !inPage);
  const { metText, unmetText, allMetText, laterText, restLaterText } = list.dataset;
  const username = field.form?.elements.namedItem("username")?.value ?? "";
  const advice = strength ? adviseOnStrength(field, strength, username) : () => "";
  let timer;

  const sayStatus = (missing) => {
    if (missing.length === 0) {
      status.textContent = [later ? restLaterText : allMetText, advice()].filter((text) => text !== "").join(". ");
      return;
    }
    const texts = items
      .filter((item) => missing.includes(item.dataset.rule))
      .map((item) => item.querySelector(".rule-text").textContent.trim());
    status.textContent = `${unmetText}: ${texts.join(", ")}`;
  };

  const show = () => {
    const judged = field.value !== "";
    const missing = unmet(field.value, demands);
    list.dataset.judged = String(judged);
    for (const item of items) {
      const met = !missing.includes(item.dataset.rule);
      const open = item.dataset.inPage !== "true";
      item.dataset.met = open ? "later" : String(met);
      const state = open ? laterText : met ? metText : unmetText;
      item.querySelector(".rule-state").textContent = judged ? state : "";
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
