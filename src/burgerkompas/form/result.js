// From the page's state to the JSON of a report: what the engine says, with the questionnaire's texts.

const gateSpecs = new Map(data.result.gates.map((gate) => [gate.id, gate]));
const dimensionSpecs = new Map(data.result.dimensions.map((one) => [one.id, one]));
const engineValues = new Map(engine.questions.map(([id, , values]) => [id, values]));

// What the engine says of the page's answers; `answerOf` gives an answer on the route as JSON has it.
function judged(answers) {
  const given = Object.fromEntries([...answers].map(([id, answer]) => [id, jsonAnswer(id, answer)]));
  const { codes, cells } = readAnswers(given);
  const found = engine.judge(codes, cells, false);
  const absent = new Map([[engine.notAsked, "not_asked"], [engine.notApplicable, NOT_APPLICABLE],
    [engine.unknown, UNKNOWN], [engine.missing, null]]);
  const answerOf = (id) => {
    const place = engine.questions.findIndex(([name]) => name === id);
    const code = found.asked[place];
    if (code < 0) return absent.get(code);
    return Array.isArray(cells[place]) ? cells[place] : given[id];
  };
  return { ...found, answerOf, given, codes, cells };
}

// An answer of the page as JSON holds it: what stands in a case file as 4 is a number.
function jsonAnswer(id, answer) {
  const { kind, options } = byId.get(id);
  if (typeof answer !== "string" || answer === UNKNOWN || answer === NOT_APPLICABLE) return answer;
  if (kind === "number") return Number(answer);
  const place = options.findIndex((option) => option.value === answer);
  return kind === "text" || place < 0 ? answer : engineValues.get(id)[place];
}

// The answer to every question as far as the route asks it.
function onRoute(answers) {
  const { asked } = judged(answers);
  return new Map(engine.questions.map(([id], place) =>
    [id, asked[place] === engine.notAsked ? NOT_ASKED : answers.get(id)]));
}

// What `report --json` gives for this case, without what needs the search over all completions.
function report(state, language) {
  const found = judged(state.answers);
  const texts = (list) => list.filter(Boolean).map((text) => text[language]);
  const textOf = (text) => texts([text])[0] ?? null;
  const { roles, participation, factors, kind } = data.result;
  const about = (key) => stripped(state.about[key]) || null;
  const { decision } = state;
  const result = {
    schema: "burgerkompas/report/1",
    tool: data.result.tool,
    questions: { id: data.id, version: data.version, digest: data.result.digest },
    language,
    case: { ...Object.fromEntries(ABOUT.map((key) => [key, about(key)])), file: null },
    answered: found.answered,
    dimensions: found.dimensions,
    classifications: Object.fromEntries(data.result.classifications.map(({ id, types }) => {
      const type = types.find((one) => one.id === found.classifications[id].type);
      return [id, { ...found.classifications[id], label: textOf(type?.label) }];
    })),
    success_factors: factors && inPlace(factors.dimensions.map((id, i) => {
      const [{ score, level }, spec] = [found.dimensions[id], dimensionSpecs.get(id)];
      const advice = textOf(spec.levels.find((one) => one.id === level)?.advice);
      return [found.success_factors[i], { id, score, level, label: textOf(spec.label), advice }];
    })),
    gates: gateEffects(found, textOf),
    outcome: found.columns.outcome,
    strategy: kind && null,
    decision: decision.chosen
      ? Object.fromEntries(DECIDED.map((key) => [key, stripped(decision[key]) || null]))
      : null,
    roles: roles && inPlace(roles.roles.map(({ id, because }, i) =>
      [found.roles[i].place, { id, reason: textOf(because[found.roles[i].because]) }])),
    participation: participation && {
      now: found.answerOf(participation.now),
      wished: found.answerOf(participation.wished),
      asked_by_strategy: data.result.ends[found.columns.strategy]?.participation ?? [],
      text: textOf(data.result.ends[found.columns.strategy]?.participation_text),
    },
    changes: null,
    ask_next: null,
    sources: data.result.sources.map(({ id, cite }) => ({ id, cite: textOf(cite) })),
  };
  if (kind) result.strategy = adviceOf(found, result, texts);
  for (const key of ["success_factors", "strategy", "decision", "roles", "participation"]) {
    if (result[key] === null) delete result[key];
  }
  return result;
}

// Entries at their places; one whose place is null is left out.
function inPlace(entries) {
  const placed = [];
  for (const [place, entry] of entries) if (place !== null) placed[place] = entry;
  return placed;
}

