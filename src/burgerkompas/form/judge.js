"use strict";
// From answers to what the generated engine reads, and `window.burgerkompas.judge`.

// Why there is no answer, written as in a case file; NOT_ASKED is never saved.
const UNKNOWN = "unknown";
const NOT_APPLICABLE = "not_applicable";
const NOT_ASKED = Symbol("not asked");

// A column of its own for what the answers alone don't say.
const ABOUT_CASE = ["name", "place", "date", "respondent", "file"];

const askedEver = new Set([...engine.questions.map(([id]) => id), ...engine.retired]);

// Answers by question id, as JSON would hold them, to the code and the cell of every question.
// Throws a TypeError that names the question whose answer is not allowed, as the reader of cases does.
function readAnswers(answers, questions = engine.questions) {
  const stranger = Object.keys(answers).find((id) => !askedEver.has(id));
  if (stranger !== undefined) throw new TypeError(`no such question: ${stranger}`);
  const read = questions.map((question) => {
    const [id] = question;
    const answer = Object.hasOwn(answers, id) ? answers[id] : null;
    const found = codeOf(question, answer);
    if (!found) throw new TypeError(`not an answer to ${id}: ${JSON.stringify(answer)}`);
    return found;
  });
  const whole = engine.wide ? BigInt : Number;
  return {
    codes: read.map(([code]) => whole(code)),
    cells: read.map(([, cell]) => Array.isArray(cell) ? cell : whole(cell)),
  };
}

// The code and the cell of one answer; null if it is not one.
function codeOf([, kind, values, mayNotApply, decimals, low, high, alone], answer) {
  const several = kind === "choices";
  const nothing = several ? [] : 0;
  const absence = typeof answer === "string" ? engine.absences.get(answer) : undefined;
  if (answer === null || answer === undefined) return [engine.missing, nothing];
  if (absence !== undefined) {
    return absence === engine.notApplicable && !mayNotApply ? null : [absence, nothing];
  }
  if (several) {
    const chosen = [answer].flat().map((one) => typeof one === "object" ? null : String(one));
    const sound = new Set(chosen).size === chosen.length && chosen.every((one) => values.includes(one))
      && (chosen.length < 2 || !chosen.some((one) => alone.includes(one)));
    return sound ? [0, values.filter((one) => chosen.includes(one))] : null;
  }
  if (typeof answer === "object") return null;
  if (kind === "text") return [0, 0];
  const steps = (typeof answer === "number" ? stepsOf : stepsIn)(answer, decimals);
  if (kind === "number") {
    const fits = steps !== null && (low === null || steps >= low) && (high === null || steps <= high);
    return fits ? [0, steps] : null;
  }
  const code = values.indexOf(steps ?? String(answer));
  return code < 0 ? null : [code, 0];
}

// A number in its smallest steps; null if it has more decimals, or more than 15 digits in all.
function stepsOf(number, decimals) {
  const text = number.toFixed(decimals);
  const steps = Number(text.replace(".", ""));
  return Number(text) === number && Math.abs(steps) < 1e15 ? steps : null;
}

const NUMBER = /^(-?)(0|[1-9][0-9]{0,14}|(?=[.,]))(?:[.,]([0-9]{1,15}|0+))?$/;
const MAYBE_THOUSANDS = /^-?[1-9][0-9]{0,2}[.,][0-9]{3}$/;

// The same of a number that is written, as in a case file; null too if it may be thousands.
function stepsIn(text, decimals) {
  const [, sign, whole, part = ""] = NUMBER.exec(text) ?? [];
  const rest = part.replace(/0+$/, "");
  if (whole === undefined || rest.length > decimals) return null;
  if (decimals < 3 && MAYBE_THOUSANDS.test(text)) return null;
  const steps = Number(`${sign}${whole || 0}${rest.padEnd(decimals, "0")}`);
  return Math.abs(steps) < 1e15 ? steps : null;
}

// The columns of `batch --format csv` for one case; those that need look-ahead are null.
function judge(answers) {
  const { codes, cells } = readAnswers(answers);
  const about = Object.fromEntries(ABOUT_CASE.map((name) => [name, null]));
  return { ...about, ...engine.judge(codes, cells, false).columns, error: null };
}

if (typeof window !== "undefined") window.burgerkompas = { judge };
