// A report in one language: how the view puts the values of its JSON in words, as in
// report/view/wording.py.

// White space becomes a blank, other control and format characters go.
function inert(text) {
  const shown = text.replace(new RegExp(BLANK, "g"), " ").replace(/(?![\u200c\u200d])\p{C}/gu, "");
  return shown.split(" ").filter(Boolean).join(" ");
}

// The parts of a text: what is plain, and the telephone number after it or nothing.
function numbersIn(text) {
  const parts = text.split(/(?<![\w.,+-])(112|0[0-9]{2,3}-[0-9]{4,8})(?![\w-]|[.,][0-9])/);
  return parts.flatMap((part, at) => at % 2 ? [] : [[part, parts[at + 1] ?? ""]]);
}

// Two decimals, halves to even: in binary only odd eighths are halves.
function decimal(number, language) {
  const half = Math.abs(number * 8) % 4 === 1;
  const text = (half ? number - Math.sign(number) * 0.005 : number).toFixed(2);
  return language === "nl" ? text.replace(".", ",") : text;
}

// A score with its sign, a real minus; what rounds to zero has none.
function signed(score, language) {
  const text = decimal(Math.abs(score), language);
  return /[1-9]/.test(text) ? (score < 0 ? "\u2212" : "+") + text : text;
}

function dateInWords(date, language) {
  if (!isDate(date)) return date;
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${(data.report.months[language] ?? data.report.months.en)[month - 1]} ${year}`;
}

// The date so many days later; none without a date or days, or beyond what is a date.
function laterDate(date, days) {
  if (!date || !days || !isDate(date)) return null;
  const later = new Date(`${date}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + days);
  return later.getUTCFullYear() > 9999 ? null : later.toISOString().slice(0, 10);
}

const isOpen = (value) => value === undefined || value === null || value === UNKNOWN;
const isAbsent = (value) => isOpen(value) || value === NOT_ASKED || value === NOT_APPLICABLE;

// A value of a closed question as in JSON, without the quotes that a case file may need.
const bare = (value) => (String(value).startsWith('"') ? JSON.parse(value) : String(value));

const keyed = (list) => new Map(list.map((one) => [one.id, one]));

class Wording {
  constructor(report, state, language) {
    Object.assign(this, { report, state, language });
    this.advice = report.strategy;
    this.end = report.strategy?.id ?? report.outcome;
    this.gates = keyed(data.result.gates);
    // Of each dimension what is asked and what was found.
    const found = (spec) => ({ ...spec, ...report.dimensions[spec.id], count: spec.items });
    this.dimensions = keyed(data.result.dimensions.map(found));
  }

  words(key, values = {}) {
    return data.report.words[this.language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  text(text) {
    return text ? text[this.language] : "";
  }

  texts(...texts) {
    return texts.filter(Boolean).map((text) => text[this.language]);
  }

  name(end) {
    return this.text(data.result.ends[end]?.name);
  }

  label(end) {
    return this.text(data.result.ends[end].label);
  }

  question(id) {
    return this.text(byId.get(id).text);
  }

  dimension(id) {
    return this.text(this.dimensions.get(id).label);
  }

  // What a note replies to: the follow-up on a weak answer, or else the question.
  asked(id) {
    const { weak, why, text } = byId.get(id);
    const together = this.note(id).includes(this.words("apart"));
    return this.text(weak.includes(this.state.answers.get(id)) && !together ? why : text);
  }

  note(id) {
    return inert(this.state.notes.get(id) ?? "");
  }

  // A report has values as in JSON, a case as they are written; here both will do.
  answer(question, value) {
    if (value === undefined || value === null) return this.words("unanswered");
    if (value === UNKNOWN || value === NOT_APPLICABLE) return this.words(value.replace("_", "-"));
    if (Array.isArray(value)) return value.map((one) => this.option(question, one)).join("; ");
    if (question.options.length) return inert(this.option(question, value));
    const number = question.kind === "number" && this.language === "nl";
    return number ? String(value).replace(".", ",") : inert(String(value));
  }

  option(question, value) {
    const found = question.options.find((option) => bare(option.value) === bare(value));
    return found ? this.text(found.label) : String(value);
  }
}
