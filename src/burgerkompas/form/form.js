// The page: drawn from the data in it, kept in `state`. Texts become text nodes, never markup.

const data = JSON.parse(document.getElementById("data").textContent);
const questions = data.parts.flatMap((part) => part.questions);
const byId = new Map(questions.map((question) => [question.id, question]));
const PLACE = `burgerkompas-form:${data.key}`;
const START = 0;
const FINISH = data.parts.length + 1;

const state = beginning();
let language = data.language;
let current = START;
let unsaved = false;
const drafts = new Map(); // What was typed as a number and isn't one, by question.

function beginning() {
  const { about, answers, notes, story } = data.case;
  const state = { about: { ...about }, answers: new Map(answers), notes: new Map(notes), story };
  if (!about.name && !about.date) {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    state.about.date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
  return state;
}

// -- words and elements ------------------------------------------------------------------------

function say(key, values = {}) {
  return data.words[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
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

// -- answers -----------------------------------------------------------------------------------

function fits(question, answer) {
  const values = question.options.map((option) => option.value);
  if (answer === UNKNOWN) return true;
  if (answer === NOT_APPLICABLE) return question.notApplicable;
  if (question.kind === "choices") {
    return Array.isArray(answer) && answer.every((value) => values.includes(value));
  }
  if (typeof answer !== "string") return false;
  if (question.kind === "number") return numberIn(question, answer) === answer;
  return question.kind === "text" || values.includes(answer);
}

// What was typed as a whole number, as a case file has it; null if it isn't one within bounds.
function numberIn(question, text) {
  if (!/^-?\d{1,15}$/.test(text.trim())) return null;
  const number = BigInt(text.trim());
  const { minimum, maximum } = question;
  const low = minimum === null || number >= BigInt(minimum);
  const high = maximum === null || number <= BigInt(maximum);
  return low && high ? String(number) : null;
}

function put(question, answer) {
  if (answer === undefined) state.answers.delete(question.id);
  else state.answers.set(question.id, answer);
  drafts.delete(question.id);
  changed();
}

function changed() {
  unsaved = true;
  keep();
  update();
}

// -- what the browser remembers until it is saved ----------------------------------------------

function keep() {
  const { about, story } = state;
  const answers = [...state.answers];
  try {
    localStorage.setItem(PLACE, JSON.stringify({ about, answers, notes: [...state.notes], story }));
  } catch {
    tell(say("not-kept"));
  }
}

function forget() {
  try {
    localStorage.removeItem(PLACE);
  } catch { /* There was nothing to forget. */ }
}

// Takes what was kept; any page on this disk may have written there, so that nothing is trusted.
function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE));
    if (!kept) return false;
    for (const key of ABOUT) state.about[key] = String(kept.about[key]);
    state.answers = new Map(
      kept.answers.filter(([id, answer]) => byId.has(id) && fits(byId.get(id), answer)));
    const noted = (id) => byId.has(id) || id === data.closing?.id;
    state.notes = new Map(kept.notes.filter(([id]) => noted(id)).map(([id, n]) => [id, String(n)]));
    state.story = String(kept.story);
    return true;
  } catch {
    return false;
  }
}

function startAgain() {
  if (!confirm(say("start-again-sure"))) return;
  forget();
  Object.assign(state, beginning());
  drafts.clear();
  unsaved = false;
  current = START;
  draw();
  go(START);
}

// -- the parts of the page ---------------------------------------------------------------------

