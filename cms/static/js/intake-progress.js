// Shows how far an intake is, and its outcome once it is there. Without it a reload does the same.
const shown = document.querySelector("[data-progress]");

async function look() {
  const answer = await fetch(shown.dataset.progress, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { seen, total, ended } = await answer.json();
  if (ended) {
    window.location.reload();
    return;
  }
  if (total) shown.textContent = `${seen} / ${total}`;
  setTimeout(look, 2000);
}

if (shown) setTimeout(look, 1000);
