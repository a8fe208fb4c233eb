// The report on what is answered so far, on paper and in a file, and what is decided after it.

let left = null; // Where in the questions the reader was when the report was opened.
let lastField = null;
let shown = null; // The report that is on the page.
let stopSearch = () => {};
let pairs = {}; // The `changes` of one or two answers found last, and `of` which answers.

function reportSection() {
  return section(REPORT,
    el("p", { id: "so-far" }),
    el("p", { className: "actions" },
      el("button", { type: "button", id: "print", textContent: say("print"), onclick: () => print() }),
      el("button", { type: "button", id: "save-report", textContent: say("save-report"), onclick: saveReport }),
      advises ? el("button", { type: "button", className: "quiet", id: "to-decision",
        textContent: say("to-decision"), onclick: () => {
          $("decision").scrollIntoView();
          $("decision").querySelector("input:checked, input").focus({ preventScroll: true });
        } }) : null),
    el("p", { id: "save-report-hint", className: "hint", textContent: say("save-report-hint") }),
    el("div", { id: "report" }),
    advises ? decisionField() : null,
    paragraph(say("how-to-save"), "notice"));
}

// Draw the report anew. Which pairs of other answers would change it is found while it is read, or, for
// paper and a file, `atOnce`; what was found stays as long as the answers do.
function updateReport(atOnce = false) {
  stopSearch();
  shown = reportWithTwo(state, language);
  fillDecision();
  // Without any answer there is nothing to report.
  const empty = state.answers.size === 0;
  $("print").hidden = $("save-report").hidden = $("save-report-hint").hidden = empty;
  if (empty) return $("report").replaceChildren();
  const of = JSON.stringify([...state.answers]);
  const drawWith = (changes, tried) => {
    Object.assign(shown, { changes, tried });
    redraw($("report"), drawReport(shown, state, language, 2));
  };
  const finish = (changes) => {
    if (!changes) return;
    pairs = { of, changes };
    drawWith(changes, true);
  };
  if (pairs.of === of) return finish(pairs.changes);
  drawWith(singleChanges(state), false);
  if (atOnce) return finish(allChanges());
  stopSearch = pairChanges(state, finish);
}

// The changes of one or two answers without a pause; null where there is too much to try.
function allChanges() {
  const trials = triedChanges(state);
  let trial;
  do trial = trials?.next(); while (trial && !trial.done);
  return trial?.value ?? null;
}

addEventListener("beforeprint", () => {
  if (current === REPORT) updateReport(true);
});

// Put other elements into a box; what was folded open stays so.
function redraw(box, ...children) {
  const open = [...box.querySelectorAll("details")].map((one) => one.open);
  box.replaceChildren(...children);
  box.querySelectorAll("details").forEach((one, at) => { one.open = open[at]; });
}

// The report is not kept where it isn't seen: two would have the same ids.
function leaveReport() {
  stopSearch();
  $("report").replaceChildren();
}

// To the report, and back to the place in the questions from which it was opened.
function toggleReport() {
  if (current !== REPORT) {
    left = { place: current, top: scrollY, field: lastField };
    go(REPORT);
    return;
  }
  const { place, top, field } = left ?? { place: FINISH, top: 0, field: null };
  go(place);
  scrollTo(0, top);
  if (field?.isConnected) field.focus({ preventScroll: true });
}

addEventListener("focusin", ({ target }) => {
  if (target.closest("main > section")) lastField = target;
});

// The report as a page of its own: what is drawn and its style, without a script.
function saveReport() {
  updateReport(true);
  const name = [stripped(state.about.name), data.title[language]].filter(Boolean).join(": ");
  const title = el("title", { textContent: name });
  give(`${fileStem(state.about)}-${say("report-file")}.html`, "text/html", [
    `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">',
    `${title.outerHTML}\n<style>${$("look").textContent}</style>\n</head>\n<body>`,
    `<main class="page">${drawReport(shown, state, language, 1).outerHTML}</main>\n</body>\n</html>\n`,
  ].join("\n"));
}

// -- what is decided ---------------------------------------------------------------------------

function decisionField() {
  const take = (key) => (text) => decide({ [key]: text });
  const { why, by, on, done } = state.decision;
  return el("section", { id: "decision", className: "question", "aria-labelledby": "decision-title" },
    el("h2", { id: "decision-title", tabIndex: -1, textContent: say("decision") }),
    paragraph(say("decision-hint"), "hint"),
    ends("decided", say("decided"), (chosen) => {
      decide({ chosen, by: by || state.about.respondent, on: on || today() });
      update();
    }),
    el("div", { id: "decided", onchange: update },
      area(".why", say("decided-why"), say("note-hint"), why, take("why")),
      line("decided", "by", say("decided-by"), say("respondent-hint"), by, take("by")),
      line("decided", "on", say("decided-on"), say("may-be-empty"), on, take("on"), "date"),
      area(".done", say("decided-done"), say("decided-done-hint"), done, take("done")),
      el("button", { type: "button", className: "quiet", textContent: say("no-decision"), onclick: () => {
        decide({ chosen: "" });
        update();
        $("decision-title").focus();
      } })));
}

// What can be chosen, to choose one of: the strategies, then what may have to come first.
function ends(name, legend, take) {
  const choices = data.choosable.map(({ id, label, meaning }) => el("label", {},
    el("input", { type: "radio", name, value: id, onchange: () => take(id) }),
    el("span", {}, el("strong", { textContent: label[language] }),
      meaning[language] ? ` ${meaning[language]}` : "")));
  const first = data.choosable.findIndex((end) => !end.strategy);
  if (first > 0) choices.splice(first, 0, paragraph(say("or-first"), "hint"));
  return el("fieldset", { className: "choice" }, el("legend", { textContent: legend }),
    el("div", { className: "answers" }, ...choices));
}

function decide(changes) {
  Object.assign(state.decision, changes);
  unsaved = true;
  keep();
}

// Put what is decided into its controls; a choice that differs from the advice asks why.
function fillDecision() {
  if (!advises) return;
  const { chosen } = state.decision;
  // In danger there is nothing to decide first.
  const open = state.answers.size && firmness(new Wording(shown, state, language)) !== "danger";
  $("decision").hidden = $("to-decision").hidden = !chosen && !open;
  for (const input of $("decision").querySelectorAll("[type=radio]")) input.checked = input.value === chosen;
  $("decided").hidden = !chosen;
  for (const key of ["by", "on"]) {
    if ($(`decided-${key}`) !== document.activeElement) $(`decided-${key}`).value = state.decision[key];
  }
  $("decision").querySelector("#decided label").textContent = say(follows(shown, chosen) ? "decided-why" : "decided-why-other");
}

// Whether a choice is the advice, or one of the two that it names.
function follows({ outcome, strategy }, chosen) {
  const two = !strategy.clear && !strategy.provisional && strategy.id;
  return chosen === (strategy.id ?? outcome) || (two && chosen === strategy.runner_up);
}
