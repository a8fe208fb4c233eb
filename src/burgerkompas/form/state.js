// What the page is about: the questions, the answers so far, and what the browser remembers of them.

const data = JSON.parse(document.getElementById("data").textContent);
const questions = data.parts.flatMap((part) => part.questions);
const byId = new Map(questions.map((question) => [question.id, question]));
const PLACE = `burgerkompas-form:${data.key}`;
const START = 0;
const FINISH = data.parts.length + 1;
const MOST_BYTES = 1 << 20;

const state = beginning();
let language = data.language;
let current = START;
let unsaved = false;
const drafts = new Map(); // What was typed as a number and isn't one, by question.

function beginning() {
  const { about, answers, notes, story } = data.case;
  const state = { about: { ...about }, answers: new Map(answers), notes: new Map(notes), story };
  if (!about.name && !about.date) {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    state.about.date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
  return state;
}

// -- answers -----------------------------------------------------------------------------------

function fits(question, answer) {
  const values = question.options.map((option) => option.value);
  if (answer === UNKNOWN) return true;
  if (answer === NOT_APPLICABLE) return question.notApplicable;
  if (question.kind === "choices") {
    return Array.isArray(answer) && answer.every((value) => values.includes(value));
  }
  if (typeof answer !== "string") return false;
  if (question.kind === "number") return numberIn(question, answer) === answer;
  return question.kind === "text" || values.includes(answer);
}

// What was typed as a number, as a case file has it; null if the question doesn't take it.
function numberIn({ minimum, maximum, decimals }, text) {
  const [, sign, whole, rest] = /^(-?)0*(\d+)(?:[.,](\d+?)0*)?$/.exec(text.trim()) ?? [];
  if (whole === undefined || (rest && decimals === 0)) return null;
  // 12.000 may be twelve thousand.
  if (decimals < 3 && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text.trim())) return null;
  const part = rest === "0" || !rest ? "" : rest;
  if (part.length > decimals || whole.length + decimals > 15) return null;
  const steps = (number) => {
    const [digits, scale] = exact(number);
    return digits * 10n ** BigInt(decimals) / scale;
  };
  const written = (/[1-9]/.test(whole + part) ? sign : "") + whole + (part && `.${part}`);
  const low = minimum === null || steps(written) >= steps(minimum);
  const high = maximum === null || steps(written) <= steps(maximum);
  return low && high ? written : null;
}

function put(question, answer) {
  if (answer === undefined) state.answers.delete(question.id);
  else state.answers.set(question.id, answer);
  drafts.delete(question.id);
  changed();
}

function changed() {
  unsaved = true;
  keep();
  update();
}

// -- what the browser remembers until it is saved ----------------------------------------------

function keep() {
  const { about, story } = state;
  const answers = [...state.answers];
  try {
    localStorage.setItem(PLACE, JSON.stringify({ about, answers, notes: [...state.notes], story }));
  } catch {
    tell(say("not-kept"));
  }
}

function forget() {
  try {
    localStorage.removeItem(PLACE);
  } catch { /* There was nothing to forget. */ }
}

// Takes what was kept; any page on this disk may have written there, so that nothing is trusted.
function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE));
    if (!kept) return false;
    restore(kept);
    return true;
  } catch {
    return false;
  }
}

const isAnswer = ([id, answer]) => byId.has(id) && fits(byId.get(id), answer);

function restore({ about, answers, notes, story }) {
  for (const key of ABOUT) state.about[key] = String(about[key] ?? "");
  state.answers = new Map(answers.filter(isAnswer));
  const noted = (id) => byId.has(id) || id === data.closing?.id;
  state.notes = new Map(notes.filter(([id]) => noted(id)).map(([id, n]) => [id, String(n)]));
  state.story = String(story);
}

function startAgain() {
  if (!confirm(say("start-again-sure"))) return;
  Object.assign(state, beginning());
  startFrom(START);
}

// Show what `state` has become; it is as it was saved, or as it was to begin with.
function startFrom(place) {
  forget();
  drafts.clear();
  unsaved = false;
  draw();
  go(place);
}

// Take the case of a file that was saved before, if it is whole and of this questionnaire.
async function openFile(file) {
  const found = file.size > MOST_BYTES ? null : readCaseFile(await file.text(), byId);
  const ours = found?.questions === `${data.id}@${data.version}` && found.answers.every(isAnswer);
  if (!ours) {
    tell(say("not-opened", { file: file.name }));
  } else if (!unsaved || confirm(say("start-again-sure"))) {
    restore(found);
    startFrom(START);
    tell(say("opened", { file: file.name }));
  }
}
