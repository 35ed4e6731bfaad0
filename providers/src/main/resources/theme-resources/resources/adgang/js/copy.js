const key = document.getElementById("totp-secret-key");

if (key && navigator.clipboard) {
  const { copy, copied } = key.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-secondary button-small";
  button.textContent = copy;
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  key.parentElement.append(button, status);

  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(key.textContent.trim());
    button.textContent = copied;
    status.textContent = copied;
  });
}
// Groups of four are easier to type; the text itself stays in one piece for copying.
if (key) {
  const groups = key.textContent.replaceAll(/\s/g, "").match(/.{1,4}/g) ?? [];
  key.replaceChildren(
    ...groups.map((group) => {
      const part = document.createElement("span");
      part.textContent = group;
      return part;
    }),
  );
}
