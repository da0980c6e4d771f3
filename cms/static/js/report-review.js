/* The review of a report: what is changed is counted until it is saved, photos and captions are dragged to other
   rows, and a saved draft comes back without losing one's place. Without this script every button submits. */

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const status = document.querySelector("[data-review-status]");
const said = JSON.parse(document.getElementById("report-review-said").textContent);

class Review {
  constructor(form) {
    this.take(form);
    window.addEventListener("beforeunload", (event) => {
      if (this.changed().length) event.preventDefault();
    });
  }

  take(form) {
    this.form = form;
    form.addEventListener("change", () => this.count());
    form.addEventListener("submit", (event) => this.submit(event));
    for (const part of form.querySelectorAll("[data-part][draggable]")) this.lift(part);
    for (const place of form.querySelectorAll(".place")) this.land(place);
  }

  changed() {
    return [...this.form.elements].filter((field) => {
      if (field.matches("select")) return [...field.options].some((one) => one.selected !== one.defaultSelected);
      if (field.matches("[type=checkbox]")) return field.checked !== field.defaultChecked;
      return field.matches("textarea, input[type=text]") && field.value !== field.defaultValue;
    });
  }

  count() {
    const changed = this.changed();
    for (const piece of this.form.querySelectorAll(".piece")) {
      piece.classList.toggle("piece--changed", changed.includes(piece.querySelector("select")));
    }
    const told = this.form.querySelector("[data-review-changed]");
    if (told) told.textContent = changed.length ? fill(said.changed, { count: changed.length }) : "";
  }

  /* Saving and moving stay on this page; the other buttons lead away as without a script. */
  submit(event) {
    const button = event.submitter;
    const stays = !button || ["move", "out"].includes(button.name) || ["save", "preview"].includes(button.value);
    if (!stays) {
      this.changed = () => [];
      return;
    }
    event.preventDefault();
    const sent = new FormData(this.form);
    if (button?.name) sent.append(button.name, button.value);
    this.save(sent, button);
  }

  async save(sent, button) {
    if (this.saving) return;
    this.saving = true;
    status.textContent = said.saving;
    const back = this.place(button, sent.get("move"));
    try {
      const answer = await fetch(window.location.pathname, { method: "POST", body: sent });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const form = page.querySelector("[data-report-review]");
      if (!answer.ok || !form) throw new Error(said.lost);
      this.show(page, form);
      if (button?.value === "preview") this.form.querySelector(".phone")?.focus();
      else back();
    } catch {
      status.textContent = said.lost;
      this.warn(said.lost);
    }
    this.saving = false;
  }

  show(page, form) {
    const fresh = document.importNode(form, true);
    this.form.replaceWith(fresh);
    this.take(fresh);
    const told = page.querySelector(".messages");
    const here = document.querySelector(".messages");
    if (told && here) here.replaceChildren(...document.importNode(told, true).childNodes);
    status.textContent = told?.textContent.trim() || said.saved;
  }

  warn(text) {
    const told = this.form.querySelector("[data-review-changed]");
    if (told) told.textContent = text;
  }

  /* Remembers where one was; what it returns goes back there, with a moved photo to its new row. */
  place(button, move) {
    const [top, lines] = [window.scrollY, this.form.querySelector(".pieces")?.scrollTop ?? 0];
    const focused = document.activeElement;
    const id = focused?.id;
    const [part, , at] = move?.split(":") ?? [];
    const way = button?.dataset.way;
    return () => {
      this.form.querySelector(".pieces")?.scrollTo(0, lines);
      window.scrollTo(0, top);
      const row = at && document.getElementById(`cho-${at}`);
      const moves = row ? [...row.querySelectorAll(`[data-part=${part}] [data-way]`)] : [];
      const next = moves.find((one) => one.dataset.way === way) ?? moves[0] ?? (id && document.getElementById(id));
      (next || this.form.querySelector("[name=action][value=save]:not([tabindex])"))?.focus({ preventScroll: !row });
    };
  }

  lift(part) {
    part.addEventListener("dragstart", (event) => {
      this.carried = { what: part.dataset.part, from: part.closest(".place").dataset.at };
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", part.textContent.trim());
    });
    part.addEventListener("dragend", () => {
      this.carried = null;
    });
  }

  land(place) {
    const over = (event, on) => {
      if (!this.carried || this.carried.from === place.dataset.at) return;
      event.preventDefault();
      place.classList.toggle("place--over", on);
    };
    place.addEventListener("dragover", (event) => over(event, true));
    place.addEventListener("dragleave", (event) => over(event, false));
    place.addEventListener("drop", (event) => {
      if (!this.carried) return;
      over(event, false);
      const sent = new FormData(this.form);
      sent.append("move", `${this.carried.what}:${this.carried.from}:${place.dataset.at}`);
      this.save(sent, null);
    });
  }
}

for (const form of document.querySelectorAll("[data-report-review]")) new Review(form);