// What gates or rules did, one entry an effect.
function gateEffects(found, textOf) {
  return data.result.gates.flatMap(({ id, effects, ...texts }) => {
    const { question, ...gate } = found.gates[id];
    const answer = question === null ? null : found.answerOf(question);
    return Object.entries(effects).filter(([effect]) => gate[effect]).map(([effect, [targets, text]]) =>
      ({ id, question, answer, effect, targets, text: textOf(texts[text]) }));
  });
}

function adviceOf(found, result, texts) {
  const { strategy: id, decided_by, clear, tie, runner_up, margin, provisional } = found.columns;
  const { basis, ends, evidence, own_view, kind } = data.result;
  const end = ends[id ?? found.columns.outcome];
  const textOf = (text) => texts([text])[0] ?? null;
  const told = (effect) => result.gates.filter((gate) => gate.effect === effect && !found.gates[gate.id].silent)
    .map((gate) => gate.text);
  const findOut = data.result.gates.map((gate) => found.gates[gate.id].find_out);
  const reasons = reasonsOf(found, texts);
  const band = evidence?.bands.find((one) => one.id === found.evidence);
  return {
    id,
    label: textOf(end.label),
    basis: basis ?? null,
    decided_by, clear, tie, runner_up, margin, provisional,
    settled: null,
    possible: null,
    ranking: rankingOf(found),
    because: kind === "table" ? texts(data.result.gates.filter((rule) => found.gates[rule.id].counts)
      .map((rule) => rule.because)) : reasons.because,
    against: textOf(endOf(found.strategies?.[id]?.against)),
    duties: told("duty"),
    cautions: told("caution"),
    first_step: textOf(gateSpecs.get(found.first_step)?.first_step ?? end.first_step),
    ask_the_group: textOf(end.ask_the_group),
    look_again: textOf(end.look_again),
    look_again_on: laterDate(result.case.date, end.look_again_days),
    runner_up_because: runner_up === null ? [] : reasons.of(runner_up, found.strategies[runner_up].first),
    find_out_first: [...new Set(findOut.filter(Boolean))],
    decides_between: null,
    decides_alone: null,
    own_view: own_view && { question: own_view, answer: found.answerOf(own_view), ...found.own_view },
    evidence: band
      ? { band: band.id, readings: band.readings, first: band.first, defensible: band.defensible } : null,
    reminders: remindersOf(found, textOf),
    robust: null,
    ...(kind === "table" ? { outputs: end.outputs ?? {} } : {}),
  };
}

// What the gates ask beside any strategy, but nothing that what is told excludes.
function remindersOf(found, textOf) {
  const all = data.result.kind === "scorecard" ? Object.keys(found.strategies) : [];
  const fired = data.result.gates.filter(({ id, advice }) => advice && found.gates[id].fires);
  return fired.flatMap(({ id, first, advice, first_step, duty, caution }) => {
    const quiet = advice.length ? found.gates[id].excluded : found.gates[id].silent;
    const fitting = all.filter((one) => [null, one].includes(first) && (!advice.length || advice.includes(one)));
    return [["step", fitting, first_step],
      ...(quiet ? [] : [["duty", advice, duty], ["caution", advice, caution]])]
      .filter(([, , text]) => text)
      .map(([effect, strategies, text]) => ({ effect, strategies, text: textOf(text) }));
  });
}

// The end of a dimension that a reason names, as the questionnaire puts it in words.
function endOf(named) {
  const [, dimension, end] = /^(.*)\.(high|low)$/.exec(named ?? "") ?? [];
  return dimension && dimensionSpecs.get(dimension)[end];
}

// The reasons for what is advised, and for any strategy: at most two, those of the gate first.
function reasonsOf(found, texts) {
  const { strategy, decided_by } = found.columns;
  const { all_closed, gates } = data.result;
  const of = (id, gate) => texts([gateSpecs.get(gate)?.because,
    ...(found.strategies?.[id]?.because ?? []).map(endOf)]).slice(0, 2);
  if (all_closed && decided_by === all_closed.id) {
    const closing = gates.filter((gate) => found.gates[gate.id].fires && gate.effects.close[0].length);
    return { of, because: texts([all_closed.because, ...closing.map((gate) => gate.because)]) };
  }
  return { of, because: of(strategy, decided_by) };
}

function rankingOf(found) {
  return inPlace(Object.entries(found.strategies ?? {}).map(([id, { place, score, open, contributions }]) => {
    const closing = data.result.gates.filter((gate) => found.gates[gate.id].fires && gate.effects.close[0].includes(id));
    return [place, { id, score, open, closed_by: closing.map((gate) => gate.id), contributions }];
  }));
}
