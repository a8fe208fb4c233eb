// What a report says of the advice, of what was decided and of what would change it: the same as
// report/view/decision.py and choice.py.

function firmness(w) {
  const ended = w.report.gates.filter((gate) => gate.effect === "outcome");
  if (ended.some((gate) => w.gates.get(gate.id)?.urgent)) return "danger";
  return w.advice.provisional ? "provisional" : w.advice.clear ? "clear" : "unclear";
}

function urgentGates(w, effect) {
  return w.report.gates.filter((gate) => gate.effect === effect && w.gates.get(gate.id)?.urgent);
}

function viewWarnings(w) {
  const [asked] = w.advice?.find_out_first ?? [];
  const open = urgentGates(w, "unknown").filter(({ question }) => question && question !== asked);
  return [
    ...urgentGates(w, "duty").map((gate) => gate.text),
    ...open.map((gate) => w.words("urgent", { question: w.question(gate.question) })),
  ];
}

function viewAdvice(w) {
  const { advice } = w;
  const end = data.result.ends[w.end];
  const firm = firmness(w);
  const outputs = Object.entries(advice.outputs ?? {}).map(([name, value]) =>
    inert(`${name}: ${[value].flat().map((one) => outputText(w, one)).join(", ")}`));
  const meaning = `${w.text(end.meaning)} ${outputs.join("; ")}`.trim();
  const told = {
    firmness: firm, headline: advice.label, intro: meaning, because: [], against: "", sides: [],
    decides: "", steps_title: w.words("first-step"), first_steps: [advice.first_step], duties: [],
    cautions: [], find_out: [], beside: [], how_sure: [], ask_next: [], ask_the_group: "",
    look_again: "", look_again_on: "",
  };
  if (firm === "danger") return told;
  const two = firm === "unclear" && advice.runner_up !== null;
  const [first, ...others] = advice.find_out_first.map((id) => w.question(id));
  const urgent = urgentGates(w, "duty").map((gate) => gate.text);
  if (firm === "provisional") {
    told.headline = w.words(first ? "find-out-first" : "too-early", { question: first });
    told.intro = w.words("as-it-looks", { label: advice.label });
  } else if (firm === "unclear") {
    const [initial, ...rest] = namedTogether(w);
    told.headline = initial.toUpperCase() + rest.join("");
  }
  return {
    ...told,
    intro: two ? "" : told.intro,
    because: two ? [] : advice.because,
    against: two ? "" : advice.against ?? "",
    sides: two ? viewSides(w) : [],
    decides: two ? viewDecides(w) : "",
    steps_title: w.words(firm === "clear" ? "first-step" : "after-that"),
    first_steps: firstSteps(w, firm),
    duties: advice.duties.filter((text) => !urgent.includes(text)),
    cautions: advice.cautions,
    find_out: others,
    beside: viewBeside(w, firm),
    how_sure: howSure(w, firm),
    ask_the_group: advice.ask_the_group,
    // When to look again at what was decided stands with the decision.
    look_again: w.report.decision ? "" : advice.look_again,
    look_again_on: w.report.decision ? "" : dateInWords(advice.look_again_on ?? "", w.language),
  };
}

function outputText(w, value) {
  return typeof value === "number" && w.language === "nl" ? String(value).replace(".", ",") : String(value);
}

function namedTogether(w) {
  const [first, second] = [w.name(w.advice.id), w.name(w.advice.runner_up)];
  return w.words(w.advice.runner_up ? "two" : "perhaps", { first, second });
}

function viewSides(w) {
  const { id, because, runner_up, runner_up_because, own_view } = w.advice;
  const nothing = onlyOwnView(w)
    ? w.words("own-view-only", { answer: ownAnswer(w, own_view) }) : w.words("nothing-for");
  return [[id, because], [runner_up, runner_up_because]].map(([end, reasons]) => (
    { name: w.name(end), because: reasons.length ? reasons : [nothing] }));
}

// The question that decides between two, with its answer if it has one.
function viewDecides(w) {
  const id = w.advice.decides_between;
  if (id === null) return "";
  const [question, answer] = [w.question(id), w.state.answers.get(id)];
  return isOpen(answer) ? question : w.words("answered", { question, answer: w.answer(byId.get(id), answer) });
}

// Whether nothing speaks for the second of two but what the respondent says.
function onlyOwnView(w) {
  const { own_view, runner_up, runner_up_because } = w.advice;
  const to = own_view?.points_to ?? null;
  return to !== null && to === runner_up && !runner_up_because.length;
}

function ownAnswer(w, { question, answer }) {
  return w.answer(byId.get(question), answer);
}

function firstSteps(w, firm) {
  const { id, runner_up, first_step } = w.advice;
  // The step of a gate that puts no strategy first goes before those of both.
  const asked = data.result.gates.filter((gate) => gate.first_step && w.text(gate.first_step) === first_step);
  if (firm === "clear" || id === null || asked.some((gate) => gate.first === null)) {
    return first_step ? [first_step] : [];
  }
  const steps = [[id, first_step]];
  if (firm === "unclear" && runner_up) {
    steps.push([runner_up, w.text(data.result.ends[runner_up].first_step)]);
  }
  return steps.map(([end, step]) => w.words("step-if", { name: w.name(end), step }));
}

