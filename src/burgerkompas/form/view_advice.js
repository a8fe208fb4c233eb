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
    certain: "", decides_title: "", decides: "", decides_now: "", steps_title: w.words("first-step"), first_steps: [advice.first_step], duties: [],
    cautions: [], find_out: [], beside: [], how_sure: [], ask_next: [], ask_the_group: "",
    look_again: "", look_again_on: "",
  };
  if (firm === "danger") return told;
  const two = firm === "unclear" && advice.runner_up !== null;
  const ends = [advice.id, ...(two ? [advice.runner_up] : [])];
  const [first, ...others] = advice.find_out_first.map((id) => w.question(id));
  const urgentEnd = urgentToKnow(w);
  if (urgentEnd) {
    // Nothing else before this is known: also not how it looks.
    return {
      ...told,
      headline: w.words("find-out-first", { question: first }),
      intro: "",
      certain: w.words(others.length ? "sure-any" : "sure-one"),
      first_steps: [w.words("step-if-urgent", { step: w.text(data.result.ends[urgentEnd].first_step) })],
      find_out: others,
      how_sure: howSure(w, firm),
    };
  }
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
    certain: viewCertain(w, firm).join(" "),
    intro: two ? "" : told.intro,
    because: two ? [] : advice.because,
    against: two ? "" : advice.against ?? "",
    sides: two ? viewSides(w) : [],
    ...(two && advice.decides_between !== null ? viewDecides(w) : {}),
    steps_title: w.words(firm === "clear" ? "first-step" : "after-that"),
    first_steps: firstSteps(w, firm),
    duties: viewReminders(w, "duty", ends).filter((text) => !urgent.includes(text)),
    cautions: viewReminders(w, "caution", ends),
    find_out: others,
    beside: viewBeside(w, firm),
    how_sure: howSure(w, firm),
    ask_the_group: advice.ask_the_group,
    // When to look again at what was decided stands with the decision.
    look_again: w.report.decision ? "" : advice.look_again,
    look_again_on: w.report.decision ? "" : dateInWords(advice.look_again_on ?? "", w.language),
  };
}

// What an urgent gate leads to, if whether it fires is unknown and comes first.
function urgentToKnow(w) {
  const [first] = w.advice.find_out_first;
  const asked = urgentGates(w, "unknown").filter(({ question, answer }) =>
    question === first && answer === UNKNOWN);
  return asked.map(({ id }) => w.gates.get(id).effects.outcome[0][0]).find(Boolean);
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
    ? w.words("own-view-only", { answer: ownAnswer(w, own_view) }) : w.words("nothing-second");
  const side = (end, reasons, none) => ({ name: w.name(end), because: reasons.length ? reasons : [none] });
  return [side(id, because, w.words("nothing-first")), side(runner_up, runner_up_because, nothing)];
}

// The question that decides between two, and what its answer, if it has one, makes of it.
function viewDecides(w) {
  const { id, runner_up, decides_between, decides_alone } = w.advice;
  const answer = w.state.answers.get(decides_between);
  const now = isOpen(answer) ? []
    : [w.words("answered", { answer: w.answer(byId.get(decides_between), answer) })];
  if (now.length && decides_alone) {
    now.push(w.words("answered-turns", { first: w.name(id), second: w.name(runner_up) }));
  }
  return {
    decides_title: w.words(decides_alone ? "decides" : "differs-most"),
    decides: w.question(decides_between),
    decides_now: now.join(" "),
  };
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
    steps.push([runner_up, stepFor(w, runner_up)]);
  }
  return steps.map(([end, step]) => ifItBecomes(w, end, step));
}

const ifItBecomes = (w, end, step) => w.words("step-if", { name: w.name(end), step });
const goesWith = ({ strategies }, end) => !strategies.length || strategies.includes(end);

// The first step of what is advised, of the second, or of what was decided.
function stepFor(w, end) {
  if (end === w.end) return w.advice.first_step;
  const asked = w.advice.reminders.find((one) => one.effect === "step" && goesWith(one, end));
  return asked?.text ?? w.text(data.result.ends[end].first_step);
}

