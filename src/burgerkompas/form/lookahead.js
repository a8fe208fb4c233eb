// What other answers would change, found by trying: each answer alone, then each pair of them. What
// takes three or more, and what all completions together can do, only the program works out.

const MOST_MOVES = 600;
const SLICE = 8; // Milliseconds of trying at a time.

// The smallest changes of one answer, as `changes` in a report; null where nothing can be tried.
function singleChanges(state) {
  return triedChanges(state)?.next().value ?? null;
}

// Calls `done` with the smallest changes of one or two answers, when all have been tried; at once with
// null where there is too much to try. Returns a function that stops it.
function pairChanges(state, done) {
  const trials = triedChanges(state);
  if (trials === null || trials.next().done) {
    done(null);
    return () => {};
  }
  let timer = setTimeout(function slice() {
    const end = performance.now() + SLICE;
    let trial;
    do trial = trials.next(); while (!trial.done && performance.now() < end);
    if (trial.done) done(trial.value);
    else timer = setTimeout(slice);
  });
  return () => clearTimeout(timer);
}

function triedChanges(state) {
  return data.result.trying && tries(judged(state.answers));
}

// Yields the changes of one answer, then those found so far while it tries pairs, and returns all.
// Without pairs, where there are too many, it ends after the first.
function* tries(found) {
  const { answers, targets } = data.result.trying;
  const fixed = stays(found);
  const moves = engine.questions.flatMap((question, place) =>
    question[0] in answers ? movesOf(question, place, found, fixed) : []);
  const best = new Map();
  const left = new Set(targets.filter((end) => end !== found.columns.strategy));
  const attempt = (made) => {
    const kept = made.map(({ place }) => [place, found.codes[place], found.cells[place]]);
    for (const { place, code, cell } of made) [found.codes[place], found.cells[place]] = [code, cell];
    const end = engine.judge(found.codes, found.cells, true);
    for (const [place, code, cell] of kept) [found.codes[place], found.cells[place]] = [code, cell];
    const steps = made.reduce((sum, move) => sum + move.steps, 0);
    if (left.has(end) && !(best.get(end)?.steps <= steps)) best.set(end, { made, steps });
  };
  const told = () => targets.filter((end) => best.has(end)).map((end) => changeTo(end, best.get(end), found))
    .sort((a, b) => a.count - b.count || a.steps - b.steps);
  for (const move of moves) if (found.asked[move.place] !== engine.notAsked) attempt([move]);
  yield told();
  if (moves.length > MOST_MOVES) return null;
  for (const end of best.keys()) left.delete(end);
  for (let i = 0; i < moves.length; i += 1) {
    // Of two answers each is at least one step off: less can't be found.
    if ([...left].every((end) => best.get(end)?.steps === 2)) break;
    for (const other of moves.slice(i + 1)) if (other.place !== moves[i].place) attempt([moves[i], other]);
    yield;
  }
  return told();
}

// The answers that one question can change to, in the program's order.
function movesOf(question, place, found, fixed) {
  const [id, kind, values] = question;
  const { answers, tested } = data.result.trying;
  const [code, now] = [Number(found.codes[place]), found.given[id] ?? null];
  const open = code === engine.missing || code === engine.unknown;
  if (!open && fixed.has(id)) return [];
  const several = Array.isArray(now);
  const chosen = (selection) => values.filter((value) =>
    (tested[id].includes(value) ? selection : now).includes(value));
  return answers[id].map((one) => several ? chosen(one) : one)
    .filter((answer) => open || String(answer) !== String(now))
    .map((answer) => {
      const { codes: [newCode], cells: [cell] } = readAnswers({ [id]: answer }, [question]);
      let steps = 1;
      if (several) steps = values.filter((one) => now.includes(one) !== answer.includes(one)).length;
      else if (kind === "scale" && code >= 0) steps = Math.abs(Number(newCode) - code);
      return { id, place, code: newCode, cell, answer, steps };
    });
}

// The questions whose known answers stay: those tested only by gates that don't decide.
function stays({ columns: { decided_by }, gates }) {
  const { all_closed, gates: specs, trying } = data.result;
  const closing = all_closed && decided_by === all_closed.id
    ? specs.filter((gate) => gates[gate.id].fires && gate.effects.close[0].length).map((gate) => gate.id) : [];
  const free = new Set([decided_by, ...closing].flatMap((gate) => trying.stays[gate] ?? []));
  return new Set(Object.values(trying.stays).flat().filter((id) => !free.has(id)));
}

function changeTo(to, { made, steps }, found) {
  const answers = made.map(({ id, answer }) =>
    ({ item: id, from: found.answerOf(id), to: answer, can_change: byId.get(id).canChange }));
  return { to, count: made.length, steps, answers };
}
