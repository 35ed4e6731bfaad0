const button = document.getElementById("adgang-resend");
const status = document.getElementById("adgang-resend-status");
const seconds = Number(button?.dataset.resendAfter) || 0;

if (button && seconds > 0) {
  const { text, waitText, readyText } = button.dataset;
  // Counted against the clock: a phone in a pocket slows timers down.
  const readyAt = Date.now() + seconds * 1000;

  const refuse = (event) => event.preventDefault();
  button.setAttribute("aria-disabled", "true");
  button.addEventListener("click", refuse);

  const tick = () => {
    const left = Math.ceil((readyAt - Date.now()) / 1000);
    if (left > 0) {
      const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      button.textContent = `${waitText} ${clock}`;
      setTimeout(tick, 250);
      return;
    }
    button.textContent = text;
    button.removeAttribute("aria-disabled");
    button.removeEventListener("click", refuse);
    status.textContent = readyText;
  };
  tick();
}
