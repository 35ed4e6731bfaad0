/**
 * Adds a button that shows and hides the password to every field that carries its words. Without
 * scripts there is no such button, so none is there that does nothing.
 */
export function addPasswordToggles(root) {
  for (const field of root.querySelectorAll("input[type=password][data-show]")) {
    const { show, hide, showShort, hideShort } = field.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "toggle-password";
    button.dataset.adgang = "toggle-password";
    button.setAttribute("aria-controls", field.id);

    const label = (hidden) => {
      button.textContent = hidden ? showShort : hideShort;
      button.setAttribute("aria-label", hidden ? show : hide);
    };
    label(true);
    button.addEventListener("click", () => {
      const hidden = field.type === "text";
      field.type = hidden ? "password" : "text";
      label(hidden);
    });
    // Password managers and histories treat a field of type "password" with more care.
    field.form?.addEventListener("submit", () => (field.type = "password"));
    field.after(button);
  }
}
