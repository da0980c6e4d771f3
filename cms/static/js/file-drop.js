/* Many files sent in one go, one after the other, to one intake. A file that fails says why and does not stop
   the rest. Without this script the form sends them all at once. Where the form has `data-drop-waits`, its
   button ends the intake, with the text pasted beside the files; elsewhere the last file does. */

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

class Dropping {
  constructor(form) {
    this.form = form;
    this.said = JSON.parse(document.getElementById("file-drop-said").textContent);
    this.input = form.querySelector("input[type=file]");
    this.list = form.querySelector("[data-drop-files]");
    this.status = form.querySelector("[data-drop-status]");
    this.csrf = form.querySelector("[name=csrfmiddlewaretoken]").value;
    this.waiting = [];
    this.running = false;
    this.count = 0;
    this.failed = 0;
    this.last = null;
    this.intake = "";
    this.button = form.querySelector("[data-drop-button]");
    this.text = form.querySelector("[data-drop-text]");
    this.waits = form.hasAttribute("data-drop-waits");
    this.button.hidden = !this.waits;
    this.input.required = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.waits && !this.running) this.end();
    });
    this.input.addEventListener("change", () => {
      this.add([...this.input.files]);
      this.input.value = "";
    });
    this.acceptDrops(form.querySelector("[data-drop-zone]"));
    window.addEventListener("beforeunload", (event) => {
      if (this.running) event.preventDefault();
    });
  }

  acceptDrops(zone) {
    const over = (event, on) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      zone.classList.toggle("file-drop__zone--over", on);
    };
    zone.addEventListener("dragover", (event) => over(event, true));
    zone.addEventListener("dragleave", (event) => over(event, false));
    zone.addEventListener("drop", (event) => {
      over(event, false);
      this.add([...event.dataTransfer.files]);
    });
    // A file that misses the place would else open in the window's stead.
    for (const name of ["dragover", "drop"]) {
      window.addEventListener(name, (event) => {
        if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
      });
    }
  }

  add(files) {
    for (const file of files) {
      const line = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = file.name;
      const progress = document.createElement("progress");
      progress.value = 0;
      progress.setAttribute("aria-label", file.name);
      line.append(name, progress);
      this.list.append(line);
      this.waiting.push({ file, line, progress });
    }
    this.count += files.length;
    if (!this.running && files.length) this.run();
  }

  async run() {
    this.running = true;
    while (this.waiting.length) {
      const { file, line, progress } = this.waiting.shift();
      const done = this.count - this.waiting.length;
      this.status.textContent = fill(this.said.sending, { done, count: this.count });
      try {
        this.tell(line, progress, await this.send(file, progress));
      } catch (error) {
        this.refuse(line, progress, [error.message]);
      }
    }
    if (this.waits) this.status.textContent = fill(this.said.sent, { count: this.count, failed: this.failed });
    else await this.finish();
    this.running = false;
    if (this.waiting.length) this.run();
  }

  /* The button was pressed: the pasted text goes along, then all that came is read. */
  async end() {
    const text = this.text?.value.trim();
    if (!text && !this.last) {
      this.status.textContent = this.said.nothing;
      this.input.focus();
      return;
    }
    this.running = true;
    this.button.disabled = true;
    this.status.textContent = this.said.reading;
    try {
      if (text) this.take(await this.post({ text }));
      const answer = await fetch(this.last.done, { method: "POST", headers: { "X-CSRFToken": this.csrf } });
      if (!answer.ok) throw new Error(fill(this.said.refused, { status: answer.status }));
      this.leave((await answer.json()).address);
    } catch (error) {
      this.status.textContent = error.message || this.said.lost;
      this.running = this.button.disabled = false;
    }
  }

  take(answer) {
    if (answer.refused.length) throw new Error(answer.refused.join(" "));
    this.last = answer;
    this.intake = answer.intake;
    this.text.value = ""; // it is there: pressed again, it does not come twice
  }

  leave(address) {
    this.running = false;
    window.location.assign(address);
  }

  tell(line, progress, answer) {
    this.last = answer;
    this.intake = answer.intake;
    if (answer.refused.length) {
      this.refuse(line, progress, answer.refused);
      return;
    }
    const note = document.createElement("span");
    note.textContent = answer.files > 1 ? fill(this.said.unpacked, { count: answer.files }) : this.said.kept;
    if (answer.note) note.textContent = answer.note;
    progress.replaceWith(note);
  }

  refuse(line, progress, reasons) {
    this.failed += 1;
    const note = document.createElement("span");
    note.className = "file-drop__refused";
    note.textContent = reasons.join(" ");
    progress.replaceWith(note);
  }

  /* The worker begins; where all went well, so does the look at what it reads. */
  async finish() {
    this.status.textContent = fill(this.said.sent, { count: this.count, failed: this.failed });
    if (!this.last) return;
    try {
      await fetch(this.last.done, { method: "POST", headers: { "X-CSRFToken": this.csrf } });
    } catch {
      // It begins by itself a little later.
    }
    const onward = this.form.querySelector("[data-drop-onward]");
    onward.hidden = false;
    onward.querySelector("a").href = this.last.address;
    if (!this.failed && !this.waiting.length) this.leave(this.last.address);
  }

  /* Resolves with the server's answer; rejects with a message for the editor. */
  send(file, progress) {
    const isZip = /\.zip$/i.test(file.name);
    const limit = Number(isZip ? this.form.dataset.zipLimit : this.form.dataset.limit);
    if (file.size > limit) {
      return Promise.reject(new Error(fill(this.said.too_large, { limit: Math.floor(limit / 1048576) })));
    }
    return this.post({ file }, progress);
  }

  /* What is sent goes to the intake of this form; resolves and rejects as `send`. */
  post(sent, progress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest(); // fetch tells nothing of what was already sent
      request.open("POST", this.form.dataset.send);
      request.setRequestHeader("X-CSRFToken", this.csrf);
      request.upload.addEventListener("progress", (event) => {
        if (progress && event.lengthComputable) progress.value = event.loaded / event.total;
      });
      request.upload.addEventListener("load", () => progress?.removeAttribute("value"));
      request.addEventListener("error", () => reject(new Error(this.said.lost)));
      request.addEventListener("load", () => {
        const answer = this.read(request);
        if (answer.intake) resolve(answer);
        else reject(new Error(answer.error));
      });
      const form = new FormData();
      for (const [name, value] of Object.entries(sent)) form.append(name, value);
      form.append("intake", this.intake);
      request.send(form);
    });
  }

  read(request) {
    try {
      const answer = JSON.parse(request.responseText);
      if (answer.intake || answer.error) return answer;
    } catch {
      // A page instead of an answer: signed out, or a server in between that refused the file.
    }
    const signedOut = request.status === 200 || request.status === 403;
    return { error: signedOut ? this.said.lost : fill(this.said.refused, { status: request.status }) };
  }
}

for (const form of document.querySelectorAll("[data-file-drop]")) new Dropping(form);
