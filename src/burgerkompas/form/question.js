// One question: its answers to choose from, its note, and what is wrong with it.

const isTyped = ({ kind }) => kind === "number" || kind === "text";

function fieldset(question) {
  const { id } = question;
  return el("fieldset", { id: `q-${id}`, className: "question" },
    el("legend", { id: `legend-${id}` }, ...callable(question.text[language])),
    paragraph(howToChoose(question), "hint"),
    question.help && el("details", { className: "help" },
      el("summary", { textContent: say("help") }), el("p", {}, ...callable(question.help[language]))),
    el("div", { className: "reply" },
      el("div", { className: "answers" },
        ...(isTyped(question) ? [typedInput(question)] : question.options.map((option) =>
          choice(question, option.value, option.label[language]))),
        question.kind === "choices" ? choice(question, "", say("none-of-these"), true) : null,
        choice(question, UNKNOWN, say("unknown"), true),
        question.notApplicable ? choice(question, NOT_APPLICABLE, say("not-applicable"), true) : null),
      el("p", { id: `wrong-${id}`, className: "wrong" }),
      el("p", { id: `urgent-${id}`, className: "urgent", role: "alert" }),
      el("details", { className: "remark" },
        el("summary", { textContent: say("note") }),
        area(id, say("note-label"), say("note-hint"), state.notes.get(id) ?? "",
          (text) => note(id, text))),
      el("button", { type: "button", className: "quiet wipe", textContent: say("clear"),
        "aria-describedby": `legend-${id}`, onclick: () => {
          put(question, undefined);
          $(`q-${id}`).querySelector(".answers input, .answers textarea").focus();
        } })));
}

// One line on how to choose, as in the interview.
function howToChoose(question) {
  if (question.kind === "choices") return say("several");
  if (!data.rule || isTyped(question)) return "";
  return question.kind === "yes_no" ? say("doubt") : data.rule[language];
}

// One answer to choose. `aside`: not of the question's own; among several choices it stands alone.
function choice(question, value, label, aside = false) {
  const single = question.kind !== "choices" && !isTyped(question);
  const input = el("input", { type: single ? "radio" : "checkbox", name: `a-${question.id}`, value,
    onchange: () => put(question, single ? value : ticked(question, input, aside)) });
  return el("label", { className: aside ? "aside" : "" }, input,
    el("span", { textContent: label }));
}

function ticked(question, input, aside) {
  if (aside) return input.checked ? input.value || [] : undefined;
  const now = state.answers.get(question.id);
  const chosen = new Set(Array.isArray(now) ? now : []);
  if (input.checked) chosen.add(input.value);
  else chosen.delete(input.value);
  const alone = (value) => question.options.some((option) => option.value === value && option.alone);
  const fits = (value) => !input.checked || value === input.value || !(alone(value) || alone(input.value));
  const values = question.options.map((option) => option.value).filter((v) => chosen.has(v) && fits(v));
  return values.length ? values : undefined;
}

function typedInput(question) {
  const { id, kind } = question;
  const number = kind === "number";
  const input = el(number ? "input" : "textarea", {
    ...(number ? { type: "text", inputMode: question.decimals ? "decimal" : "numeric" } : { rows: 2, dir: "auto" }),
    className: "typed", autocomplete: "off", "aria-labelledby": `legend-${id}`,
    "aria-describedby": `${number ? `bounds-${id} ` : ""}wrong-${id}`,
    oninput: () => {
      const found = number ? numberIn(question, input.value) : typedText(question, input.value);
      put(question, found || undefined);
      if (found === null && input.value.trim()) drafts.set(id, input.value);
      else wrong(id, "");
    },
    onchange: () => {
      if (drafts.has(id)) wrong(id, notTaken(question));
    },
  });
  if (!number) return input;
  return el("div", {}, el("p", { id: `bounds-${id}`, className: "hint",
    textContent: bounds(question) }), input);
}

function bounds({ minimum, maximum, decimals }) {
  const kind = say(decimals ? "decimal" : "whole", { decimals });
  const [low, high] = [minimum, maximum].map((bound) => bound && bound.replace(".", say("point")));
  if (low === null && high === null) return `${kind}.`;
  return say(low === null ? "at-most" : (high === null ? "at-least" : "bounds"), { kind, low, high });
}

// What was typed as a text, as the program reads it; null if it is a word for an absence that the
// question doesn't take.
function typedText(question, text) {
  const absence = absenceIn(text);
  return absence === NOT_APPLICABLE && !question.notApplicable ? null : absence ?? text;
}

// Why what was typed is no answer.
function notTaken(question) {
  return question.kind === "number" ? say("bad-number", { hint: bounds(question) }) : say("bad-text");
}

// Say what is wrong at a question, or (`.name`) at what the case is about; "" is all well.
function wrong(id, text) {
  const message = $(`wrong-${id}`);
  message.textContent = text;
  const field = message.parentElement.querySelector(".typed");
  if (text) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

// Put a question's answer into its controls.
function fill(question) {
  const answer = state.answers.get(question.id);
  const box = $(`q-${question.id}`);
  for (const input of box.querySelectorAll(".answers label input")) {
    const none = input.value === "" && Array.isArray(answer) && answer.length === 0;
    input.checked = none || (Array.isArray(answer) ? answer.includes(input.value)
      : answer !== undefined && input.value === answer);
  }
  const typed = box.querySelector(".typed");
  if (typed && typed !== document.activeElement) {
    typed.value = drafts.get(question.id) ?? ([UNKNOWN, NOT_APPLICABLE].includes(answer) ? "" : answer ?? "");
    wrong(question.id, drafts.has(question.id) ? notTaken(question) : "");
  }
  box.classList.toggle("answered", answer !== undefined);
  box.querySelector(".wipe").hidden = answer === undefined;
  const weak = question.weak.includes(answer);
  const why = weak ? question.why[language] : say("note-label");
  box.querySelector(".remark label").textContent = why;
  if (weak || state.notes.has(question.id)) box.querySelector(".remark").open = true;
}
