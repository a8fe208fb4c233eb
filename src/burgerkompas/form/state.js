// What the page is about: the questions, the answers so far, and what the browser remembers of them.

const data = JSON.parse(document.getElementById("data").textContent);
const questions = data.parts.flatMap((part) => part.questions);
const byId = new Map(questions.map((question) => [question.id, question]));
const advises = data.choosable.length > 0;
const PLACE = `burgerkompas-form:${data.key}`;
const SPOKEN = `${PLACE}:language`;
const START = 0;
const FINISH = data.parts.length + 1;
const REPORT = FINISH + 1;
const PRACTICE = REPORT + 1; // Only there with stories.
const MAX_BYTES = 1 << 20;
const MAX_TEXT = 100000;

const state = beginning();
let language = data.language;
let current = START;
let unsaved = false;
let elsewhere = false; // Another tab has written what the browser remembers.
const drafts = new Map(); // What was typed and is no answer, by question.

function beginning() {
  const state = asState(data.case);
  if (!state.about.name && !state.about.date) state.about.date = today();
  return state;
}

// A case of the data as the page works with it.
function asState({ about, answers, retired, notes, decision, story }) {
  return {
    about: { ...about }, answers: new Map(answers), retired: new Map(retired), notes: new Map(notes),
    decision: { ...decision }, story: typeof story === "string" ? story : { ...story },
  };
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// The story as it is told in the page's language; one of several languages stays beside the others.
function storyOf({ story }) {
  return typeof story === "string" ? story : story[language] ?? Object.values(story)[0] ?? "";
}

function tellStory(text) {
  if (typeof state.story === "string") state.story = text;
  else state.story[language] = text;
  changed();
}

// -- answers -----------------------------------------------------------------------------------

const engineQuestions = new Map(engine.questions.map((question) => [question[0], question]));

// Whether it is an answer as the page writes it, and one to the engine.
function fits(question, answer) {
  return isWritten(question, answer)
    && codeOf(engineQuestions.get(question.id), jsonAnswer(question.id, answer)) !== null;
}

function isWritten(question, answer) {
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
  const steps = (number) => stepsOf(Number(number), decimals);
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

// -- what the browser remembers until another case is begun ------------------------------------

// The tab that writes first remembers; another one says so and leaves that alone.
function keep() {
  if (elsewhere) {
    tell(say("elsewhere"));
    return;
  }
  const [answers, retired, notes] = [state.answers, state.retired, state.notes].map((map) => [...map]);
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...state, answers, retired, notes, unsaved }));
  } catch {
    tell(say("not-kept"));
  }
}

// Whether this browser keeps anything for a page like this one.
function canKeep() {
  try {
    localStorage.setItem(`${PLACE}?`, "");
    localStorage.removeItem(`${PLACE}?`);
    return true;
  } catch {
    return false;
  }
}

function forget() {
  try {
    if (!elsewhere) localStorage.removeItem(PLACE);
  } catch { /* There was nothing to forget. */ }
}

// Takes what was kept; any page on this disk may have written there, so that nothing is trusted.
function recall() {
  try {
    const spoken = localStorage.getItem(SPOKEN);
    if (data.languages.includes(spoken)) language = spoken;
    const kept = JSON.parse(localStorage.getItem(PLACE));
    if (!kept) return false;
    restore(kept);
    unsaved = kept.unsaved !== false;
    return true;
  } catch {
    return false;
  }
}

function speak(code) {
  language = code;
  try {
    localStorage.setItem(SPOKEN, code);
  } catch { /* It is asked again next time. */ }
}

const isAnswer = ([id, answer]) => byId.has(id) && fits(byId.get(id), answer);

// An answer to a question of an earlier version stays on its line as it was written.
const isRetired = ([id, written]) => data.retired.includes(id)
  && typeof written === "string" && written.search(UNPRINTABLE) < 0
  && (/^-?[\d.]+$/.test(written) || readScalar(written) !== null
    || /^\[[^[\]{}"'&*!|>%@`:#]*\]$/.test(written.replace(/"(\\.|[^"\\])*"/g, "x")));

const isNoted = ([id]) => byId.has(id) || data.retired.includes(id) || id === data.closing?.id;

function restore({ about, answers, retired, notes, decision, story }) {
  const texts = (keys, from) => Object.fromEntries(keys.map((key) => [key, String(from[key] ?? "")]));
  // All of it or nothing: what can't be read throws before anything is replaced.
  Object.assign(state, {
    about: texts(ABOUT, about),
    answers: new Map(answers.filter(isAnswer)),
    retired: new Map(retired.filter(isRetired)),
    notes: new Map(notes.filter(isNoted).map(([id, text]) => [id, String(text)])),
    decision: texts(DECIDED, isChoice(decision.chosen) ? decision : {}),
    story: typeof story === "string" ? story : texts(data.languages.filter((code) => code in story), story),
  });
}

const isChoice = (id) => data.choosable.some((end) => end.id === id);

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
  const found = file.size > MAX_BYTES ? null
    : await file.arrayBuffer().then(caseIn).catch(() => null);
  if (!found) {
    tell(say("not-opened", { file: file.name }));
  } else if (!unsaved || confirm(say("start-again-sure"))) {
    restore(found);
    startFrom(START);
    tell(say("opened", { file: file.name }));
  }
}

// The case in the bytes of a file; null if it is not whole, or not of this questionnaire.
function caseIn(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const found = readCaseFile(text, byId, data.retired);
  const { questions, about, answers, retired, notes, decision } = found ?? {};
  const ours = found && questions === `${data.id}@${data.version}` && stripped(about.name ?? "")
    && (!about.date || isDate(about.date)) && answers.every(isAnswer) && retired.every(isRetired)
    && notes.every(isNoted) && textIn(found) <= MAX_TEXT
    && (Object.keys(decision).length === 0 || isChoice(decision.chosen)) && (!decision.on || isDate(decision.on));
  return ours ? found : null;
}

// How many characters of text a case has, which the program limits.
function textIn({ about, answers, notes, decision, story }) {
  const typed = [...answers].filter(([id]) => byId.get(id).kind === "text").map(([, text]) => text);
  const said = [...typed, ...[...notes].map(([, text]) => text),
    ...[about, decision, typeof story === "string" ? [story] : story].flatMap((texts) => Object.values(texts))];
  return said.reduce((sum, text) => sum + [...text].length, `${data.id}@${data.version}`.length);
}