// The duties or the cautions beside what may be done; of two, for which of them.
function viewReminders(w, effect, ends) {
  return w.advice.reminders.filter((one) => one.effect === effect).flatMap((one) => {
    const fitting = ends.filter((end) => goesWith(one, end));
    if (!fitting.length) return [];
    return fitting.length === ends.length ? [one.text] : [ifItBecomes(w, fitting[0], one.text)];
  });
}

function viewBeside(w, firm) {
  const { id, own_view } = w.advice;
  const lines = [];
  if (own_view && own_view.points_to === null && id && firm !== "clear") {
    lines.push(w.words("own-view-open", { question: w.question(own_view.question) }));
  } else if (own_view?.points_to && !(firm === "unclear" && onlyOwnView(w))) {
    const key = own_view.agrees && firm === "clear" ? "own-view-agrees" : "own-view";
    lines.push(w.words(key, { answer: ownAnswer(w, own_view), name: w.name(own_view.points_to) }));
  }
  return lines;
}

// In a few words how sure the advice is, and what was seen in earlier cases.
function viewCertain(w, firm) {
  const { id, runner_up, because, runner_up_because, find_out_first, evidence } = w.advice;
  const band = id ? evidence : null;
  const lines = [];
  if (firm === "provisional") lines.push(w.words(find_out_first.length === 1 ? "sure-one" : "sure-any"));
  else if (firm === "unclear" && runner_up) {
    const both = because.length && (runner_up_because.length || onlyOwnView(w));
    lines.push(w.words(both ? "sure-both" : "sure-first", { first: w.name(id) }));
  } else if (firm === "unclear") lines.push(w.words("sure-last"));
  // No rule of a table decides, as the headline says; or something comes before advice.
  else if (id === null) lines.push(...(data.result.kind === "scorecard" ? [w.words("sure-before")] : []));
  else lines.push(w.words("sure-clear"), ...(band ? [] : [w.words("unmeasured")]));
  if (band) {
    const key = firm === "provisional" ? "-early" : firm === "unclear" && runner_up ? "-two" : "";
    lines.push(w.words(`evidence${key}`, band));
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
  if (firm === "unclear" && !runner_up && decided_by === "scores") lines.push(w.words("little-for", { first }));
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
    ...(group ? [] : decisionReasons(w, decision)),
    ["done", inert(decision.done ?? "")],
    ["look-again", due ? `${dateInWords(due, w.language)}. ${again}`.trim() : again],
  ];
  return {
    headline: w.words("decided", { label: w.text(end.label) }),
    parts: parts.filter(([, text]) => text).map(([key, text]) => [w.words(key), text]),
  };
}

function decisionReasons(w, { chosen, why }) {
  const { clear, provisional, runner_up, id } = w.advice ?? {};
  const two = Boolean(id) && !clear && !provisional;
  const follows = chosen === w.end || (two && chosen === runner_up);
  const key = !follows ? "other" : provisional ? "early" : two && runner_up ? "one-of-two" : "same";
  const advised = data.choosable.some((one) => one.id === w.end);
  // It stands on a sheet of its own, so what has to be done stands there too.
  const asked = (effect) => mayTalk(w) ? viewReminders(w, effect, [chosen]).join(" ") : "";
  return [
    ["beside-advice", advised ? w.words(`decided-${key}`, { advice: toldBriefly(w) }) : ""],
    ["why", inert(why ?? "")],
    ["first-step", mayTalk(w) ? stepFor(w, chosen) : ""],
    ["duties", asked("duty")],
    ["cautions", asked("caution")],
  ];
}

// What to agree on; an empty line is there to write on.
function viewAgreements(w, group) {
  if (!mayTalk(w)) return [];
  const end = w.report.decision?.chosen ?? w.end;
  const also = viewReminders(w, "duty", [end]).length ? ["agree-duties"] : [];
  const named = group ? [] : ["agree-first-step", ...also];
  const lines = (w.report.decision ? 6 : 3) - named.length;
  return [...named.map((key) => w.words(key)), ...Array(lines).fill("")];
}

// -- what would change it ------------------------------------------------------------------------

const FAR = 2;

function viewChanges(w) {
  const groups = { check: [], grow: [], far: [] };
  for (const { to, count, steps, answers } of w.report.changes ?? []) {
    const far = steps > FAR * count;
    groups[far ? "far" : answers.every((answer) => answer.can_change) ? "grow" : "check"].push({
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
