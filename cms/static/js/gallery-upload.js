/* Many photos sent in one go from the gallery's panel: one after the other, so that they arrive in the order
   chosen and the server decodes one at a time. A file that fails says why and does not stop the rest. */
(() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const XHR_FORM = "image-chooser-upload-"; // the prefix of Wagtail's own upload form

  class GalleryUploader {
    /* place(photo) puts a stored photo into the gallery; say(text) tells it to screen readers. */
    constructor({ url, limit, messages, tools, list, place, say }) {
      Object.assign(this, { url, limit, messages, list, place, say });
      this.collection = tools.querySelector("[data-gallery-collection]");
      this.csrf = tools.closest("form").querySelector("[name=csrfmiddlewaretoken]").value;
      this.waiting = [];
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
      if (!this.running) this.list.replaceChildren();
      this.waiting.push(...files.map((file) => ({ file, line: this.lineOf(file) })));
      if (!this.running) this.run();
    }

    async run() {
      this.running = true;
      let [count, failed] = [0, 0];
      while (this.waiting.length) {
        const { file, line } = this.waiting.shift();
        try {
          const { photo, again } = await this.send(file, line.querySelector("progress"));
          this.place(photo);
          count += 1;
          if (again) this.note(line, fill(this.messages.again, { name: file.name }), "again");
          else line.remove();
        } catch (error) {
          failed += 1;
          this.note(line, `${file.name}: ${error.message}`, "error");
        }
        if (this.waiting.length) this.say(fill(this.messages.left, { count: this.waiting.length }));
      }
      this.running = false;
      this.say(fill(this.messages.finished, { count, failed }));
    }

    /* Resolves with the server's {photo, again}; rejects with a message for the editor. */
    send(file, progress) {
      if (this.limit && file.size > this.limit) {
        const limit = Math.floor(this.limit / 1048576);
        return Promise.reject(new Error(fill(this.messages.too_large, { limit })));
      }
      return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest(); // fetch tells nothing of what was already sent
        request.open("POST", this.url);
        request.setRequestHeader("X-CSRFToken", this.csrf);
        request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
        request.upload.addEventListener("progress", (event) => {
          if (event.lengthComputable) progress.value = event.loaded / event.total;
        });
        request.upload.addEventListener("load", () => progress.removeAttribute("value"));
        request.addEventListener("error", () => reject(new Error(this.messages.lost)));
        request.addEventListener("load", () => {
          const answer = this.read(request);
          if (answer.photo) resolve(answer);
          else reject(new Error(answer.error));
        });
        request.send(this.formOf(file));
      });
    }

    read(request) {
      try {
        const answer = JSON.parse(request.responseText);
        if (answer.photo || answer.error) return answer;
      } catch {
        // A page instead of an answer: signed out, or a server in between that refused the file.
      }
      const signedOut = request.status === 200 || request.status === 403;
      return { error: signedOut ? this.messages.lost : fill(this.messages.refused, { status: request.status }) };
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

  window.gallery = { ...window.gallery, GalleryUploader, fill };
})();
