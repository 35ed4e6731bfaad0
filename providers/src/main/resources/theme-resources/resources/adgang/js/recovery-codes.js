const list = document.getElementById("adgang-codes");
const tools = document.getElementById("adgang-codes-tools");
const { dataset: words } = tools;
const codes = [...list.querySelectorAll("code")].map((code) => code.textContent.trim());

button(words.print, () => print());
button(words.download, download);
if (navigator.clipboard) {
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  const copy = button(words.copy, async () => {
    await navigator.clipboard.writeText(numbered());
    copy.textContent = words.copied;
    status.textContent = words.copied;
  });
  tools.append(status);
}

/** The codes, the product and the day: nothing that says whose they are. */
function download() {
  const made = new Date().toLocaleDateString(document.documentElement.lang);
  const lines = [words.fileTitle, `${words.fileMade} ${made}`, "", words.fileText, "", numbered(), ""];
  const address = URL.createObjectURL(new Blob([lines.join("\r\n")], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = words.file;
  link.click();
  // Not at once: some browsers read it only after the click.
  addEventListener("pagehide", () => URL.revokeObjectURL(address), { once: true });
}

function numbered() {
  return codes.map((code, index) => `${index + 1}. ${code}`).join("\r\n");
}

/** Without scripts there is no such button, so none is there that does nothing. */
function button(name, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-secondary button-small";
  made.textContent = name;
  made.addEventListener("click", action);
  tools.append(made);
  return made;
}
