// Fetches the list again and again, and puts it in place when something has come or gone.
const every = 2000;

async function refresh() {
  const list = document.getElementById("list");
  if (!list || document.hidden || list.contains(document.activeElement) && document.activeElement.id === "to") return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const newer = page.getElementById("list");
    if (newer && newer.innerHTML !== list.innerHTML) {
      const focused = document.activeElement?.getAttribute("href");
      list.replaceWith(newer);
      if (focused) newer.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
    }
    document.body.classList.remove("offline");
  } catch {
    document.body.classList.add("offline");
  }
}

setInterval(refresh, every);
