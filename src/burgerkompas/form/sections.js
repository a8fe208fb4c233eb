// The parts of the page, drawn from the data. Texts become text nodes, never markup.

// -- words and elements ------------------------------------------------------------------------

function say(key, values = {}) {
  return filled(data.words[language][key], values);
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const $ = (id) => document.getElementById(id);

// -- the parts of the page ---------------------------------------------------------------------

function draw() {
  document.documentElement.lang = language;
  document.title = data.title[language];
  $("page").replaceChildren(
    el("a", { className: "skip", href: "#main", textContent: say("skip") }),
    el("header", {},
      el("div", { className: "title-row" },
        el("h1", { className: "name", textContent: data.title[language] }),
        languages()),
      el("div", { className: "tools" },
        el("button", { id: "menu", type: "button", "aria-expanded": "false",
          "aria-controls": "parts", onclick: toggleMenu },
          el("span", { ariaHidden: "true", textContent: "☰" }), el("span", { textContent: say("parts") })),
        el("p", { className: "progress" },
          el("progress", { id: "done", max: 1, "aria-labelledby": "count" }),
          el("span", { id: "count" })),
        el("button", { id: "save", type: "button", textContent: say("save"), onclick: save }),
        el("button", { id: "advice", type: "button", className: "main", onclick: toggleReport }))),
    el("div", { className: "columns" },
      el("nav", { id: "parts", "aria-label": say("parts") }, el("ol", {}, ...sections().map(entry))),
      el("main", { id: "main", tabIndex: -1 },
        el("div", { id: "told", role: "status" }),
        startSection(), ...data.parts.map(partSection), finishSection(), reportSection(),
        data.stories.length ? practiceSection() : null,
        el("div", { className: "steps" },
          el("button", { id: "back", type: "button", textContent: say("previous"),
            onclick: () => go(near(-1)) }),
          el("button", { id: "on", type: "button", className: "main",
            onclick: () => go(near(1)) })))));
  update();
  show();
}

function languages() {
  if (data.languages.length < 2) return null;
  const name = (code) => new Intl.DisplayNames([code], { type: "language" }).of(code);
  return el("div", { className: "languages", role: "group", "aria-label": say("language") },
    ...data.languages.map((code) => el("button", {
      type: "button", lang: code, id: `language-${code}`, textContent: name(code),
      "aria-pressed": String(code === language),
      onclick: () => {
        speak(code);
        draw();
        $(`language-${code}`).focus();
      },
    })));
}

function sections() {
  return [say("start"), ...data.parts.map((part) => part.title[language]), say("finish"),
    say(advises ? "advice" : "report"), ...(data.stories.length ? [say("practice")] : [])];
}

function entry(title, place) {
  return el("li", { id: `entry-${place}` },
    el("button", { type: "button", onclick: () => go(place) },
      el("span", { textContent: title }), el("small", {})));
}

function section(place, ...children) {
  return el("section", { id: `section-${place}`, "aria-labelledby": `title-${place}` },
    el("h2", { id: `title-${place}`, tabIndex: -1, textContent: sections()[place] }),
    ...children);
}

function paragraph(text, className = "") {
  return text ? el("p", { className, textContent: text }) : null;
}

// A text of the questionnaire, in which telephone numbers can be called.
function callable(text) {
  return numbersIn(text).flatMap(([plain, number]) =>
    number ? [plain, el("a", { href: `tel:${number}`, textContent: number })] : [plain]);
}

// A field of one line: `owner` and `key` make its id; `type` "date" asks for a date.
function line(owner, key, label, hint, value, take, type = "text", needed = false) {
  const id = `${owner}-${key}`;
  const input = el("input", { id, className: "typed", type, value, dir: "auto", autocomplete: "off",
    required: needed, "aria-describedby": `hint-${id} wrong-.${key}`,
    ...(type === "date" ? { max: "9999-12-31" } : {}),
    oninput: () => {
      wrong(`.${key}`, "");
      take(input.value);
    } });
  return el("div", { className: "field" },
    el("label", { htmlFor: id, textContent: label }),
    el("p", { id: `hint-${id}`, className: "hint", textContent: hint }),
    input,
    el("p", { id: `wrong-.${key}`, className: "wrong" }));
}

function startSection() {
  const field = (key, hint, ...how) => line("about", key, say(key), hint, state.about[key], (text) => {
    state.about[key] = text;
    changed();
  }, ...how);
  return section(START,
    paragraph(data.intro?.[language], "intro"),
    paragraph(say("private"), "notice"),
    paragraph(say("on-paper"), "intro paper"),
    field("name", say("name-hint"), "text", true),
    field("place", say("may-be-empty")),
    field("date", say("may-be-empty"), "date"),
    field("respondent", say("respondent-hint")),
    opener(),
    el("p", { className: "actions" },
      el("button", { type: "button", className: "quiet", textContent: say("print-questions"), onclick: () => print() }),
      data.stories.length ? el("button", { type: "button", className: "quiet",
        id: "practise", textContent: say("practice-first"), onclick: () => go(PRACTICE) }) : null));
}

function opener() {
  const input = el("input", { id: "open-file", type: "file", accept: ".yaml,.yml", onchange: () => {
    if (input.files.length) openFile(input.files[0]);
    input.value = "";
  } });
  return el("details", {},
    el("summary", { textContent: say("open-file") }),
    el("div", { className: "field" },
      el("label", { htmlFor: "open-file", textContent: say("open-file-label") }), input));
}

function partSection(part, index) {
  return section(index + 1, part.intro && el("p", { className: "intro" }, ...callable(part.intro[language])),
    ...part.questions.map(fieldset));
}

function finishSection() {
  return section(FINISH,
    el("p", { id: "open-count" }),
    el("details", { id: "open" }, el("summary", { textContent: say("open-list") }), el("ul", {})),
    data.closing && area(data.closing.id, data.closing.text[language], say("note-hint"),
      state.notes.get(data.closing.id) ?? "", (text) => note(data.closing.id, text)),
    area(".story", say("story"), say("story-hint"), storyOf(state), tellStory),
    paragraph(say("how-to-save"), "notice"),
    el("p", { className: "actions" },
      el("button", { type: "button", textContent: say("save"), onclick: save }),
      el("button", { type: "button", className: "quiet", textContent: say("start-again"),
        onclick: startAgain })),
    el("details", { id: "as-text" },
      el("summary", { textContent: say("as-text") }),
      el("textarea", { readOnly: true, rows: 12, "aria-label": say("as-text-label"), dir: "ltr" })));
}

function area(id, label, hint, value, take) {
  const input = el("textarea", { id: `area-${id}`, rows: 3, dir: "auto", value,
    "aria-describedby": `hint-${id}`, oninput: () => take(input.value) });
  return el("div", { className: "field" },
    el("label", { htmlFor: `area-${id}`, textContent: label }),
    el("p", { id: `hint-${id}`, className: "hint", textContent: hint }), input);
}

function note(id, text) {
  if (text) state.notes.set(id, text);
  else state.notes.delete(id);
  changed();
}
