"use strict";
// Which questions the route asks. The same conditions as scoring/conditions.py and routes.py;
// shared vectors prove that both say the same.

// Why there is no answer, written as in a case file; NOT_ASKED is never saved.
const UNKNOWN = "unknown";
const NOT_APPLICABLE = "not_applicable";
const NOT_ASKED = Symbol("not asked");

// Whether a condition holds: true, false, or null while that is open (Kleene's logic).
function truth(condition, answers) {
  if (condition.all) return junction(condition.all, answers, false);
  if (condition.any) return junction(condition.any, answers, true);
  if (condition.not) {
    const inner = truth(condition.not, answers);
    return inner === null ? null : !inner;
  }
  const answer = answers.get(condition.question);
  if (answer === NOT_ASKED || answer === NOT_APPLICABLE) return false;
  if (answer === undefined || answer === UNKNOWN) return null;
  if (condition.op === "includes") return answer.includes(condition.values[0]);
  if (condition.op === "is") return condition.values.includes(answer);
  // A bound is a fraction, and nothing is rounded.
  const [digits, scale] = exact(answer);
  const [mine, bound] = [digits * BigInt(condition.under), scale * BigInt(condition.over)];
  return {
    at_least: mine >= bound, at_most: mine <= bound, above: mine > bound, below: mine < bound,
  }[condition.op];
}

// A number as it is written, as two whole ones: its digits, and by what they are divided.
function exact(text) {
  const [whole, decimals = ""] = text.split(".");
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
}

// Join parts: one that is `ends` decides; else an open one leaves it open.
function junction(parts, answers, ends) {
  const found = parts.map((part) => truth(part, answers));
  if (found.includes(ends)) return ends;
  return found.includes(null) ? null : !ends;
}

// The answer to every question as far as the route asks it; only false takes a question off.
function onRoute(questions, answers) {
  const found = new Map();
  for (const question of questions) {
    const off = question.askIf !== null && truth(question.askIf, found) === false;
    found.set(question.id, off ? NOT_ASKED : answers.get(question.id));
  }
  return found;
}
