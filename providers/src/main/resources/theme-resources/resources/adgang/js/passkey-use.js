import { askOnSubmit, bytes, given, keys, millis, text } from "./passkey.js";

const form = document.getElementById("adgang-passkey-use");
const data = form.dataset;
const timeout = millis(data.timeout);

askOnSubmit(form, { ask: use, timeout });

async function use() {
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: bytes(data.challenge),
      rpId: data.rpId,
      allowCredentials: keys(data.keys),
      userVerification: given(data.userVerification),
      timeout,
    },
  });
  const { response } = credential;
  return {
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    credentialId: text(credential.rawId),
    userHandle: response.userHandle ? text(response.userHandle) : "",
  };
}
