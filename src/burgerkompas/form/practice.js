// Practice: a story, what you would do and why, then the advice and where you differ. The same talk as
// report/discussion.py gives, in the same words.

const practice = { story: null, chosen: "", why: "", told: new Set() };
const told = (key, values = {}) => filled(data.practice[language][key] ?? data.report.words[language][key], values);

function practiceSection() {
  return section(PRACTICE, el("div", { id: "practice", tabIndex: -1 }));
}

function updatePractice() {
  stopSearch();
  if (practice.story === null) showPractice(...storyList());
  else if (practice.talked) talk();
  else showPractice(...tale(), ...question());
}

const showPractice = (...children) => redraw($("practice"), ...children);

// Go on to the next step, which is read from its beginning.
function step(changes) {
  Object.assign(practice, changes);
  updatePractice();
  scrollTo(0, 0);
  $("practice").querySelector("h3").focus({ preventScroll: true });
}

function storyList() {
  return [
    el("h3", { tabIndex: -1, textContent: told(practice.told.size ? "another" : "which") }),
    el("ul", { className: "stories" }, ...data.stories.map((story) => el("li", {},
      el("button", { type: "button", onclick: () => step({ story, chosen: "", why: "", talked: false }) },
        el("strong", { textContent: titleOf(story) }),
        practice.told.has(story) ? ` (${told("told")})` : "",
        el("small", { textContent: firstOf(storyParagraphs(story, language)[0]) }))))),
  ];
}

const titleOf = ({ about }) => [about.name, about.place].filter(Boolean).join(", ");

function firstOf(first) {
  return first.length > 80 ? `${first.slice(0, 80).replace(/ [^ ]*$/, "")} …` : first;
}

function tale() {
  return [
    el("h3", { tabIndex: -1, textContent: titleOf(practice.story) }),
    ...storyParagraphs(practice.story, language).map((text) => paragraph(text)),
  ];
}

function question() {
  const on = el("button", { type: "button", className: "main", disabled: !practice.chosen,
    textContent: say("see-advice"), onclick: () => {
      practice.told.add(practice.story);
      step({ talked: true });
    } });
  const choices = ends("would-do", told("what"), (chosen) => {
    practice.chosen = chosen;
    on.disabled = false;
  });
  for (const input of choices.querySelectorAll("input")) input.checked = input.value === practice.chosen;
  return [choices, area(".your-why", told("why"), "", practice.why, (why) => { practice.why = why; }),
    el("p", { className: "actions" }, on, another())];
}

const another = () => el("button", { type: "button", textContent: say("another-story"),
  onclick: () => step({ story: null }) });

function talk() {
  const state = asState(practice.story);
  const found = reportWithTwo(state, language);
  const drawWith = (changes, tried) => {
    Object.assign(found, { changes, tried });
    const [first, ...rest] = discuss(found, state, practice.chosen, practice.why);
    showPractice(
      ...[first, ...rest].map(({ title, lines }) => el("section", { className: "talk" },
        el("h3", { tabIndex: -1, textContent: title }), ...paragraphsOf(lines))),
      el("details", {}, el("summary", { textContent: told("story") }), ...tale().slice(1)),
      el("details", {}, el("summary", { textContent: say("whole-report") }), drawReport(found, state, language, 2)),
      el("p", { className: "actions" }, another(), el("button", { type: "button", className: "main",
        textContent: say("own-case"), onclick: () => go(START) })));
  };
  drawWith(singleChanges(state), false);
  stopSearch = pairChanges(state, (changes) => changes && drawWith(changes, true));
}

// Lines as elements: those that start with a dash are items of a list.
function paragraphsOf(lines) {
  const found = [];
  for (const text of lines) {
    if (!text.startsWith("- ")) found.push(paragraph(text));
    else {
      if (found.at(-1)?.tagName !== "UL") found.push(el("ul"));
      found.at(-1).append(el("li", { textContent: text.slice(2) }));
    }
  }
  return found;
}

// -- what there is to say about a choice ---------------------------------------------------------

function discuss(found, state, chosen, why) {
  const advice = found.strategy;
  const label = data.result.ends[chosen].label[language];
  const isStrategy = data.choosable.find((end) => end.id === chosen).strategy;
  const same = chosen === (advice.id ?? found.outcome);
  const firm = firmness(new Wording(found, state, language));
  const between = same ? agreed(advice, isStrategy && chosen, firm)
    : isStrategy ? apart(found, state, chosen, label, firm) : outcomeOnly(found, state, chosen);
  return [
    { title: told("you", { label }), lines: why ? [told("your-why", { why })] : [] },
    compass(found, state),
    between,
    talkAbout(isStrategy && chosen, same),
  ];
}