function viewBeside(w, firm) {
  const { id, own_view, evidence, runner_up } = w.advice;
  const lines = [];
  if (own_view && own_view.points_to === null && id && firm !== "clear") {
    lines.push(w.words("own-view-open", { question: w.question(own_view.question) }));
  } else if (own_view?.points_to && !(firm === "unclear" && onlyOwnView(w))) {
    const key = own_view.agrees && firm === "clear" ? "own-view-agrees" : "own-view";
    lines.push(w.words(key, { answer: ownAnswer(w, own_view), name: w.name(own_view.points_to) }));
  }
  if (evidence && id) {
    lines.push(w.words(firm === "unclear" && runner_up ? "evidence-two" : "evidence", evidence));
  }
  return lines;
}

function howSure(w, firm) {
  const { id, tie, margin, decided_by, runner_up } = w.advice;
  const [first, second] = [w.name(id), w.name(runner_up)];
  const lines = [];
  if (tie && second) lines.push(w.words("tie", { first, second }));
  else if (margin !== null && second) {
    const plain = margin >= (data.result.clear_margin ?? 0);
    lines.push(w.words(plain ? "lead-plain" : "lead-small", { second }));
  } else if (decided_by !== "scores" && id) {
    const name = w.words("speaks-for-name", { name: first });
    const where = firm === "unclear" && runner_up ? name : w.words("why");
    lines.push(w.words(data.result.kind === "scorecard" ? "by-gate" : "by-rule", { where }));
  }
  if (firm === "unclear" && !runner_up) lines.push(w.words("little-for", { first }));
  const { unknown, missing } = w.report.answered;
  if (unknown + missing === 0) lines.push(w.words("all-answered"));
  // There is nothing to say where there was too much to try.
  const { tried, changes } = w.report;
  if (id && tried && changes) lines.push(w.words(changes.length ? "tried-some" : "tried-none"));
  return lines;
}

// The advice in a few words, never firmer than it is.
function toldBriefly(w) {
  const firm = firmness(w);
  if (firm === "provisional") return w.words("brief-provisional", { name: w.name(w.end) });
  return firm === "unclear" ? namedTogether(w) : w.advice.label;
}

// -- what was decided ----------------------------------------------------------------------------

// Whether there is advice to talk about: not in danger.
const mayTalk = (w) => Boolean(w.advice) && firmness(w) !== "danger";

function viewDecision(w, group) {
  const { decision } = w.report;
  if (!decision || (group && !mayTalk(w))) return null;
  const end = data.result.ends[decision.chosen];
  const known = [inert(decision.by ?? ""), dateInWords(decision.on ?? "", w.language)];
  const day = [decision.on ?? "", w.report.case.date ?? ""].sort()[1];
  const due = laterDate(day, end.look_again_days);
  const again = group ? "" : w.text(end.look_again);
  const parts = [
    ["decided-by", known.filter(Boolean).join(", ")],
    ...(group ? [] : decisionReasons(w, decision, end)),
    ["done", inert(decision.done ?? "")],
    ["look-again", due ? `${dateInWords(due, w.language)}. ${again}`.trim() : again],
  ];
  return {
    headline: w.words("decided", { label: w.text(end.label) }),
    parts: parts.filter(([, text]) => text).map(([key, text]) => [w.words(key), text]),
  };
}

function decisionReasons(w, { chosen, why }, end) {
  const { clear, provisional, runner_up, id } = w.advice ?? {};
  const two = Boolean(id) && !clear && !provisional;
  const follows = chosen === w.end || (two && chosen === runner_up);
  const key = !follows ? "other" : provisional ? "early" : two && runner_up ? "one-of-two" : "same";
  const advised = data.choosable.some((one) => one.id === w.end);
  // It stands on a sheet of its own, so what has to be done stands there too.
  const [first, duties] = mayTalk(w)
    ? [chosen === w.end ? w.advice.first_step : w.text(end.first_step), w.advice.duties]
    : ["", []];
  return [
    ["beside-advice", advised ? w.words(`decided-${key}`, { advice: toldBriefly(w) }) : ""],
    ["why", inert(why ?? "")],
    ["first-step", first],
    ["duties", duties.join(" ")],
  ];
}

// What to agree on; an empty line is there to write on.
function viewAgreements(w, group) {
  if (!mayTalk(w)) return [];
  const named = group ? [] : ["agree-first-step", ...(w.advice.duties.length ? ["agree-duties"] : [])];
  const lines = (w.report.decision ? 6 : 3) - named.length;
  return [...named.map((key) => w.words(key)), ...Array(lines).fill("")];
}

// -- what would change it ------------------------------------------------------------------------

function viewChanges(w) {
  const groups = { check: [], grow: [] };
  for (const { to, count, answers } of w.report.changes ?? []) {
    groups[answers.every((answer) => answer.can_change) ? "grow" : "check"].push({
      head: w.words(count === 1 ? "change-one" : "change-some", { to: w.label(to), count }),
      answers: answers.map(({ item, from, to: into }) => {
        const question = byId.get(item);
        return { question: w.question(item), new: w.answer(question, into), old: w.answer(question, from) };
      }),
    });
  }
  return Object.entries(groups).filter(([, changes]) => changes.length)
    .map(([key, changes]) => ({ title: w.words(`changes-${key}`), changes }));
}

function viewRanking(w) {
  return w.advice.ranking.map((row) => ({
    label: w.label(row.id),
    score: row.score,
    advised: row.id === w.advice.id,
    runner_up: row.id === w.advice.runner_up,
    open: row.open,
    closed_because: w.texts(...row.closed_by.map((id) => w.gates.get(id).because)),
    contributions: row.contributions
      .filter(({ contribution }) => contribution)
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
      .map(({ driver, contribution }) => [w.dimension(driver), contribution]),
  }));
}

// The advice as a report tells it, alone; there is one.
function adviceView(report, state, language) {
  return viewAdvice(new Wording(report, state, language));
}
