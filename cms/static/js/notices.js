// A notice may be put away; this browser remembers which, and nothing is sent. It stands right below the
// notices and is not deferred, so that one put away is gone before the page is drawn.
(() => {
  const PUT_AWAY = "thong-bao-da-cat";

  const putAway = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(PUT_AWAY) || "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  };

  const remember = (names) => {
    try {
      localStorage.setItem(PUT_AWAY, JSON.stringify(names.slice(-50)));
    } catch {
      // Without storage it comes back on the next page.
    }
  };

  for (const notice of document.querySelectorAll("[data-notice]")) {
    notice.hidden = putAway().includes(notice.dataset.notice);
    const button = notice.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => {
      remember([...putAway(), notice.dataset.notice]);
      notice.hidden = true;
      document.getElementById("noi-dung").focus({ preventScroll: true });
    });
  }
})();
