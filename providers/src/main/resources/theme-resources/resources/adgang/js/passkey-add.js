import { askOnSubmit, bytes, given, keys, millis, text } from "./passkey.js";

/** CSS pixels on the shorter side: from here on it is no phone. */
const TABLET_PIXELS = 600;

const form = document.getElementById("adgang-passkey-add");
const field = document.getElementById("authenticatorLabel");
const taken = [...document.querySelectorAll("#adgang-passkey-names li")].map((name) => folded(name.textContent));
const data = form.dataset;
const timeout = millis(data.timeout);
const suggested = free(deviceName());

if (field.value === "") {
  field.value = suggested;
}
askOnSubmit(form, { ready: nameIsGood, ask: create, timeout });

async function create() {
  const credential = await navigator.credentials.create({ publicKey: wish() });
  const { response } = credential;
  const transports = response.getTransports?.() ?? [];
  return {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    publicKeyCredentialId: text(credential.rawId),
    transports: transports.join(","),
    authenticatorAttachment: credential.authenticatorAttachment ?? "",
    authenticatorLabel: nameOf(credential, transports),
  };
}

function wish() {
  const residentKey = given(data.residentKey) ?? { Yes: "required", No: "discouraged" }[data.requireResidentKey];
  return {
    challenge: bytes(data.challenge),
    rp: { id: data.rpId, name: data.rpName },
    user: { id: bytes(data.userId), name: data.userName, displayName: data.userName },
    pubKeyCredParams: data.algorithms.split(",").map((alg) => ({ type: "public-key", alg: Number(alg) })),
    attestation: given(data.attestation),
    authenticatorSelection: {
      authenticatorAttachment: given(data.attachment),
      residentKey,
      requireResidentKey: residentKey === "required",
      userVerification: given(data.userVerification),
    },
    excludeCredentials: keys(data.exclude),
    timeout,
  };
}

/** A name that nobody typed says where the key is, which the page did not know before. */
function nameOf(credential, transports) {
  const typed = field.value.trim();
  if (typed !== suggested || credential.authenticatorAttachment !== "cross-platform") {
    return typed;
  }
  return free(transports.includes("hybrid") ? data.namePhone : data.nameKey);
}

function deviceName() {
  if (!matchMedia("(pointer: coarse)").matches) {
    return data.nameComputer;
  }
  return Math.min(screen.width, screen.height) < TABLET_PIXELS ? data.namePhone : data.nameTablet;
}

/** The name, with a number where another key has it. */
function free(name) {
  let candidate = name;
  for (let number = 2; taken.includes(folded(candidate)); number++) {
    candidate = `${name} ${number}`;
  }
  return candidate;
}

/** Told before the device has made a key that nobody would keep. */
function nameIsGood() {
  const name = folded(field.value);
  const message = name === "" ? data.nameMissing : taken.includes(name) ? data.nameTaken : "";
  field.setCustomValidity(message);
  const good = field.reportValidity();
  field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  return good;
}

function folded(name) {
  return name.trim().toLowerCase();
}
