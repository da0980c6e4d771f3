// Suggestions while a reader types: a text field with a list below it, as ARIA 1.2 has it for comboboxes.
// The keyboard stays in the field all the while; without this file the form is the same form.
const WAIT = 150;
const LEAST = 2;

function suggestIn(form) {
  const input = form.elements.q;
  const list = document.createElement("ul");
  const said = document.createElement("p");
  let timer = 0;
  let asking = null;
  let chosen = -1;

  list.id = `${input.id}-goi-y`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.label);
  said.className = "hidden";
  said.setAttribute("role", "status");
  said.setAttribute("aria-live", "polite");
  // A search field may not be a combobox, and browsers give it an Escape of their own.
  input.type = "text";
  input.inputMode = "search";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.after(list);
  form.append(said);

  const open = () => !list.hidden;

  function mark(place) {
    chosen = place;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", n === place));
    if (place < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  }

  function unfold(folded) {
    list.hidden = folded;
    input.setAttribute("aria-expanded", !folded);
    mark(-1);
  }

  // Whatever is still on its way belongs to an earlier text.
  function stop() {
    clearTimeout(timer);
    asking?.abort();
    asking = null;
  }

  function close() {
    stop();
    unfold(true);
    said.textContent = "";
  }

  function show(found) {
    list.replaceChildren(...found.map((text, n) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${n}`;
      option.textContent = text;
      option.setAttribute("role", "option");
      return option;
    }));
    unfold(!found.length);
    said.textContent = found.length ? form.dataset.found.replace("{n}", found.length) : form.dataset.none;
  }

  async function ask() {
    stop();
    const q = input.value.trim();
    if (q.length < LEAST) {
      list.replaceChildren();
      close();
      return;
    }
    const mine = asking = new AbortController();
    let found = [];
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q })}`, { signal: mine.signal });
      if (answer.ok) found = await answer.json();
    } catch {
      // No suggestion is no fault of the reader's: the form still searches.
    }
    if (mine === asking && document.activeElement === input) show(found.filter((text) => text !== q));
  }

  function askSoon() {
    stop();
    timer = setTimeout(ask, WAIT);
  }

  function take(place) {
    input.value = list.children[place].textContent;
    close();
    form.requestSubmit();
  }

  function step(by) {
    const count = list.children.length;
    if (!open()) {
      if (count) unfold(false);
      else ask();
    }
    // One place more than there are options: the text itself.
    if (count) mark((chosen + 1 + by + count + 1) % (count + 1) - 1);
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => (open() && chosen >= 0 ? take(chosen) : close()),
    Escape() {
      if (!open()) input.value = "";
      close();
    },
    Tab: close,
    // These move in the text, so the text is what they speak of.
    Home: () => mark(-1),
    End: () => mark(-1),
    ArrowLeft: () => mark(-1),
    ArrowRight: () => mark(-1),
  };

  input.addEventListener("keydown", (event) => {
    // Telex and VNI compose a syllable: its keys are theirs (229 is how Safari says so).
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    const own = ["ArrowDown", "ArrowUp", "Escape"].includes(event.key) || (event.key === "Enter" && chosen >= 0);
    if (own) event.preventDefault();
    if (Object.hasOwn(keys, event.key)) keys[event.key]();
  });
  input.addEventListener("input", (event) => {
    if (!event.isComposing) askSoon();
  });
  input.addEventListener("compositionstart", stop);
  input.addEventListener("compositionend", askSoon);
  input.addEventListener("blur", close);
  // The field keeps the keyboard while a pointer is on the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take([...list.children].indexOf(option));
  });
}

document.querySelectorAll("form[data-suggest]").forEach(suggestIn);