function compass(found, state) {
  // The view in the story is not that of the person who practises; what was tried is not shown here.
  const advice = { ...found.strategy, own_view: null };
  const view = adviceView({ ...found, strategy: advice, tried: false }, state, language);
  const reasons = [[told("reasons"), view.because], [told("against"), view.against ? [view.against] : []],
    ...view.sides.map(({ name, because }) => [`${told("speaks-for-name", { name })}:`, because])];
  return { title: told("compass", { label: view.headline }), lines: [
    ...(view.intro ? [view.intro] : []),
    ...(view.certain ? [`${told("certain")} ${view.certain}`] : []),
    ...reasons.filter(([, texts]) => texts.length).flatMap(([head, texts]) => [head, ...dashed(texts)]),
    // Without its answer, which is not the reader's.
    ...(view.decides ? [`${view.decides_title}: ${view.decides}`] : []),
    ...view.beside, ...storyView(found, state), ...view.how_sure, ...knew(found, state),
  ] };
}

// What the person who filled in the story sees, if that is known.
function storyView(found, state) {
  const { question, answer, points_to: to } = found.strategy.own_view ?? {};
  const w = new Wording(found, state, language);
  return to ? [told("story-view", { answer: w.answer(byId.get(question), answer), name: w.name(to) })] : [];
}

const MAX_KNOWN = 4;

// The answers that count most here: of the gate that decides, then of the drivers.
function knew(found, state) {
  const { id, runner_up, decided_by, ranking } = found.strategy;
  const drivers = [id, runner_up].flatMap((end) => (ranking.find((one) => one.id === end)?.contributions ?? [])
    .filter((one) => one.contribution).sort(by((one) => -Math.abs(one.contribution))));
  const asked = [...(gateSpecs.get(decided_by)?.asks ?? []), ...drivers.flatMap((one) => dimensionOf(one).itemIds)];
  const known = [...new Set(asked)].filter((id) => ![undefined, UNKNOWN, NOT_APPLICABLE].includes(state.answers.get(id)));
  const w = new Wording(found, state, language);
  return under(told("knew"), known.slice(0, MAX_KNOWN)
    .map((id) => `${w.question(id)} ${w.answer(byId.get(id), state.answers.get(id))}`));
}

const dashed = (texts) => texts.map((text) => `- ${text}`);
const under = (head, texts) => texts.length ? [head, ...dashed(texts)] : [];

// What is not firm, nobody can agree with outright.
function agreed(advice, strategy, firm) {
  const two = firm === "unclear" && advice.runner_up;
  const title = two ? "one-of-two" : ["clear", "danger"].includes(firm) ? "together" : "together-maybe";
  return { title: told(title), lines: under(told("still-against"), strategy ? against(advice, strategy) : []) };
}

function apart(found, state, chosen, label, firm) {
  const advice = found.strategy;
  const counted = contributions(advice, chosen);
  const pro = counted.filter((one) => one.contribution > 0).sort(by((one) => -one.contribution)).map(saidOf);
  const silent = counted.filter((one) => one.value === null).map((one) => dimensionOf(one).label[language]);
  const two = firm === "unclear" && chosen === advice.runner_up;
  return { title: told(two ? "one-of-two" : "apart"), lines: [
    ...(advice.id ? [] : [told("first-that")]),
    ...(pro.length ? under(told("for", { label }), pro) : [told("for-nothing", { label })]),
    ...under(told("against-it", { label }), against(advice, chosen)),
    ...(silent.length ? [told("silent", { names: silent.join("; ") })] : []),
    ...changesTo(found, state, chosen),
  ] };
}

function outcomeOnly(found, state, chosen) {
  const because = data.result.gates
    .filter((gate) => gate.effects.outcome?.[0].includes(chosen) && gate.because)
    .map((gate) => gate.because[language]);
  return { title: told("apart"), lines: [told("outcome-when"), ...dashed(because), ...changesTo(found, state, chosen)] };
}

const entryOf = (advice, strategy) => advice.ranking.find(({ id }) => id === strategy);
const dimensionOf = ({ driver }) => dimensionSpecs.get(driver);
const saidOf = (one) => dimensionOf(one)[one.value > 0 ? "high" : "low"][language];
const by = (key) => (one, other) => key(one) - key(other);

// Which other answers would lead to a choice, in the words of the report.
function changesTo(found, state, chosen) {
  const change = found.changes?.find(({ to }) => to === chosen);
  // Without an advised strategy something has to be done or known first.
  if (!found.strategy.id || !change) return [];
  const [{ head, answers }] = reportView({ ...found, changes: [change] }, state, language).changes[0].changes;
  return [head, ...answers.map((answer) => `- ${told("changed", answer)}`)];
}

// What counts for or against a strategy, and what of that is unknown.
function contributions(advice, strategy) {
  return entryOf(advice, strategy).contributions
    .filter(({ value, contribution }) => value === null || Math.abs(contribution) >= 0.05);
}

function against(advice, strategy) {
  const closed = entryOf(advice, strategy).closed_by
    .map((id) => gateSpecs.get(id).because?.[language]).filter(Boolean);
  const counted = contributions(advice, strategy).filter((one) => one.contribution < 0)
    .sort(by((one) => one.contribution)).map(saidOf);
  return [...closed, ...counted];
}

function talkAbout(strategy, same) {
  const notWhen = strategy && data.result.ends[strategy].not_when?.[language];
  return { title: told("talk"), lines: [told("no-mark"), `- ${told(same ? "talk-same" : "talk-other")}`,
    ...(notWhen ? [`- ${notWhen} ${told("talk-not-when")}`] : []), `- ${told("talk-know")}`] };
}
