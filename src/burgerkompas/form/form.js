// The page at work: from the state to what is seen, moving about, and saving.

function update() {
  const route = onRoute(state.answers);
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
  const { gates } = judged(state.answers);
  for (const { gate, at, text } of data.urgent) {
    const { fires, unknown, question } = gates[gate];
    for (const id of at) {
      const isOpen = unknown && question === id && state.answers.get(id) === UNKNOWN;
      setText($(`urgent-${id}`), fires ? text[language] : isOpen ? say("urgent-open") : "", callable);
    }
  }
  const soFar = state.answers.size ? "so-far" : "nothing-yet";
  setText($("so-far"), done < asked.length ? say(soFar, { done, total: asked.length }) : "");
  finish(asked.filter((question) => !isDone(question)));
  if (current === REPORT) updateReport();
  if (current === PRACTICE) updatePractice();
}

// A text that stays the same is left alone: a screen reader would say it again.
function setText(element, text, parts = (text) => [text]) {
  if (element.textContent !== text) element.replaceChildren(...parts(text));
}

function finish(open) {
  $("open-count").textContent = open.length ? say("open", { count: open.length }) : say("all-done");
  $("open").hidden = open.length === 0;
  $("open").querySelector("ul").replaceChildren(...open.map((question) => el("li", {},
    el("button", { type: "button", className: "quiet", textContent: question.text[language],
      onclick: () => jump(question) }))));
  $("as-text").querySelector("textarea").value = caseFile(data, questions, state);
}

// -- moving about -----------------------------------------------------------------------------

function show() {
  for (const place of sections().keys()) {
    $(`section-${place}`).classList.toggle("here", place === current);
    const button = $(`entry-${place}`).querySelector("button");
    if (place === current) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  }
  $("back").hidden = current === START || current === PRACTICE;
  $("on").hidden = current >= REPORT;
  $("on").textContent = say(current !== FINISH ? "next" : advises ? "to-advice" : "to-report");
  $("advice").textContent = say(current === REPORT ? "to-questions" : advises ? "advice-so-far" : "report-so-far");
  document.body.classList.toggle("reporting", current === REPORT);
  document.body.classList.toggle("practising", current === PRACTICE);
}

function near(step) {
  let place = current + step;
  while ($(`entry-${place}`).hidden) place += step;
  return place;
}

// The browser's own way back leads to the section before; only what it leads to has no entry yet.
function go(place, isBack = false) {
  if (place !== current && !isBack) history.pushState({ place }, "");
  leaveReport();
  current = place;
  if (place === REPORT) updateReport();
  if (place === PRACTICE) updatePractice();
  show();
  closeMenu();
  $("told").replaceChildren();
  scrollTo(0, 0);
  $(`title-${place}`).focus({ preventScroll: true });
}

addEventListener("popstate", ({ state }) => {
  const item = $(`entry-${state?.place}`);
  if (item) go(item.hidden ? START : state.place, true);
});

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
  $("told").replaceChildren(el("p", { textContent: text }), ...more,
    el("button", { type: "button", className: "quiet", textContent: say("close"),
      onclick: () => $("told").replaceChildren() }));
}

// On paper what was typed is text: nothing of it is cut off, and where nothing was typed is a line to
// write on. Today's date is only filled in with the rest.
addEventListener("beforeprint", () => {
  for (const field of document.querySelectorAll(".typed, .field textarea")) {
    const date = state.about.name ? dateInWords(field.value, language) : "";
    field.parentElement.dataset.typed = field.type === "date" ? date : field.value;
  }
});

// -- saving ------------------------------------------------------------------------------------

function save() {
  if (!isReady()) return;
  const file = `${fileStem(state.about)}.yaml`;
  give(file, "text/yaml", caseFile(data, questions, state));
  unsaved = false;
  if (!elsewhere) keep();
  const kept = !elsewhere && canKeep() ? ` ${say("kept-too")}` : "";
  tell(say("saved", { file }) + kept);
}

// Hand a file to the browser, which puts it where it puts downloads.
function give(file, type, text) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type })), download: file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// Whether it can be saved; if not, go to the first thing that stands in the way.
function isReady() {
  const route = onRoute(state.answers);
  const stuck = questions.find((q) => drafts.has(q.id) && route.get(q.id) !== NOT_ASKED);
  const { name, date } = state.about;
  const field = !stripped(name) ? "name" : date && !isDate(date) ? "date" : null;
  const { chosen, on } = state.decision;
  if (field) {
    go(START);
    wrong(`.${field}`, say(`bad-${field}`));
    $(`about-${field}`).focus();
  } else if (stuck) {
    jump(stuck);
    wrong(stuck.id, notTaken(stuck));
  } else if (chosen && on && !isDate(on)) {
    go(REPORT);
    wrong(".on", say("bad-date"));
    $("decided-on").focus();
  } else if (textIn(state) > MAX_TEXT) {
    tell(say("too-much-text", { most: MAX_TEXT }));
  } else {
    return true;
  }
  return false;
}

// Another tab with this page wrote what the browser remembers, or forgot it.
addEventListener("storage", ({ key, newValue }) => {
  if (key !== PLACE) return;
  elsewhere = newValue !== null;
  if (elsewhere) tell(say("elsewhere"));
});

addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

const recalled = recall();
draw();
history.replaceState({ place: START }, "");
if (!canKeep()) tell(say("not-kept"));
if (recalled) {
  tell(say(unsaved ? "restored" : "restored-saved"), el("button", { type: "button", className: "quiet",
    textContent: say("start-again"), onclick: startAgain }));
}
