// What a report shows, from the report's JSON: the same view as report/view makes of a result, with
// the same keys. What only a search over all answers tells is not in it.

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
  const notes = found.itemIds.map((id) => [w.asked(id), w.note(id)]).filter(([, note]) => note);
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
  const axes = spec.axes.map((axis) => w.dimensions.get(axis));
  const [down, across] = axes;
  const { quadrant } = data.report.quadrants[spec.id][w.language];
  const kind = typeOf(w, spec);
  const place = kind?.at.map((level, axis) => placeOf(axes[axis].levels, level));
  return {
    ...quadrant,
    cells: quadrant.cells.map((row, i) => row.map((cell, j) =>
      ({ ...cell, here: i === place?.[0] && j === place[1] }))),
    down: positionOn(down),
    across: positionOn(across),
    down_borderline: down.borderline,
    across_borderline: across.borderline,
    lines: quadrantLines(w, spec, kind, axes),
  };
}

// The place of a level on a drawn axis, which begins with the highest.
function placeOf(levels, id) {
  return levels.length - 1 - levels.findIndex((level) => level.id === id);
}

function quadrantLines(w, spec, kind, axes) {
  const place = kind ? w.words("place", { label: w.text(kind.label) }) : w.words("place-unknown");
  const close = axes.flatMap((axis, at) => axis.borderline
    ? [[axis, axis.levels.length === 2 && spec.types.find((one) =>
      kind?.at.every((level, i) => (one.at[i] !== level) === (i === at)))]] : []);
  const first = kind?.first_thing ? [w.words("first-thing", { text: w.text(kind.first_thing) })] : [];
  return [
    place, ...w.texts(kind?.text),
    ...close.map(([axis, beside]) => w.words(beside ? "just-not" : "borderline",
      { axis: w.text(axis.label), label: w.text(beside?.label) })), ...first,
  ];
}

// Where a case stands on an axis from 0 (the highest) to 1; always in the cell of its level.
function positionOn({ score, level, levels, levels_on }) {
  const count = levels.length;
  const at = placeOf(levels, level);
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
    .map((id) => [w.asked(id), w.note(id)]).filter(([, note]) => note);
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
