// A case as the text of a case file, and back: the same bytes as answers.dump_case.

const CASE_FORM = 1;
const ABOUT = ["name", "place", "date", "respondent"];
const DECIDED = ["chosen", "why", "by", "on", "done"];

// Words that a YAML reader takes for something other than text.
const NOT_BARE = new Set([
  "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  "unknown", "weet_niet", "not_applicable", "niet_van_toepassing",
]);

// White space that the reader of case files strips.
const BLANK = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const AROUND = new RegExp(`^${BLANK}+|${BLANK}+$`, "g");
const NO_YAML = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]/;
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

function stripped(text) {
  return text.replace(AROUND, "");
}

// A text as a YAML scalar: bare where that is safe, else as JSON, which YAML reads.
function quoted(text) {
  // Half a surrogate pair is no character and can't be written in UTF-8.
  const whole = text.replace(/\p{Cs}/gu, "\ufffd");
  if (isBare(whole)) return whole;
  return JSON.stringify(whole).replace(UNPRINTABLE, escaped);
}

function escaped(character) {
  const hex = character.codePointAt(0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}

function isBare(text) {
  if (isDate(text)) return true;
  return /^\p{L}/u.test(text) && text.search(UNPRINTABLE) < 0 && !text.endsWith(" ")
    && !/[:#'"{}[\],\\]/.test(text) && !NOT_BARE.has(text.toLowerCase());
}

function isDate(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year > 0 && month > 0 && day > 0 && day <= (days[month - 1] || 0);
}

function writtenAnswer(question, answer) {
  if (Array.isArray(answer)) return `[${answer.join(", ")}]`;
  const text = question.kind === "text" && answer !== UNKNOWN && answer !== NOT_APPLICABLE;
  return text ? quoted(answer) : answer;
}

// A key with what belongs to it, each on a line; nothing where all of that is empty.
function block(key, texts) {
  const said = texts.map(([name, text]) => [name, stripped(text)]).filter(([, text]) => text);
  return said.length ? [`${key}:`, ...said.map(([name, text]) => `  ${name}: ${quoted(text)}`)] : [];
}

// `data` is the questionnaire, `state` has about, answers, retired, notes, decision and story.
function caseFile(data, questions, state) {
  const lines = [`burgerkompas: ${CASE_FORM}`, `questions: ${quoted(`${data.id}@${data.version}`)}`];
  const about = block("case", ABOUT.map((key) => [key, state.about[key]]));
  lines.push(...(about.length ? about : ["case:"]));
  const answered = questions.filter((question) => state.answers.has(question.id));
  lines.push(answered.length || state.retired.size ? "answers:" : "answers: {}");
  for (const question of answered) {
    lines.push(`  ${question.id}: ${writtenAnswer(question, state.answers.get(question.id))}`);
  }
  for (const [id, written] of state.retired) lines.push(`  ${id}: ${written}`);
  lines.push(...block("notes", [...state.notes]));
  if (state.decision.chosen) {
    lines.push(...block("decision", DECIDED.map((key) => [key, state.decision[key]])));
  }
  if (typeof state.story !== "string") lines.push(...block("story", Object.entries(state.story)));
  else if (stripped(state.story)) lines.push(`story: ${quoted(stripped(state.story))}`);
  return `${lines.join("\n")}\n`;
}

// What `caseFile` or the program itself wrote, in the form of `data.case`, with `questions`; null for
// what is written otherwise, for this is no reader of all YAML.
function readCaseFile(text, byId, retired) {
  const found = { questions: "", about: {}, answers: [], retired: [], notes: [], decision: {}, story: "" };
  const blocks = { case: found.about, answers: [], notes: found.notes, decision: found.decision, story: {} };
  const names = new Set();
  let block = "";
  if (NO_YAML.test(text)) return null;
  const whole = text.replace(/^\ufeff/, "").replace(/^answers: \{\} *$/m, "answers:");
  for (const line of whole.split(/\r?\n/)) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, indent, key, value = ""] = /^( {2})?([^\s:#'"]+):(?: +(.*?))?[ \t]*$/.exec(line) ?? [];
    const name = indent ? `${block}:${key}` : key;
    if (!key || names.has(name)) return null;
    names.add(name);
    const isOld = indent && block === "answers" && retired.includes(key);
    const isAnswer = indent && block === "answers" && !isOld;
    const said = isOld ? value : isAnswer ? answerIn(byId.get(key), value) : readScalar(value);
    if (said === null) return null;
    if (!indent) {
      block = value ? "" : key;
      if (key === "questions" || key === "story") found[key] = said || blocks[key] || "";
      else if (key === "burgerkompas" ? value !== String(CASE_FORM) : !Object.hasOwn(blocks, key) || value) return null;
    } else if (isOld) found.retired.push([key, said]);
    else if (isAnswer) found.answers.push([key, said]);
    else if (block === "notes") found.notes.push([key, said]);
    else if ({ __proto__: null, case: ABOUT, decision: DECIDED, story: data.languages }[block]?.includes(key)) {
      blocks[block][key] = said;
    } else return null;
  }
  return found;
}

// An answer as the page keeps it: a text as it is, all else as it is written.
function answerIn(question, written) {
  if (question?.kind === "choices" && /^\[.*\]$/.test(written)) {
    return written.slice(1, -1).split(",").map(stripped).filter(Boolean);
  }
  if (question?.kind !== "text") return absenceIn(written) ?? written;
  const text = written ? readScalar(written) : null;
  return absenceIn(text) ?? text;
}

// The absence that a word stands for, also where it is the answer to a question for a text.
function absenceIn(word) {
  if (!engine.absences.has(word)) return undefined;
  return engine.absences.get(word) === engine.unknown ? UNKNOWN : NOT_APPLICABLE;
}

// A scalar as `quoted` writes it; null for one that is written otherwise.
function readScalar(written) {
  if (!written.startsWith('"')) {
    return /^[-?:,[\]{}#&*!|>'%@`~]|:( |$)| #|^null$/.test(written) ? null : written;
  }
  try {
    return JSON.parse(written.replace(/\\(?:U([\da-f]{8})|.)/g, (escape, code) =>
      code ? JSON.stringify(String.fromCodePoint(parseInt(code, 16))).slice(1, -1) : escape));
  } catch {
    return null;
  }
}

// A name for files about this case, after the initiative and its date.
function fileStem({ name, date }) {
  const plain = `${name} ${date}`.normalize("NFKD").replace(/[^\x00-\x7f]/g, "");
  const stem = plain.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return stem.replace(/-+$/, "") || "case";
}