function draw() {
  document.documentElement.lang = language;
  document.title = data.title[language];
  $("page").replaceChildren(
    el("a", { className: "skip", href: "#main", textContent: say("skip") }),
    el("header", {},
      el("div", { className: "top" },
        el("h1", { className: "name", textContent: data.title[language] }),
        languages()),
      el("div", { className: "bar" },
        el("button", { id: "menu", type: "button", "aria-expanded": "false",
          "aria-controls": "parts", textContent: say("parts"), onclick: toggleMenu }),
        el("p", { className: "progress" },
          el("progress", { id: "done", max: 1, "aria-labelledby": "count" }),
          el("span", { id: "count" })),
        el("button", { id: "save", type: "button", className: "main", textContent: say("save"),
          onclick: save }))),
    el("div", { className: "columns" },
      el("nav", { id: "parts", "aria-label": say("parts") }, el("ol", {}, ...sections().map(entry))),
      el("main", { id: "main", tabIndex: -1 },
        el("div", { id: "told", role: "status" }),
        startSection(), ...data.parts.map(partSection), finishSection(),
        el("div", { className: "steps" },
          el("button", { id: "back", type: "button", textContent: say("previous"),
            onclick: () => go(near(-1)) }),
          el("button", { id: "on", type: "button", className: "main", textContent: say("next"),
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
        language = code;
        draw();
        $(`language-${code}`).focus();
      },
    })));
}

function sections() {
  return [say("start"), ...data.parts.map((part) => part.title[language]), say("finish")];
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

function startSection() {
  const field = (key, type, hint, needed = false) => {
    const input = el("input", { id: `about-${key}`, className: "typed", type, value: state.about[key], dir: "auto",
      autocomplete: "off", required: needed, "aria-describedby": `about-hint-${key} wrong-.${key}`,
      ...(type === "date" ? { max: "9999-12-31" } : {}),
      oninput: () => {
        state.about[key] = input.value;
        wrong(`.${key}`, "");
        changed();
      } });
    return el("div", { className: "field" },
      el("label", { htmlFor: `about-${key}`, textContent: say(key) }),
      el("p", { id: `about-hint-${key}`, className: "hint", textContent: hint }),
      input,
      el("p", { id: `wrong-.${key}`, className: "wrong" }));
  };
  return section(START,
    paragraph(data.intro?.[language], "intro"),
    paragraph(say("private"), "notice"),
    field("name", "text", say("name-hint"), true),
    field("place", "text", say("may-be-empty")),
    field("date", "date", say("may-be-empty")),
    field("respondent", "text", say("respondent-hint")));
}

function partSection(part, index) {
  return section(index + 1, paragraph(part.intro?.[language], "intro"),
    ...part.questions.map(fieldset));
}

function finishSection() {
  return section(FINISH,
    el("p", { id: "open-count" }),
    el("details", { id: "open" }, el("summary", { textContent: say("open-list") }), el("ul", {})),
    data.closing && area(data.closing.id, data.closing.text[language], say("note-hint"),
      state.notes.get(data.closing.id) ?? "", (text) => note(data.closing.id, text)),
    area(".story", say("story"), say("story-hint"), state.story, (text) => {
      state.story = text;
      changed();
    }),
    paragraph(say("how-to-save"), "notice"),
    el("p", { className: "ends" },
      el("button", { type: "button", className: "main", textContent: say("save"), onclick: save }),
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

// -- one question ------------------------------------------------------------------------------

function fieldset(question) {
  const { id } = question;
  const typed = question.kind === "number" || question.kind === "text";
  return el("fieldset", { id: `q-${id}`, className: "question" },
    el("legend", { id: `legend-${id}`, textContent: question.text[language] }),
    question.help && el("details", { className: "help" },
      el("summary", { textContent: say("help") }), paragraph(question.help[language])),
    question.kind === "choices" ? paragraph(say("several"), "hint") : null,
    el("div", { className: "answers" },
      ...(typed ? [typedInput(question)] : question.options.map((option) =>
        choice(question, option.value, option.label[language]))),
      question.kind === "choices" ? choice(question, "", say("none-of-these"), true) : null,
      choice(question, UNKNOWN, say("unknown"), true),
      question.notApplicable ? choice(question, NOT_APPLICABLE, say("not-applicable"), true) : null),
    el("p", { id: `wrong-${id}`, className: "wrong" }),
    el("p", { id: `urgent-${id}`, className: "urgent", role: "alert" }),
    el("details", { className: "remark" },
      el("summary", { textContent: say("note") }),
      area(id, say("note-label"), say("note-hint"), state.notes.get(id) ?? "",
        (text) => note(id, text))),
    el("button", { type: "button", className: "quiet clear", textContent: say("clear"),
      "aria-describedby": `legend-${id}`, onclick: () => {
        put(question, undefined);
        $(`q-${id}`).querySelector(".answers input, .answers textarea").focus();
      } }));
}

// One answer to choose. `aside`: not of the question's own; among several choices it stands alone.
function choice(question, value, label, aside = false) {
  const single = question.kind !== "choices" && question.kind !== "number"
    && question.kind !== "text";
  const input = el("input", { type: single ? "radio" : "checkbox", name: `a-${question.id}`, value,
    onchange: () => put(question, single ? value : ticked(question, input, aside)) });
  return el("label", { className: aside ? "aside" : "" }, input,
    el("span", { textContent: label }));
}

function ticked(question, input, aside) {
  if (aside) return input.checked ? input.value || [] : undefined;
  const now = state.answers.get(question.id);
  const chosen = new Set(Array.isArray(now) ? now : []);
  if (input.checked) chosen.add(input.value);
  else chosen.delete(input.value);
  const values = question.options.map((option) => option.value).filter((v) => chosen.has(v));
  return values.length ? values : undefined;
}

function typedInput(question) {
  const { id, kind } = question;
  const number = kind === "number";
  const input = el(number ? "input" : "textarea", {
    ...(number ? { type: "text", inputMode: "numeric" } : { rows: 2, dir: "auto" }),
    className: "typed", autocomplete: "off", "aria-labelledby": `legend-${id}`,
    "aria-describedby": `${number ? `bounds-${id} ` : ""}wrong-${id}`,
    oninput: () => {
      if (!number) {
        put(question, input.value || undefined);
      } else {
        const found = numberIn(question, input.value);
        put(question, found ?? undefined);
        if (found === null && input.value.trim()) drafts.set(id, input.value);
        else wrong(id, "");
      }
    },
    onchange: () => {
      if (drafts.has(id)) wrong(id, badNumber(question));
    },
  });
  if (!number) return input;
  return el("div", {}, el("p", { id: `bounds-${id}`, className: "hint",
    textContent: bounds(question) }), input);
}

function bounds({ minimum: low, maximum: high }) {
  const key = low === null ? (high === null ? "whole" : "at-most")
    : (high === null ? "at-least" : "bounds");
  return say(key, { low, high });
}

function badNumber(question) {
  return say("bad-number", { hint: bounds(question) });
}

// Say what is wrong at a question, or (`.name`) at what the case is about; "" is all well.
function wrong(id, text) {
  const message = $(`wrong-${id}`);
  message.textContent = text;
  const field = message.parentElement.querySelector(".typed");
  if (text) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

// -- from the state to what is seen ------------------------------------------------------------

function update() {
  const route = onRoute(questions, state.answers);
  const asked = questions.filter((question) => route.get(question.id) !== NOT_ASKED);
  const isDone = (question) => state.answers.has(question.id);
  for (const question of questions) {
    $(`q-${question.id}`).hidden = route.get(question.id) === NOT_ASKED;
    fill(question);
  }
  const done = asked.filter(isDone).length;
  $("done").max = Math.max(1, asked.length);
  $("done").value = done;
  $("count").textContent = say("progress", { done, total: asked.length });
  data.parts.forEach((part, index) => {
    const here = part.questions.filter((question) => asked.includes(question));
    const values = { done: here.filter(isDone).length, total: here.length };
    const item = $(`entry-${index + 1}`);
    item.hidden = here.length === 0;
    item.classList.toggle("full", values.done === values.total);
    item.querySelector("small").textContent = say("part-progress", values);
  });
  for (const alarm of data.urgent) {
    const now = truth(alarm.when, route) === true;
    const values = { label: alarm.label[language], first: alarm.first[language] };
    for (const id of alarm.at) setText($(`urgent-${id}`), now ? say("urgent", values) : "");
  }
  finish(asked.filter((question) => !isDone(question)));
}

// A text that stays the same is left alone: a screen reader would say it again.
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// Put a question's answer into its controls.
function fill(question) {
  const answer = state.answers.get(question.id);
  const box = $(`q-${question.id}`);
  for (const input of box.querySelectorAll(".answers label input")) {
    const none = input.value === "" && Array.isArray(answer) && answer.length === 0;
    input.checked = none || (Array.isArray(answer) ? answer.includes(input.value)
      : answer !== undefined && input.value === answer);
  }
  const typed = box.querySelector(".typed");
  if (typed && typed !== document.activeElement) {
    typed.value = drafts.get(question.id) ?? ([UNKNOWN, NOT_APPLICABLE].includes(answer) ? "" : answer ?? "");
    wrong(question.id, drafts.has(question.id) ? badNumber(question) : "");
  }
  box.classList.toggle("answered", answer !== undefined);
  box.querySelector(".clear").hidden = answer === undefined;
  const weak = question.weak.includes(answer);
  const why = weak ? question.why[language] : say("note-label");
  box.querySelector(".remark label").textContent = why;
  if (weak || state.notes.has(question.id)) box.querySelector(".remark").open = true;
}

function finish(open) {
  $("open-count").textContent = open.length ? say("open", { count: open.length }) : say("all-done");
  $("open").hidden = open.length === 0;
  $("open").querySelector("ul").replaceChildren(...open.map((question) => el("li", {},
    el("button", { type: "button", className: "quiet", textContent: question.text[language],
      onclick: () => jump(question) }))));
  $("as-text").querySelector("textarea").value = caseFile(data, questions, state);
}

function show() {
  for (let place = START; place <= FINISH; place += 1) {
    $(`section-${place}`).classList.toggle("here", place === current);
    const button = $(`entry-${place}`).querySelector("button");
    if (place === current) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  }
  $("back").hidden = current === START;
  $("on").hidden = current === FINISH;
}

function near(step) {
  let place = current + step;
  while ($(`entry-${place}`).hidden) place += step;
  return place;
}

function go(place) {
  current = place;
  show();
  closeMenu();
  scrollTo(0, 0);
  $(`title-${place}`).focus({ preventScroll: true });
}

function jump(question) {
  go(data.parts.findIndex((part) => part.questions.includes(question)) + 1);
  $(`q-${question.id}`).querySelector("input, textarea").focus();
}

function toggleMenu() {
  const open = $("parts").classList.toggle("open");
  $("menu").setAttribute("aria-expanded", String(open));
}

function closeMenu() {
  $("parts").classList.remove("open");
  $("menu").setAttribute("aria-expanded", "false");
}

function tell(text, ...more) {
  $("told").replaceChildren(el("p", { className: "notice", textContent: text }), ...more);
}

// -- saving ------------------------------------------------------------------------------------

function save() {
  if (!isReady()) return;
  const file = fileName(state.about);
  const blob = new Blob([caseFile(data, questions, state)], { type: "text/yaml" });
  const link = el("a", { href: URL.createObjectURL(blob), download: file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  unsaved = false;
  forget();
  tell(say("saved", { file }));
}

// Whether it can be saved; if not, go to the first thing that stands in the way.
function isReady() {
  const route = onRoute(questions, state.answers);
  const stuck = questions.find((q) => drafts.has(q.id) && route.get(q.id) !== NOT_ASKED);
  const { name, date } = state.about;
  const field = !stripped(name) ? "name" : date && !isDate(date) ? "date" : null;
  if (field) {
    go(START);
    wrong(`.${field}`, say(`bad-${field}`));
    $(`about-${field}`).focus();
  } else if (stuck) {
    jump(stuck);
    wrong(stuck.id, badNumber(stuck));
  }
  return !field && !stuck;
}

addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

unsaved = recall();
draw();
if (unsaved) {
  tell(say("restored"), el("button", { type: "button", className: "quiet",
    textContent: say("start-again"), onclick: startAgain }));
}
