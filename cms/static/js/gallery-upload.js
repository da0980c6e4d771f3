/* Many photos sent in one go from the gallery's panel: one after the other, so that they arrive in the order
   chosen and the server decodes one at a time. A file that fails says why, stops no other and may be tried
   again; it then takes the place it would have had. */
(() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const XHR_FORM = "image-chooser-upload-"; // the prefix of Wagtail's own upload form
  const PATIENCE = [0, 4000, 8000, 16000]; // a draft saved by itself lets go of a photo after a while

  const button = (text, action) => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "button button-small button-secondary", textContent: text });
    made.addEventListener("click", action);
    return made;
  };

  /* Signing in again in another tab changes the token; the article's own form then needs the new one too. */
  const token = (form) => {
    const field = form.querySelector("[name=csrfmiddlewaretoken]");
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    if (cookie) field.value = cookie[1];
    return field.value;
  };

  class SignedOut extends Error {}

  class GalleryUploader {
    /* place(photo, after, before) puts a stored photo into the gallery and gives its row; replace(row, photo)
       puts another into it; say(text) tells it to screen readers. */
    constructor({ urls, limit, messages, tools, list, progress, place, replace, say }) {
      Object.assign(this, { urls, limit, messages, list, progress, place, replace, say });
      this.collection = tools.querySelector("[data-gallery-collection]");
      this.form = tools.closest("form");
      this.entries = [];
      this.running = false;
      const input = tools.querySelector("[data-gallery-files]");
      input.addEventListener("change", () => {
        this.add([...input.files]);
        input.value = "";
      });
      this.acceptDrops(tools);
      window.addEventListener("beforeunload", (event) => {
        if (this.running) event.preventDefault();
      });
    }

    acceptDrops(area) {
      const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
      const mark = (event, on) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        area.classList.toggle("gallery-tools--drop", on);
      };
      area.addEventListener("dragover", (event) => mark(event, true));
      area.addEventListener("dragleave", (event) => mark(event, false));
      area.addEventListener("drop", (event) => {
        mark(event, false);
        if (carriesFiles(event)) this.add([...event.dataTransfer.files]);
      });
    }

    add(files) {
      // What failed or asks something stays until it is settled.
      if (!this.running) this.list.querySelectorAll(".gallery-uploads__again").forEach((line) => line.remove());
      const fresh = files.map((file) => ({ file, state: "waiting", line: this.lineOf(file) }));
      this.entries.push(...fresh);
      if (!this.running) this.run();
    }

    retry(entries) {
      for (const entry of entries) {
        entry.state = "waiting";
        const line = this.lineOf(entry.file);
        entry.line.replaceWith(line);
        entry.line = line;
      }
      if (!this.running) this.run();
    }

    get failed() {
      return this.entries.filter(({ state }) => state === "failed");
    }

    async run() {
      this.running = true;
      const counted = { count: 0, failed: 0 };
      const next = () => this.entries.find(({ state }) => state === "waiting");
      for (let entry = next(); entry; entry = next()) {
        this.showProgress(counted);
        try {
          const answer = await this.send(entry.file, entry.line.querySelector("progress"));
          entry.state = "done";
          entry.row = this.place(answer.photo, ...this.neighbours(entry));
          counted.count += 1;
          this.settle(entry, answer);
        } catch (error) {
          const lost = error instanceof SignedOut ? this.entries.filter(({ state }) => state === "waiting") : [entry];
          for (const each of lost) this.fail(each, error);
          counted.failed += lost.length;
        }
      }
      this.running = false;
      this.finish(counted);
    }

    /* The nearest rows of photos sent before and after this one that still stand in the gallery. */
    neighbours(entry) {
      const at = this.entries.indexOf(entry);
      const stands = ({ row }) => row?.isConnected && !row.classList.contains("deleted");
      const later = this.entries.slice(at + 1).find(stands);
      return later ? [this.entries.slice(0, at).findLast(stands)?.row, later.row] : [];
    }

    settle(entry, { photo, again, like }) {
      const name = entry.file.name;
      if (again) this.note(entry.line, fill(this.messages.again, { name }), "again");
      else if (like) this.askWhich(entry, photo, like);
      else entry.line.remove();
    }

    /* A photo that looks the same stood in the library: the editor decides. */
    askWhich(entry, photo, like) {
      const { line } = entry;
      const preview = Object.assign(new Image(), { src: like.preview.url, alt: "", height: 48 });
      const close = () => {
        const next = line.nextElementSibling?.querySelector("button");
        line.remove();
        (next ?? this.form.querySelector("[data-gallery-files]")).focus();
      };
      this.note(line, fill(this.messages.like, { name: entry.file.name, title: like.title }), "like");
      line.prepend(preview);
      line.append(
        button(this.messages.use_that, () => {
          if (entry.row?.isConnected) this.replace(entry.row, like);
          this.discard(photo.id);
          this.say(fill(this.messages.used, { title: like.title }));
          close();
        }),
        button(this.messages.keep_new, close),
      );
    }

    async discard(id) {
      for (const pause of PATIENCE) {
        await new Promise((resolve) => { setTimeout(resolve, pause); });
        const headers = { "X-CSRFToken": token(this.form), "X-Requested-With": "XMLHttpRequest" };
        const url = this.urls.discard.replace("/0/", `/${id}/`);
        const answer = await fetch(url, { method: "POST", headers }).catch(() => null);
        if (answer && answer.status !== 409) return;
      }
    }

    fail(entry, error) {
      Object.assign(entry, { state: "failed", signedOut: error instanceof SignedOut });
      this.note(entry.line, `${entry.file.name}: ${error.message}`, "error");
      const again = button(this.messages.retry, () => this.retry([entry]));
      again.setAttribute("aria-label", `${this.messages.retry}: ${entry.file.name}`);
      entry.line.append(again);
    }

    showProgress(counted) {
      const total = this.entries.filter(({ state }) => state === "waiting").length;
      const done = counted.count + counted.failed;
      const bar = document.createElement("progress");
      Object.assign(bar, { max: done + total, value: done });
      const text = fill(this.messages.progress, { n: done + 1, count: done + total });
      bar.setAttribute("aria-label", text);
      this.progress.replaceChildren(bar, text);
      if (done) this.say(fill(this.messages.left, { count: total }));
    }

    finish(counted) {
      const text = fill(this.messages.finished, counted);
      this.progress.replaceChildren(text);
      if (this.failed.some(({ signedOut }) => signedOut)) {
        const link = Object.assign(document.createElement("a"), { href: this.urls.login, target: "_blank" });
        link.textContent = this.messages.sign_in;
        this.progress.append(link);
      }
      if (this.failed.length > 1) {
        this.progress.append(button(this.messages.retry_all, () => this.retry(this.failed)));
      }
      this.say(text);
      this.entries = this.entries.filter(({ state, row }) => state === "failed" || row?.isConnected);
    }

    /* Resolves with the server's {photo, again, like}; rejects with a message for the editor. */
    send(file, progress) {
      if (this.limit && file.size > this.limit) {
        const limit = Math.floor(this.limit / 1048576);
        return Promise.reject(new Error(fill(this.messages.too_large, { limit })));
      }
      return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest(); // fetch tells nothing of what was already sent
        request.open("POST", this.urls.upload);
        request.setRequestHeader("X-CSRFToken", token(this.form));
        request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
        request.upload.addEventListener("progress", (event) => {
          if (event.lengthComputable) progress.value = event.loaded / event.total;
        });
        request.upload.addEventListener("load", () => progress.removeAttribute("value"));
        request.addEventListener("error", () => reject(new Error(this.messages.lost)));
        request.addEventListener("load", () => this.read(request, resolve, reject));
        request.send(this.formOf(file));
      });
    }

    read(request, resolve, reject) {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // A page instead of an answer: signed out, or a server in between that refused the file.
      }
      if (answer.photo) resolve(answer);
      else if (answer.error) reject(new Error(answer.error));
      else if (request.status === 200 || request.status === 403) reject(new SignedOut(this.messages.signed_out));
      else reject(new Error(fill(this.messages.refused, { status: request.status })));
    }

    formOf(file) {
      const form = new FormData();
      form.append(`${XHR_FORM}file`, file);
      form.append(`${XHR_FORM}title`, file.name.replace(/\.[^.]+$/, "").slice(0, 255) || file.name);
      if (this.collection) form.append(`${XHR_FORM}collection`, this.collection.value);
      return form;
    }

    lineOf(file) {
      const line = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = file.name;
      const progress = document.createElement("progress");
      progress.value = 0;
      progress.setAttribute("aria-label", file.name);
      line.append(name, progress);
      this.list.append(line);
      return line;
    }

    note(line, text, kind) {
      line.className = `gallery-uploads__${kind}`;
      line.textContent = text;
    }
  }

  window.gallery = { ...window.gallery, GalleryUploader, button, fill, token };
})();
