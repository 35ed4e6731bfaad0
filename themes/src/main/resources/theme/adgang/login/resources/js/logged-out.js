/**
 * Goes on when every app has been told of the logout, or when one does not answer: the page loads
 * only when all its frames have.
 */
const PATIENCE_MILLIS = 5000;

const next = document.getElementById("adgang-onward")?.href;

if (next) {
  const goOn = () => location.replace(next);
  if (document.readyState === "complete") {
    goOn();
  } else {
    addEventListener("load", goOn, { once: true });
    setTimeout(goOn, PATIENCE_MILLIS);
  }
}
