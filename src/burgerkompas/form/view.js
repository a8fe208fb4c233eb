// What a report shows, from the report's JSON: the same view as report/view makes of a result, with
// the same keys. What only a search over all answers tells is not in it.

// -- the advice ----------------------------------------------------------------------------------

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
  if (id && w.report.tried) lines.push(w.words(w.report.changes.length ? "tried-some" : "tried-none"));
  return lines;
}

// The advice in a few words, never firmer than it is.
function toldBriefly(w) {
  const firm = firmness(w);
  if (firm === "provisional") return w.words("brief-provisional", { name: w.name(w.end) });
  return firm === "unclear" ? namedTogether(w) : w.advice.label;
}

// -- what was decided ----------------------------------------------------------------------------

// Whether there is an advice to talk about: not in danger.
const mayTalk = (w) => Boolean(w.advice) && firmness(w) !== "danger";

function viewDecision(w, group) {
  const { decision } = w.report;
  if (!decision || (group && !mayTalk(w))) return null;
  const end = data.result.ends[decision.chosen];
  const known = [inert(decision.by ?? ""), dateInWords(decision.on ?? "", w.language)];
  const due = laterDate(decision.on ?? w.report.case.date, end.look_again_days);
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
  const begins = chosen !== w.end || firmness(w) === "unclear";
  return [
    ["beside-advice", advised ? w.words(`decided-${key}`, { advice: toldBriefly(w) }) : ""],
    ["why", inert(why ?? "")],
    ["first-step", begins ? w.text(end.first_step) : ""],
  ];
}

