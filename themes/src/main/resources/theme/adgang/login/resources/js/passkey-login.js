import { askOnSubmit, bytes, fill, given, keys, millis, text } from "../adgang/js/passkey.js";

/** The kinds of asking that put a window over the page as soon as it is there. */
const AT_ONCE = ["optional", "required"];
const DISMISSED = "adgang-passkey-dismissed";

const form = document.getElementById("adgang-passkey-login");
const button = document.getElementById("adgang-passkey-go");
const { dataset: data } = form;
const timeout = millis(data.timeout);
const identified = data.identified === "true";
let suggestion = new AbortController();

if (window.PublicKeyCredential && window.isSecureContext) {
  button.hidden = false;
  askOnSubmit(form, { ask: onPress, timeout, focus: false });
  suggest();
}

function onPress() {
  // A browser has one question open at a time.
  suggestion.abort();
  suggestion = new AbortController();
  return ask(identified ? keys(data.keys) : []);
}

/** Offers the keys of the device before anybody has pressed anything; nobody has to answer. */
async function suggest() {
  const { mediation } = data;
  const { sessionHash } = document.body.dataset;
  if (identified || mediation === "none" || !(await possible(mediation))) {
    return;
  }
  const once = AT_ONCE.includes(mediation);
  if (once && sessionHash && sessionStorage.getItem(DISMISSED) === sessionHash) {
    return;
  }
  try {
    fill(form, await ask([], mediation));
    form.submit();
  } catch (error) {
    if (once && sessionHash && ["NotAllowedError", "AbortError"].includes(error.name)) {
      sessionStorage.setItem(DISMISSED, sessionHash);
    }
  }
}

async function possible(mediation) {
  if (data.attachment === "platform" && !(await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable())) {
    return false;
  }
  return mediation !== "conditional" || ((await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false);
}

async function ask(allowCredentials, mediation) {
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: bytes(data.challenge),
      rpId: data.rpId,
      allowCredentials,
      userVerification: given(data.userVerification),
      timeout,
    },
    mediation,
    signal: suggestion.signal,
  });
  remember();
  const { response } = credential;
  return {
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    credentialId: text(credential.rawId),
    userHandle: response.userHandle ? text(response.userHandle) : "",
  };
}

/** «Remember me» is in the form with the password. */
function remember() {
  const choice = document.getElementById("rememberMe");
  if (choice && !form.elements.namedItem("rememberMe")) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "rememberMe";
    field.value = choice.checked ? "on" : "off";
    form.append(field);
  }
}
