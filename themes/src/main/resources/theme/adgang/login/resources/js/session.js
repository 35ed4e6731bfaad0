const POLL_MILLIS = 2000;
const CHECK_DELAY_MILLIS = 1000;

/**
 * After a form was posted, the address still names that post. It is replaced by the address of the
 * step that is shown, so that reloading or coming back shows the step and posts nothing again. The
 * server's own inline script for this is refused by the content security policy.
 */
export function tidyAddress() {
  const here = new URL(location.href);
  const form = [...document.forms].find((candidate) => candidate.method === "post");
  if (!form || !here.searchParams.has("session_code")) {
    return;
  }
  const step = new URL(form.getAttribute("action"), here);
  if (step.origin === here.origin && step.searchParams.has("session_code")) {
    step.searchParams.delete("session_code");
    history.replaceState(history.state, "", step);
  }
}

/**
 * Keeps several tabs of one browser together: a login that was finished in another tab is taken up
 * here, and a page whose login was replaced in another tab is loaded anew.
 */
export function watchSession({ sessionHash, sessionUrl }) {
  if (!sessionHash || !sessionUrl) {
    return;
  }
  setTimeout(() => {
    const current = cookie("KC_AUTH_SESSION_HASH");
    if (current && current !== sessionHash) {
      location.reload();
    }
  }, CHECK_DELAY_MILLIS);

  if (cookie("KEYCLOAK_SESSION")) {
    return;
  }
  const poll = setInterval(() => {
    if (cookie("KEYCLOAK_SESSION")) {
      clearInterval(poll);
      location.assign(sessionUrl);
    }
  }, POLL_MILLIS);
  const stop = () => clearInterval(poll);
  addEventListener("submit", stop);
  addEventListener("pagehide", stop);
}

function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1).replaceAll('"', "");
}