// What to agree on; an empty line is there to write on.
function viewAgreements(w, group) {
  if (!mayTalk(w)) return [];
  const named = group ? [] : ["first-step", ...(w.advice.duties.length ? ["duties"] : [])];
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

// -- dimensions and classifications --------------------------------------------------------------

function viewBars(w) {
  const factors = (w.report.success_factors ?? []).map(({ id }) => id);
  const elsewhere = [...factors, ...data.result.classifications.flatMap((spec) => spec.axes)];
  const scales = [...w.dimensions.values()].filter((d) => d.report && !elsewhere.includes(d.id));
  const groups = [];
  if (data.result.kind !== "scorecard" && scales.length) {
    groups.push(barGroup(w, w.words("levels"), "", scales, true));
  }
  if (factors.length) {
    const { title, intro } = data.result.factors;
    const specs = factors.map((id) => w.dimensions.get(id));
    groups.push(barGroup(w, w.text(title), w.text(intro), specs, false));
  }
  return groups;
}

function barGroup(w, title, intro, specs, withRaw) {
  const names = specs.filter((d) => d.score === null).map((d) => w.text(d.label)).join("; ");
  const bars = specs.filter((d) => d.score !== null).map((d) => viewBar(w, d, withRaw));
  return { title, intro, bars, unknown: names ? w.words("too-little", { names }) : "" };
}

function viewBar(w, found, withRaw) {
  const level = found.levels.find(({ id }) => id === found.level);
  const parts = level ? [w.text(level.label)] : [];
  if (found.borderline) parts.push(w.words("close"));
  if (found.known < found.items) parts.push(w.words("of", found));
  const raw = withRaw && found.raw !== null
    ? [decimal(found.raw, w.language).replace(/0+$/, "").replace(/[.,]$/, "")] : [];
  const told = [...raw, parts.join(", ")].filter(Boolean).join(": ");
  const notes = found.itemIds.map((id) => [w.question(id), w.note(id)]).filter(([, note]) => note);
  return {
    label: w.text(found.label), score: found.score, span: null, level: told,
    summary: [told, signed(found.score, w.language)].filter(Boolean).join(", "),
    advice: w.text(level?.advice), notes: notes.map((pair) => pair.join(" ")),
  };
}

function typeOf(w, spec) {
  return spec.types.find(({ id }) => id === w.report.classifications[spec.id].type);
}

function viewDefinitions(w) {
  const told = (spec, kind) => {
    const [initial = "", ...rest] = w.text(kind.label);
    const label = `${initial.toUpperCase()}${rest.join("")}.`;
    return { title: w.text(spec.label), lines: [label, ...w.texts(kind.text, kind.warning)] };
  };
  return data.result.classifications.filter((spec) => spec.axes.length !== 2 && typeOf(w, spec))
    .map((spec) => told(spec, typeOf(w, spec)));
}

// The classifications on two axes in which the case has a place.
function placed(w) {
  const scored = (id) => w.dimensions.get(id).score !== null;
  return data.result.classifications.filter((c) => c.axes.length === 2 && c.axes.every(scored));
}

function viewQuadrant(w, spec) {
  const [down, across] = spec.axes.map((axis) => w.dimensions.get(axis));
  const kind = typeOf(w, spec);
  const labels = (axis) => axis.levels.map((level) => w.text(level.label)).reverse();
  const cell = (...at) => spec.types.find((one) => one.at.every((level, i) => level === at[i]));
  const ids = (axis) => axis.levels.map((level) => level.id).reverse();
  return {
    title: w.text(spec.label),
    rows: labels(down),
    columns: labels(across),
    cells: ids(down).map((row) => ids(across).map((column) => {
      const one = cell(row, column);
      return { label: w.text(one.label), here: one === kind, possible: false };
    })),
    down: positionOn(down),
    across: positionOn(across),
    down_span: null,
    across_span: null,
    down_borderline: down.borderline,
    across_borderline: across.borderline,
    lines: quadrantLines(w, kind, [down, across]),
  };
}

function quadrantLines(w, kind, axes) {
  const place = kind ? w.words("place", { label: w.text(kind.label) }) : w.words("place-unknown");
  const close = axes.filter((axis) => axis.borderline);
  const first = kind?.first_thing ? [w.words("first-thing", { text: w.text(kind.first_thing) })] : [];
  return [
    place, ...w.texts(kind?.text),
    ...close.map((axis) => w.words("borderline", { axis: w.text(axis.label) })), ...first,
  ];
}

// Where a case stands on an axis from 0 (the highest) to 1; always in the cell of its level.
function positionOn({ score, level, levels, levels_on }) {
  const count = levels.length;
  const at = count - 1 - levels.findIndex(({ id }) => id === level);
  return Math.min(Math.max(along(score, levels, levels_on), at / count), (at + 1) / count);
}

// All levels are equally wide.
function along(score, levels, levelsOn) {
  const bounds = [-1, ...levels.map(({ low }) => low).filter((low) => low !== null), 1];
  if (levelsOn === "raw" || bounds.length !== levels.length + 1) return (1 - score) / 2;
  const at = bounds.slice(1, -1).filter((bound) => score >= bound).length;
  const [low, high] = [bounds[at], bounds[at + 1]];
  const within = high > low ? (score - low) / (high - low) : 1;
  return 1 - (at + within) / levels.length;
}

// -- what stands beside the advice ---------------------------------------------------------------

function viewAbout(w) {
  const { place, date, respondent } = w.state.about;
  const parts = [place, dateInWords(date, w.language), respondent].filter(Boolean).map(inert);
  const heads = questions.filter((question) => question.heading)
    .map(({ id }) => w.state.answers.get(id)).filter((answer) => !isAbsent(answer));
  return [parts.join(", "), ...heads.map(inert)].filter(Boolean);
}

function viewRoles(w) {
  const specs = keyed(data.result.roles?.roles ?? []);
  return (w.report.roles ?? []).map(({ id, reason }) => (
    { label: w.text(specs.get(id).label), meaning: w.text(specs.get(id).meaning), because: reason }));
}

function viewParticipation(w) {
  const [section, found] = [data.result.participation, w.report.participation];
  if (!section || !found || (isAbsent(found.now) && isAbsent(found.wished))) return null;
  const [now, wished] = [found.now, found.wished].map((value) => typeof value === "number" ? value : null);
  const lines = ["now", "wished"].map((key) => {
    const value = found[key];
    const text = w.answer(byId.get(section[key]), value);
    return `${w.words(key)}: ${typeof value === "number" ? `${value}. ${text}` : text}`;
  });
  if (now !== null && wished !== null) {
    const count = Math.abs(wished - now);
    lines.push(w.words(["gap-none", "gap-one"][count] ?? "gap", { count }));
  }
  const asked = found.asked_by_strategy;
  if (wished !== null && asked.length && wished < Math.min(...asked)) lines.push(w.words("wants-less"));
  if (found.text !== null) lines.push(found.text);
  return { title: w.text(section.title), lines: [...lines, ...w.texts(section.note)] };
}

function viewPublished(w) {
  const told = questions.filter(({ id, shareNote }) => shareNote && !isAbsent(w.state.answers.get(id)));
  return told.map((question) => ({
    title: w.text(question.text),
    rows: question.options.map(({ label, share, value }) => [
      w.text(label), share === null ? "" : `${share}%`,
      [w.state.answers.get(question.id)].flat().includes(value),
    ]),
    note: w.text(question.shareNote),
  }));
}

function viewShown(w, route) {
  return questions.filter(({ id, shown, shareNote, heading }) =>
    shown && !shareNote && !heading && !isAbsent(route.get(id)))
    .map((question) => [w.text(question.text), w.answer(question, route.get(question.id))])
    .filter(([, answer]) => answer);
}

function viewOpen(w, route) {
  const gates = w.report.gates.filter((gate) => gate.effect === "unknown" && gate.question);
  const first = [...new Set(gates.map((gate) => gate.question))];
  const asked = ({ id }) => isOpen(route.get(id)) && !first.includes(id);
  const rest = data.parts.map((part) => [w.text(part.title), part.questions.filter(asked)]);
  return {
    title: w.words("open"),
    count: w.words("open-count", w.report.answered),
    first_title: first.length ? w.words("open-first") : "",
    first: first.map((id) => w.question(id)),
    rest: rest.filter(([, open]) => open.length)
      .map(([title, open]) => [title, open.map(({ text }) => w.text(text)).join(" ")]),
  };
}

// The notes that don't stand beside a factor.
function viewNotes(w) {
  const factors = (w.report.success_factors ?? []).map(({ id }) => w.dimensions.get(id));
  const beside = factors.filter(({ score }) => score !== null).flatMap(({ itemIds }) => itemIds);
  return [...w.state.notes.keys()].filter((id) => byId.has(id) && !beside.includes(id))
    .map((id) => [w.question(id), w.note(id)]).filter(([, note]) => note);
}

function storyParagraphs({ story }, language) {
  const text = typeof story === "string" ? story : story[language] ?? Object.values(story)[0] ?? "";
  return text.split("\n\n").map(inert).filter(Boolean);
}

// What a group may read: nothing of the professional's own, and nothing at all in danger.
function viewForGroup(w, told) {
  if (!told || told.firmness === "danger") return { warnings: [w.words("not-for-group")] };
  const reasons = [w.advice.because, w.advice.runner_up_because];
  const sides = told.sides.map((side, at) => (
    { ...side, because: reasons[at].length ? reasons[at] : [w.words("nothing-for")] }));
  const { firmness: firm, intro, because, ask_the_group, look_again_on } = told;
  const headline = firm === "provisional" ? w.words("too-early") : told.headline;
  const kept = { firmness: firm, headline, intro, because, sides, ask_the_group, look_again_on };
  const empty = Object.entries(told).map(([key, value]) => [key, Array.isArray(value) ? [] : ""]);
  return { advice: { ...Object.fromEntries(empty), ...kept } };
}

// The advice alone, as a report tells it; there is one.
function adviceView(report, state, language) {
  return viewAdvice(new Wording(report, state, language));
}

// -- the whole -----------------------------------------------------------------------------------

function reportView(report, state, language, group = false) {
  const w = new Wording(report, state, language);
  const { closing, roles, note, sources, kind } = { ...data.result, closing: data.closing };
  const told = w.advice ? viewAdvice(w) : null;
  const view = {
    language, title: w.text(data.title), case: inert(state.about.name), about: viewAbout(w), group,
    warnings: [], advice: null, decision: viewDecision(w, group), agreements: [], changes: [], ranking: [], margin: "", why_not: [], definitions: [],
    quadrants: [], bar_groups: [], roles_title: "", roles: [], participation: null, published: [],
    shown: [], open: null, notes: [], story: [], basis: "", sources: [], closing: "", conclusion: "",
  };
  const agreements = viewAgreements(w, group);
  if (group) return { ...view, agreements, ...viewForGroup(w, told) };
  if (told?.firmness === "danger") return { ...view, advice: told };
  const route = onRoute(state.answers);
  // Where no strategy is advised there is something to do first, not to compare or to change.
  const advised = Boolean(w.advice?.id);
  const ranking = advised ? viewRanking(w) : [];
  return {
    ...view,
    warnings: viewWarnings(w),
    advice: told,
    agreements,
    changes: advised ? viewChanges(w) : [],
    ranking,
    margin: advised && w.advice.margin !== null ? decimal(w.advice.margin, language) : "",
    why_not: ranking.filter((row) => row.closed_because.length)
      .map((row) => w.words("why-not", { name: row.label, reason: row.closed_because[0] })),
    definitions: viewDefinitions(w),
    quadrants: placed(w).map((spec) => viewQuadrant(w, spec)),
    bar_groups: viewBars(w),
    roles_title: w.text(roles?.title),
    roles: viewRoles(w),
    participation: viewParticipation(w),
    published: viewPublished(w),
    shown: viewShown(w, route),
    open: viewOpen(w, route),
    notes: viewNotes(w),
    story: storyParagraphs(state, language),
    basis: kind ? w.text(note) : "",
    sources: sources.map((source) => w.text(source.cite)),
    closing: w.text(closing?.text),
    conclusion: closing ? w.note(closing.id) : "",
  };
}
