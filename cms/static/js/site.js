// Small comforts; every path of the site works without this file.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 2500);
  });
}

// How often an article or a letter is read; who reads it is not told. Signed-in staff are not counted.
const counted = document.querySelector("[data-counted]");
if (counted) navigator.sendBeacon("/luot-doc/", counted.dataset.counted);

// Paper has nothing to click: what is folded prints open.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("main article details:not([open])")) {
    fold.open = true;
    addEventListener("afterprint", () => { fold.open = false; }, { once: true });
  }
});
