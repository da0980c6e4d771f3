/* The gallery's panel: Wagtail's InlinePanel with photos chosen in order, numbered rows and a kept focus.
   Everything Wagtail does with rows (adding, deleting, moving, dragging) stays Wagtail's. */
(() => {
  const ROW = "[data-inline-panel-child]";
  const UP = "[data-inline-panel-child-move-up]";
  const DOWN = "[data-inline-panel-child-move-down]";
  const DRAGGING = { scroll: true, scrollSensitivity: 90, scrollSpeed: 60 };
  const fill = (...given) => window.gallery.fill(...given);

  /* The choices made in the chooser's modal: in the order of choosing, over all its pages and searches. */
  class Choices {
    constructor(form, messages) {
      Object.assign(this, { form, messages, ids: [] });
      this.submit = form.querySelector("[data-multiple-choice-submit]");
      this.label = this.submit.value;
      form.addEventListener("change", ({ target }) => {
        if (!target.matches("[data-multiple-choice-select]")) return;
        this.ids = this.ids.filter((id) => id !== target.value);
        if (target.checked) this.ids.push(target.value);
        this.show();
      });
      new MutationObserver(() => this.show()).observe(form.querySelector("#search-results"), { childList: true });
      this.show();
    }

    show() {
      for (const box of this.form.querySelectorAll("[data-multiple-choice-select]")) {
        const place = this.ids.indexOf(box.value) + 1;
        // Hidden fields in the order of choosing are sent instead of the boxes, which stand in the list's.
        box.removeAttribute("name");
        box.checked = place > 0;
        const tile = box.closest("label, td");
        if (place) tile.dataset.galleryPlace = place;
        else delete tile.dataset.galleryPlace;
        box.setAttribute("aria-description", place ? fill(this.messages.place, { n: place }) : "");
      }
      for (const field of this.form.querySelectorAll("input[type=hidden][name=id]")) field.remove();
      this.form.append(...this.ids.map((id) => Object.assign(document.createElement("input"), {
        type: "hidden", name: "id", value: id,
      })));
      this.submit.disabled = !this.ids.length;
      this.submit.value = this.ids.length ? `${this.label} (${this.ids.length})` : this.label;
    }
  }

  const chooserModal = (messages) => class extends window.ImageChooserModal {
    onloadHandlers = {
      ...window.IMAGE_CHOOSER_MODAL_ONLOAD_HANDLERS,
      choose: (modal, data) => {
        window.IMAGE_CHOOSER_MODAL_ONLOAD_HANDLERS.choose(modal, data);
        const form = modal.container[0].querySelector("form[data-multiple-choice-form]");
        if (form) new Choices(form, messages);
      },
    };
  };

  const galleryRows = () => class extends window.InlinePanel {
    listen({ tools, say }) {
      Object.assign(this, { tools, say, messages: this.opts.messages });
      this.element = this.formsElt[0];
      this.element.addEventListener("click", (event) => this.clicked(event));
      this.element.addEventListener("change", () => this.updateControlStates());
      const choose = document.getElementById(`${this.opts.formsetPrefix}-OPEN_MODAL`);
      choose.addEventListener("click", () => this.choose());
      const overview = tools.querySelector("[data-gallery-overview]");
      overview.addEventListener("click", () => {
        const on = this.element.classList.toggle("gallery-rows--overview");
        overview.setAttribute("aria-pressed", on);
      });
      this.element.classList.add("gallery-rows");
      // A row dragged to the window's edge takes the page along, under a finger as under the mouse.
      for (const [name, value] of Object.entries(DRAGGING)) this.sortable.option(name, value);
      // Where there is a touch screen, the browser's own dragging would be the mouse's alone.
      if (window.matchMedia("(any-pointer: coarse)").matches) this.sortable.nativeDraggable = false;
      this.updateControlStates();
    }

    get rows() {
      return [...this.formsElt.children(":not(.deleted, .sortable-fallback)")];
    }

    /* Wagtail calls this after every change, and once before `listen`. */
    updateControlStates() {
      super.updateControlStates();
      // Wagtail swaps two numbers at a move; written anew they agree with what is seen, whatever came before.
      this.updateOrderValues();
      for (const row of this.rows) {
        const decorative = row.querySelector("[name$='-decorative']");
        row.querySelector("[name$='-alt']").disabled = decorative.checked;
        const heading = row.querySelector("[data-panel-heading]");
        for (const button of row.querySelectorAll("[data-panel-controls] button")) {
          button.setAttribute("aria-describedby", heading.id);
        }
      }
      const fillFirst = this.tools?.querySelector(".gallery-tools__fill");
      if (fillFirst) fillFirst.hidden = !this.rows.some((row) => !this.photoOf(row));
    }

    // Rows jump to their place: Wagtail's 200 ms of gliding would take the focused button along, out of sight.
    animateSwap() {}

    initialFocus(content) {
      if (!this.placing) content.closest(ROW).find("textarea")[0]?.focus();
    }

    clicked({ target }) {
      const button = target.closest("button");
      const row = button?.closest(ROW);
      if (!row) return;
      if (button.matches(UP)) this.moved(row, button, 1);
      else if (button.matches(DOWN)) this.moved(row, button, -1);
      else if (button.id.endsWith("-DELETE-button")) this.removed(row);
    }

    /* Moving a row took the focus from its button: give it back, or to its sister at either end. */
    moved(row, button, step) {
      const place = this.rows.indexOf(row) + 1;
      (button.disabled ? row.querySelector(step > 0 ? DOWN : UP) : button).focus();
      row.scrollIntoView({ block: "nearest" });
      this.say(fill(this.messages.moved, { n: place + step, place }));
    }

    removed(row) {
      // Wagtail renumbers when the row has glided away; the number is wrong until then.
      this.updateControlStates();
      const before = [...this.formsElt.children()].slice(0, [...this.formsElt.children()].indexOf(row));
      const place = before.filter((child) => !child.classList.contains("deleted")).length;
      const next = this.rows[Math.min(place, this.rows.length - 1)];
      (next ?? this.tools).querySelector(next ? "[id$='-DELETE-button']" : "button").focus();
      this.say(fill(this.messages.removed, { n: place + 1 }));
    }

    handleDragEnd(event) {
      super.handleDragEnd(event);
      const [n, place] = [event.oldDraggableIndex + 1, this.rows.indexOf(event.item) + 1];
      if (n !== place) this.say(fill(this.messages.moved, { n, place }));
    }

    get chooser() {
      if (!this.factory) {
        const definition = document.getElementById(`${this.opts.formsetPrefix}-CHOOSER_WIDGET`);
        this.factory = window.telepath.unpack(JSON.parse(definition.textContent));
        this.factory.chooserModalClass = chooserModal(this.messages);
      }
      return this.factory;
    }

    choose() {
      this.chooser.openModal((photos) => {
        const rows = photos.map((photo) => this.place(photo)).filter(Boolean);
        this.say(fill(this.messages.added, { count: rows.length }));
      }, { multiple: true });
    }

    photoOf(row) {
      return row.querySelector(`[name$='-${this.opts.chooserFieldName}']`).value;
    }

    captionOf(row) {
      return row.querySelector("textarea[name$='-caption']");
    }

    /* A new last row, or null where there may be no more. */
    addRow() {
      if (this.opts.maxForms && this.getChildCount() >= this.opts.maxForms) return null;
      this.placing = true;
      this.addForm();
      this.placing = false;
      return this.rows.at(-1);
    }

    removeRow(row) {
      row.querySelector("[id$='-DELETE-button']").click();
    }

    /* Put a photo into the first row that waits for one, if the editor wants that, else into a new one: the
       last, or the one behind `after` or, without such, before `before`. */
    place(photo, after, before) {
      const wanted = this.tools.querySelector("[data-gallery-fill]").checked;
      let row = wanted && this.rows.find((each) => !this.photoOf(each));
      if (!row) {
        row = this.addRow();
        if (!row) return null;
        if (after) after.after(row);
        else if (before) before.before(row);
      }
      this.replace(row, photo);
      this.updateControlStates();
      return row;
    }

    replace(row, photo) {
      const field = row.querySelector(`[name$='-${this.opts.chooserFieldName}']`);
      this.chooser.getById(field.id).setStateFromModalData(photo);
    }
  };

  window.wagtail.app.register("gallery-panel", class extends window.StimulusModule.Controller {
    static values = { options: Object, urls: Object, limit: Number };

    connect() {
      const scope = this.element.parentElement;
      const find = (name) => scope.querySelector(name);
      const status = find("[data-gallery-status]");
      const say = (text) => { status.textContent = text; };
      const tools = find(".gallery-tools");
      const { messages } = this.optionsValue;
      const urls = this.urlsValue;
      const panel = new (galleryRows())(this.optionsValue);
      panel.listen({ tools, say });
      new window.gallery.CaptionList({
        dialog: find("[data-captions-dialog]"),
        open: find("[data-captions-open]"),
        undo: find("[data-captions-undo]"),
        url: urls.captions,
        form: tools.closest("form"),
        messages,
        panel,
        say,
      });
      const asked = find("[data-gallery-asked]");
      if (asked) {
        // What publishing asks for is the first thing to be read, before all rows.
        panel.element.before(asked);
        setTimeout(() => asked.focus());
      }
      if (!urls.upload) return;
      new window.gallery.GalleryUploader({
        urls,
        limit: this.limitValue,
        messages,
        tools,
        list: find("[data-gallery-uploads]"),
        progress: find("[data-gallery-progress]"),
        place: (...given) => panel.place(...given),
        replace: (...given) => panel.replace(...given),
        say,
      });
    }
  });
})();
