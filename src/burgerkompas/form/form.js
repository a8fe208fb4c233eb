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
  const fired = firedNow(state.answers);
  for (const { gate, at, text } of data.urgent) {
    for (const id of at) setText($(`urgent-${id}`), fired.has(gate) ? text[language] : "");
  }
  finish(asked.filter((question) => !isDone(question)));
}

// A text that stays the same is left alone: a screen reader would say it again.
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
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
  const route = onRoute(state.answers);
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
