/** The browser keeps time itself; a little less than it means that it gave up. */
const NEARLY_MILLIS = 1000;

const failure = document.getElementById("adgang-passkey-failure");
const go = document.getElementById("adgang-passkey-go");

/** Bytes of a text in base64url, with or without padding (RFC 4648). */
export function bytes(text) {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0));
}

/** Text of bytes, in base64url without padding. */
export function text(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The keys that a list of their ids, joined by commas, stands for. */
export function keys(ids) {
  return ids.split(",").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) }));
}

/** Options that the realm has left open are left to the browser. */
export function given(value) {
  return value && value !== "not specified" ? value : undefined;
}

/** Milliseconds of a number of seconds; 0 leaves it to the browser. */
export function millis(seconds) {
  return Number(seconds) > 0 ? Number(seconds) * 1000 : undefined;
}

/** Puts the browser's answer into the fields of a form. */
export function fill(form, answer) {
  for (const [name, value] of Object.entries(answer)) {
    form.elements.namedItem(name).value = value;
  }
}

/**
 * Asks the browser for a key when the form is sent without one, and sends the form again with its
 * answer. The other buttons of the form do what they say.
 *
 * @param form the form
 * @param ready says whether the rest of the form is as it should be
 * @param ask asks the browser; what it returns is the answer, field by field
 * @param timeout milliseconds; undefined where the browser decides
 * @param focus whether the button is what the page is about
 */
export function askOnSubmit(form, { ready = () => true, ask, timeout, focus = true }) {
  let asking = false;
  go.disabled = false;
  const impossible = whyImpossible();
  if (impossible) {
    say(impossible);
  } else if (focus && !document.querySelector("[aria-invalid=true], #adgang-alert[data-type=error]")) {
    go.focus();
  }
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.name) {
      return;
    }
    event.preventDefault();
    if (asking || !ready()) {
      return;
    }
    const reason = whyImpossible();
    if (reason) {
      say(reason);
      return;
    }
    asking = true;
    failure.hidden = true;
    go.dataset.busy = "true";
    const begun = performance.now();
    try {
      fill(form, await ask());
      form.submit();
    } catch (error) {
      say(reasonOf(error, performance.now() - begun, timeout));
      asking = false;
      delete go.dataset.busy;
    }
  });
  // The page may come back from the browser's history as it was left.
  addEventListener("pageshow", () => {
    asking = false;
    delete go.dataset.busy;
  });
}

function whyImpossible() {
  if (!window.isSecureContext) {
    return "insecure";
  }
  return window.PublicKeyCredential && navigator.credentials ? undefined : "unsupported";
}

/** Browsers tell a refusal from a cancellation to nobody, so that no page learns what is there. */
function reasonOf(error, passed, timeout) {
  switch (error.name) {
    case "NotAllowedError":
      return timeout && passed > timeout - NEARLY_MILLIS ? "timeout" : "cancelled";
    case "AbortError":
      return "cancelled";
    case "InvalidStateError":
      return "registered";
    case "SecurityError":
      return "address";
    case "NotSupportedError":
    case "ConstraintError":
      return "device";
    default:
      return "failed";
  }
}

function say(reason) {
  document.getElementById("adgang-alert")?.remove();
  failure.dataset.reason = reason;
  failure.querySelector(".alert-text").textContent = failure.dataset[reason];
  failure.hidden = false;
  failure.focus();
  go.textContent = go.dataset.again;
}
