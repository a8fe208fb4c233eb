// What other answers would change, found by trying: each answer alone, then each pair of them; and the
// question that decides between two. What takes three or more answers, and what all completions together
// can do, only the program works out.

const MAX_MOVES = 600;
const SLICE = 8; // Milliseconds of trying at a time.

// A report with the question that decides between two.
function reportWithTwo(state, language) {
  const found = report(state, language);
  if (found.strategy) Object.assign(found.strategy, decidingQuestion(judged(state.answers)));
  return found;
}

// The question on which the advice, where it is not clear, and its runner-up differ most: as in the program's
// look_ahead/robustness.py, one that divides the two evenly, then an open one, then the furthest apart.
// `decides_alone`: some answer to it makes the runner-up the advice.
function decidingQuestion(found) {
  const { strategy, runner_up, clear } = found.columns;
  if (!data.result.trying || clear || !strategy || !runner_up) return {};
  const fixed = stays(found);
  let best = { id: null, alone: null, rank: [1] };
  engine.questions.forEach((question, place) => {
    const [id, asked] = [question[0], found.asked[place]];
    const domain = data.result.trying.answers[id];
    if (!domain || fixed.has(id) || asked === engine.notAsked) return;
    const tries = domain.map((answer) => judgedWith(found, [moveTo(question, place, answer)]));
    const ends = (wanted) => tries.filter(({ end }) => end === wanted).length;
    const leads = tries.map(({ scores }) => scores[strategy] - scores[runner_up]);
    const evenly = Math.min(ends(strategy), ends(runner_up)) / domain.length;
    const apart = leads.reduce((a, b) => a > b ? a : b) - leads.reduce((a, b) => a < b ? a : b);
    const rank = [-evenly, asked !== engine.missing && asked !== engine.unknown, -apart];
    const at = rank.findIndex((part, i) => part !== best.rank[i]);
    if ((evenly || apart) && rank[at] < best.rank[at]) best = { id, alone: ends(runner_up) > 0, rank };
  });
  return { decides_between: best.id, decides_alone: best.alone };
}

// What comes out with some other answers, and the scores.
function judgedWith({ codes, cells }, moves) {
  const kept = moves.map(({ place }) => ({ place, code: codes[place], cell: cells[place] }));
  const put = (all) => all.forEach(({ place, code, cell }) => { [codes[place], cells[place]] = [code, cell]; });
  put(moves);
  const found = engine.judge(codes, cells, true);
  put(kept);
  return found;
}

function moveTo(question, place, answer) {
  const { codes: [code], cells: [cell] } = readAnswers({ [question[0]]: answer }, [question]);
  return { id: question[0], place, code, cell, answer };
}

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
    const { end } = judgedWith(found, made);
    const steps = made.reduce((sum, move) => sum + move.steps, 0);
    if (left.has(end) && !(best.get(end)?.steps <= steps)) best.set(end, { made, steps });
  };
  const told = () => targets.filter((end) => best.has(end)).map((end) => changeTo(end, best.get(end), found))
    .sort((a, b) => a.count - b.count || a.steps - b.steps);
  for (const move of moves) if (found.asked[move.place] !== engine.notAsked) attempt([move]);
  yield told();
  if (moves.length > MAX_MOVES) return null;
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
  const [id, kind, values, , , , , alone] = question;
  const { answers, tested } = data.result.trying;
  const [code, now] = [Number(found.codes[place]), found.given[id] ?? null];
  const open = code === engine.missing || code === engine.unknown;
  if (!open && fixed.has(id)) return [];
  const several = Array.isArray(now);
  const chosen = (selection) => {
    const own = selection.filter((value) => tested[id].includes(value));
    const all = values.filter((value) => own.includes(value) || (now.includes(value) && !tested[id].includes(value)));
    return own.length && all.length > 1 && all.some((value) => alone.includes(value)) ? own : all;
  };
  return answers[id].map((one) => several ? chosen(one) : one)
    .filter((answer) => open || String(answer) !== String(now))
    .map((answer) => {
      const move = moveTo(question, place, answer);
      let steps = 1;
      if (several) steps = values.filter((one) => now.includes(one) !== answer.includes(one)).length;
      else if (kind === "scale" && code >= 0) steps = Math.abs(Number(move.code) - code);
      return { ...move, steps };
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
