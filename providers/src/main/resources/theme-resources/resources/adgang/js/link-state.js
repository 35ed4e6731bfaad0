/**
 * Keeps the state of the newest link up to date while its mail is on the way. Nothing else of the
 * page is touched: somebody may be typing.
 */
const place = document.querySelector("[data-link-url]");
if (place) {
  follow(place);
}

function follow(place) {
  // Each question keeps the session alive, so there is an end to them.
  const until = Date.now() + 2 * 60 * 1000;
  let pause = 1000;

  wait();

  function wait() {
    if (Date.now() + pause < until) {
      setTimeout(whenSeen, pause);
      pause = Math.min(pause * 1.5, 20000);
    }
  }

  /** A hidden tab asks nothing. */
  function whenSeen() {
    if (!document.hidden) {
      ask();
      return;
    }
    const again = () => Date.now() < until && whenSeen();
    document.addEventListener("visibilitychange", again, { once: true });
  }

  async function ask() {
    let answer;
    try {
      answer = await fetch(place.dataset.linkUrl, { redirect: "manual", cache: "no-store" });
    } catch {
      // No network for a moment, as on a train.
      wait();
      return;
    }
    // Logged out, or no longer allowed: the next page that is opened says so.
    const state = answer.status === 200 ? await answer.json() : null;
    if (state?.id !== place.dataset.linkId) {
      return;
    }
    for (const each of document.querySelectorAll("[data-link-state]")) {
      // Setting the same text again would be announced again.
      if (each.textContent !== state.text) {
        each.textContent = state.text;
      }
    }
    if (!state.done) {
      wait();
      return;
    }
    const refresh = place.querySelector("a");
    if (refresh && refresh !== document.activeElement) {
      refresh.remove();
    }
  }
}
