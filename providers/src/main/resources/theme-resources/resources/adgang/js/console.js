/**
 * Keeps what was typed over a change of language, and over a login that was needed because the
 * session had ended. It is kept in this tab alone, for one page, and for the same person. It fills
 * fields in and sends nothing.
 */
const KEPT = "adgang.console.typed";
const LONGEST_MILLIS = 15 * 60 * 1000;
/** The field that each form sends along is of the session, and never kept. */
const TOKEN = "form";

const page = document.querySelector(".console[data-reader]");

if (page) {
  const { reader, ended } = page.dataset;
  const kept = taken();
  const asked = ended || new URLSearchParams(location.search).has("kc_locale");
  if (asked && kept?.reader === reader && Date.now() - kept.at < LONGEST_MILLIS) {
    fillIn(kept.forms);
  }

  const keep = (forms) => {
    const typed = forms.filter((form) => form.method === "post").map(entries);
    sessionStorage.setItem(KEPT, JSON.stringify({ reader, at: Date.now(), forms: typed }));
  };
  addEventListener("submit", (event) => keep([event.target]));
  // Themes change the language by a link or by a list.
  addEventListener("click", ({ target }) => {
    if (target.closest("a")?.search.includes("kc_locale=")) {
      keep([...document.forms]);
    }
  });
  addEventListener("change", ({ target }) => {
    if (target.localName === "select" && target.value.includes("kc_locale=")) {
      keep([...document.forms]);
    }
  });
}

/** What the page before has kept; it is there once. */
function taken() {
  const text = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  return text && JSON.parse(text);
}

function entries(form) {
  const all = [...new FormData(form)];
  return {
    to: path(form),
    fields: all.filter(([name, value]) => name !== TOKEN && typeof value === "string"),
  };
}

/** A form may have a field of the name «action». */
function path(form) {
  return new URL(form.getAttribute("action"), location).pathname;
}

function fillIn(forms) {
  for (const form of document.forms) {
    const kept = forms.find(({ to }) => form.method === "post" && to === path(form));
    for (const field of kept ? form.elements : []) {
      fill(
        field,
        kept.fields.filter(([name]) => name === field.name).map(([, value]) => value),
      );
    }
    if (kept) {
      document.getElementById("console-restored")?.removeAttribute("hidden");
    }
  }
}

function fill(field, values) {
  if (!field.name || field.name === TOKEN || ["submit", "button", "file"].includes(field.type)) {
    return;
  }
  if (["checkbox", "radio"].includes(field.type)) {
    field.checked = values.includes(field.value);
  } else if (values.length > 0) {
    field.value = values[0];
  }
}
