/* A pasted list of captions: read by the server as captions of reports are, shown beside the photo each goes
   to, put into the gallery's rows, and taken back again if the editor wants. */
(() => {
  const PAUSE = 300; // milliseconds of no typing before the list is read

  class CaptionList {
    /* panel: the gallery's rows, with rows, addRow(), removeRow(row); say(text) tells it to screen readers. */
    constructor({ dialog, open, url, messages, panel, form, undo, say }) {
      Object.assign(this, { dialog, url, messages, panel, form, undo, say });
      this.text = dialog.querySelector("textarea");
      this.preview = dialog.querySelector("[data-captions-preview]");
      this.summary = dialog.querySelector("[data-captions-summary]");
      this.apply = dialog.querySelector("[data-captions-apply]");
      // Outside the article's form, whose own Enter and unsaved changes the list is no part of.
      document.body.append(dialog);
      open.addEventListener("click", () => this.open());
      this.text.addEventListener("input", () => this.later());
      this.apply.addEventListener("click", () => this.put());
      dialog.querySelector("[data-captions-close]").addEventListener("click", () => dialog.close());
      undo.addEventListener("click", () => this.takeBack());
    }

    open() {
      this.show([]);
      this.dialog.showModal();
      this.text.focus();
      if (this.text.value.trim()) this.read();
    }

    later() {
      clearTimeout(this.timer);
      this.apply.disabled = true;
      this.timer = setTimeout(() => this.read(), PAUSE);
    }

    async read() {
      const asked = this.text.value;
      const { token } = window.gallery;
      const body = new URLSearchParams({ list: asked });
      const headers = { "X-CSRFToken": token(this.form), "X-Requested-With": "XMLHttpRequest" };
      try {
        const answer = await fetch(this.url, { method: "POST", headers, body });
        const { captions } = await answer.json();
        if (asked === this.text.value) this.show(captions);
      } catch {
        this.summary.textContent = this.messages.not_read;
      }
    }

    /* The captions by the place of their row; those that no row is there for follow the last one, in order. */
    planned(captions) {
      let last = this.panel.rows.length;
      return new Map(captions.map(({ place, text }) => {
        if (place <= this.panel.rows.length) return [place, text];
        last += 1;
        return [last, text];
      }));
    }

    show(captions) {
      const { rows } = this.panel;
      this.plan = this.planned(captions);
      const count = captions.length ? Math.max(rows.length, ...this.plan.keys()) : 0;
      const places = Array.from({ length: count }, (_, at) => at + 1);
      const lines = places.map((place) => this.lineOf(place, this.plan.get(place), rows[place - 1]));
      this.preview.replaceChildren(...lines);
      this.summary.textContent = this.told(captions.length, rows.length, count);
      this.apply.disabled = !captions.length;
    }

    told(captions, rows, count) {
      if (!captions) return this.text.value.trim() ? this.messages.no_captions : "";
      const { fill } = window.gallery;
      const parts = [fill(this.messages.captions_found, { count: captions, rows })];
      if (count > rows) parts.push(fill(this.messages.captions_more, { count: count - rows }));
      if (count > captions) parts.push(fill(this.messages.captions_fewer, { count: count - captions }));
      return parts.join(" ");
    }

    lineOf(place, text, row) {
      const line = document.createElement("li");
      line.value = place;
      const image = row?.querySelector("[data-chooser-image]");
      if (row && this.panel.photoOf(row) && image?.getAttribute("src")) {
        line.append(Object.assign(new Image(), { src: image.src, alt: "" }));
      } else {
        const none = document.createElement("span");
        none.className = "gallery-captions__none";
        none.textContent = this.messages.no_photo;
        line.append(none);
      }
      const caption = document.createElement("span");
      const before = row ? this.panel.captionOf(row).value : "";
      if (text !== undefined && before && before !== text) {
        const old = document.createElement("del");
        old.textContent = before;
        caption.append(old, " ");
      }
      caption.append(text ?? (before || this.messages.no_caption));
      if (text === undefined) caption.className = "gallery-captions__kept";
      line.append(caption);
      return line;
    }

    put() {
      this.before = { texts: this.panel.rows.map((row) => [row, this.panel.captionOf(row).value]), added: [] };
      const there = this.panel.rows;
      for (const [place, text] of this.plan) {
        let row = there[place - 1];
        if (!row) {
          row = this.panel.addRow();
          if (!row) break;
          this.before.added.push(row);
        }
        this.write(row, text);
      }
      this.text.value = "";
      this.dialog.close();
      this.undo.hidden = false;
      this.undo.focus();
      this.say(window.gallery.fill(this.messages.captions_put, { count: this.plan.size }));
    }

    takeBack() {
      for (const row of this.before.added) {
        if (!this.panel.photoOf(row)) this.panel.removeRow(row);
      }
      for (const [row, text] of this.before.texts) this.write(row, text);
      this.undo.hidden = true;
      this.say(this.messages.captions_undone);
      this.panel.tools.querySelector("[data-captions-open]").focus();
    }

    write(row, text) {
      const field = this.panel.captionOf(row);
      field.value = text;
      // Wagtail's own scripts fit the field's height and notice what is unsaved.
      for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    }
  }

  window.gallery = { ...window.gallery, CaptionList };
})();
