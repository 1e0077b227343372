// Adds one-click copying to the page; everything else works without it.
"use strict";

const buttons = document.querySelector(".copy-buttons");

if (buttons && navigator.clipboard) {
  const status = buttons.querySelector(".copy-status");
  buttons.hidden = false;
  buttons.addEventListener("click", async (event) => {
    const source = document.getElementById(event.target.dataset.copy);
    if (!source) return;
    try {
      await navigator.clipboard.writeText(source.value);
      status.textContent = "Copied.";
    } catch {
      status.textContent = "The browser did not allow copying; open the text above and copy it.";
    }
  });
}

// A second press while a brief is being made would only make it twice.
const form = document.querySelector(".article-form");
if (form) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    button.textContent = "Making the brief…";
  });
  window.addEventListener("pageshow", () => {
    const button = form.querySelector("button[type=submit]");
    button.disabled = false;
    button.textContent = "Make the brief";
  });
}
