// Draws a report: what `templates` (translated from report/templates) prints becomes elements.
// Only our own markup is parsed; every value is put in afterwards, so that it can only be text.

class Sheet {
  constructor() {
    this.html = "";
    this.values = [];
  }

  markup(text) {
    this.html += text;
  }

  // In the markup a number stands for a value, unless the value can only be a plain word.
  value(value) {
    const text = String(value);
    this.html += /^[\w.%-]*$/.test(text) ? text : `\ue000${this.values.push(text) - 1}\ue001`;
  }

  elements() {
    const template = document.createElement("template");
    template.innerHTML = this.html;
    const whole = (text) => text.replace(/\ue000(\d+)\ue001/g, (_, at) => this.values[at]);
    const walker = document.createTreeWalker(template.content, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data) node.data = whole(node.data);
      for (const attribute of node.attributes ?? []) attribute.value = whole(attribute.value);
    }
    return template.content;
  }

  // -- what a template uses of Jinja --

  truthy(value) {
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  }

  each(list) {
    const loop = (at) => ({ index: at + 1, first: at === 0, last: at === list.length - 1 });
    return list.map((value, at) => [value, loop(at)]);
  }

  length = (list) => list.length;
  first = (list) => list[0];
  list = (list) => list;
  select = (list) => list.filter(this.truthy);
  selectattr = (list, key) => list.filter((one) => this.truthy(one[key]));
  min = (list) => Math.min(...list);
  abs = Math.abs;
  number = signed;
  numbers = numbersIn;
  place = (number) => decimal(number, "en").replace(/0+$/, "").replace(/\.$/, "");
  percent = (score) => `${this.place((score + 1) * 50)}%`;
}

// What the mark of a place needs around its middle, and a line of a name.
const MARK = 12;
const LINE = 17;

// The drawing of a quadrant, as report/drawing.py draws it: `empty` with what the case adds.
function quadrantDrawing(quadrant, empty) {
  const { grid } = empty;
  const cells = quadrant.cells.flat();
  const within = (part, size) => Math.min(Math.max(part * size, MARK), size - MARK);
  const x = grid.x + within(quadrant.across, grid.width);
  const y = grid.y + within(quadrant.down, grid.height);
  const border = (start, size, count, place) => {
    const lines = Array.from({ length: count - 1 }, (_, i) => start + (size * (i + 1)) / count);
    return lines.sort((a, b) => Math.abs(a - place) - Math.abs(b - place))[0] ?? start;
  };
  const borders = [];
  if (quadrant.down_borderline) {
    const at = border(grid.y, grid.height, quadrant.rows.length, y);
    borders.push([grid.x, at, grid.x + grid.width, at]);
  }
  if (quadrant.across_borderline) {
    const at = border(grid.x, grid.width, quadrant.columns.length, x);
    borders.push([at, grid.y, at, grid.y + grid.height]);
  }
  // The name of the case's own cell leaves its mark free.
  const named = (label, at) => {
    if (!cells[at].here) return label;
    const box = empty.cells[at];
    const above = y > box.y + box.height / 2;
    const top = above ? box.y + 8 : box.y + box.height - LINE * label.lines.length - 8;
    const lines = label.lines.map(([, text], i) => [top + 13 + i * LINE, text]);
    return { ...label, lines, strong: true };
  };
  return {
    ...empty, borders, place: [x, y], reach: null,
    cells: empty.cells.map((box, at) => ({ ...box, cell: cells[at] })),
    labels: empty.labels.map(named),
  };
}

// What a report looks like; `level` is that of its first heading.
function reportSheet(report, state, language, level, group) {
  const w = new Wording(report, state, language);
  const view = reportView(report, state, language, group);
  const specs = placed(w);
  const drawings = view.quadrants.map((quadrant, at) =>
    [quadrant, quadrantDrawing(quadrant, data.report.quadrants[specs[at].id][language].drawing)]);
  const sheet = new Sheet();
  const words = (key, values) => w.words(key, values);
  const range = (count) => [...Array(count).keys()];
  templates(sheet, { words, language, range }).case(view, drawings, 1, level);
  return sheet;
}

function drawReport(report, state, language, level = 2, group = false) {
  const drawn = reportSheet(report, state, language, level, group).elements().firstElementChild;
  drawn.classList.add("two-pages");
  return drawn;
}
