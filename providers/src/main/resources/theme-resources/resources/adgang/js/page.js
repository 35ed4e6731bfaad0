/** The script of every page of ours, in every theme. */
import { addPasswordToggles } from "./password-toggle.js";

addPasswordToggles(document);
sendOnce();
focusFirstError();

/** A second press while the first request is on its way would only meet an expired page. */
function sendOnce() {
  for (const form of document.querySelectorAll("form[data-adgang=once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent === "true") {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "true";
      event.submitter?.setAttribute("data-busy", "true");
    });
  }
  // The page may come back from the browser's history as it was left.
  addEventListener("pageshow", () => {
    for (const sent of document.querySelectorAll("[data-sent]")) {
      delete sent.dataset.sent;
    }
    for (const busy of document.querySelectorAll("[data-busy]")) {
      delete busy.dataset.busy;
    }
  });
}

function focusFirstError() {
  const field = document.querySelector("[aria-invalid=true]");
  if (field) {
    field.focus();
    return;
  }
  document.querySelector("#adgang-alert[data-type=error]")?.focus();
}
