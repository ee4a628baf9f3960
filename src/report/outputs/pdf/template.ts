/** The page design in Typst. Reads `report.json` (text only, never evaluated as markup) and `charts/<id>.svg`. */
export const TEMPLATE = `
#let report = json("report.json")
#let ink = rgb("#1f2328")
#let muted = rgb("#5b6169")
#let rule = rgb("#8b9198")
#let grid-grey = rgb("#dfe2e6")
#let accent = rgb("#0b4f7d")

#set document(title: report.title + " " + report.subtitle, date: none)
#set text(font: "Source Sans 3", size: 10pt, fill: ink, lang: "en", region: "gb", number-type: "lining", hyphenate: false)
#set par(leading: 0.65em, spacing: 1.1em)
#let running-header = context {
  if counter(page).get().first() > 1 {
    set text(size: 8pt, fill: muted)
    grid(columns: (1fr, auto), column-gutter: 1em, ..report.running)
    v(-0.55em)
    line(length: 100%, stroke: 0.4pt + rule)
  }
}
#let running-footer = context {
  set text(size: 8pt, fill: muted)
  grid(columns: (1fr, auto), report.imprint, [Page #counter(page).display() of #counter(page).final().first()])
}
#set page(paper: "a4", margin: (x: 2cm, top: 2.3cm, bottom: 2cm), header: running-header, footer: running-footer, header-ascent: 32%, footer-descent: 36%)

#show heading.where(level: 1): it => block(above: 2.2em, below: 1em, sticky: true, width: 100%, stroke: (top: 0.6pt + rule), inset: (top: 8pt), text(size: 15pt, weight: 600, it.body))
#show heading.where(level: 2): it => block(above: 1.5em, below: 0.7em, sticky: true, text(size: 11.5pt, weight: 600, it.body))
#set list(marker: text(fill: accent, [•]), indent: 0pt, body-indent: 0.6em, spacing: 0.8em)
#set figure(supplement: none, numbering: none, gap: 0.65em)
#set figure.caption(position: top)
#show figure: set block(above: 1.4em, below: 1.6em)
#show figure.caption: it => block(width: 100%, sticky: true, align(left, it.body))
#show figure.where(kind: table): set block(breakable: true)

// Lets long names of the model break after an underscore or a full stop.
#let breakable-names(c) = c.replace(regex("[_.][A-Za-z]"), m => m.text.first() + sym.zws + m.text.last())
#let data-table(b, size) = {
  let grows = b.columns.any(c => c.grow > 0)
  let last = b.rows.len()
  let head = table.header(repeat: true, ..b.columns.map(c => table.cell(text(fill: muted, weight: 600, c.title))))
  show figure: set block(breakable: last > 14)
  figure(kind: table, caption: text(size: calc.max(size, 8pt), weight: 600, b.caption), {
    set text(size: size, number-width: "tabular")
    set par(leading: 0.5em)
    table(
      columns: b.columns.enumerate().map(((i, c)) => if c.grow > 0 { c.grow * 1fr } else if not grows and i == 0 { 1fr } else { auto }),
      align: (x, y) => if b.columns.at(x).align == "right" { right } else { left } + if y == 0 { bottom } else { top },
      inset: (x, y) => (left: if x == 0 { 0pt } else { 4pt }, right: if x == b.columns.len() - 1 { 0pt } else { 4pt }, y: if size < 8pt { 2.6pt } else { 3.8pt }),
      stroke: (x, y) => (
        top: if y == 0 { 0.9pt + ink } else if y == 1 { 0.5pt + rule } else { 0.35pt + grid-grey },
        bottom: if y == last { 0.9pt + ink },
      ),
      head,
      ..b.rows.enumerate().map(((i, cells)) => cells.map(c => if b.totals.contains(i) { strong(c) } else { breakable-names(c) })).flatten()
    )
  })
}

#let chart(b) = figure(
  kind: image,
  caption: {
    text(size: 11pt, weight: 600, b.title)
    linebreak()
    text(size: 8.5pt, fill: muted, b.caption)
  },
  image("charts/" + b.id + ".svg", width: 100%, alt: b.alt),
)

// As mathematics where it fits, a little smaller where it nearly does, as text where it does not.
#let formula(alternative, m) = {
  let plain = text(font: "DejaVu Sans Mono", size: 7.5pt, alternative)
  if m == none { return plain }
  show math.frac: math.display
  set math.cases(gap: 0.65em)
  let set-out = math.equation(block: true, alt: alternative, eval(m, mode: "math"))
  layout(room => {
    let part = room.width / calc.max(measure(set-out).width, 1pt)
    if part >= 1 { set-out } else if part >= 0.68 { scale(part * 100%, origin: left, reflow: true, set-out) } else { plain }
  })
}

#let equation-entry(e) = block(breakable: false, above: 1em, below: 1em, width: 100%, {
  set math.equation(numbering: none)
  show math.equation.where(block: true): set align(left)
  show math.equation.where(block: true): set block(above: 0.6em, below: 0.6em)
  set par(spacing: 0.55em)
  par({
    strong(e.name)
    let facts = (if "over" in e { "for each " + e.over }, if e.unit != "" { "in " + e.unit }).filter(x => x != none)
    text(size: 8.5pt, fill: muted, "  " + facts.join(", "))
  })
  formula(e.equals, if "math" in e { e.math.equals })
  if "starts" in e {
    let first = text(size: 8.5pt, fill: muted, "At the start: ")
    if "math" in e { par(first) + formula(e.starts, e.math.starts) } else { par(first + formula(e.starts, none)) }
  }
  par(text(size: 8.5pt, e.about + if "source" in e { " Source: " + e.source + "." }))
})

#let renderers = (
  paragraph: b => par(b.text),
  heading: b => heading(level: 2, outlined: false, b.text),
  note: b => block(inset: (left: 8pt), stroke: (left: 2pt + accent), b.text),
  list: b => list(..b.items),
  orders: b => enum(..b.items),
  terms: b => grid(
    columns: (4.2cm, 1fr), row-gutter: 0.75em, column-gutter: 1em,
    ..b.terms.map(t => (strong(t.first()), t.last())).flatten()
  ),
  chart: chart,
  table: b => data-table(b, if b.small { 7pt } else { 8.5pt }),
  equations: b => for e in b.equations { equation-entry(e) },
)
#let write(section) = {
  [#heading(level: 1, section.title)#label(section.id)]
  for (i, b) in section.blocks.enumerate() {
    let follower = section.blocks.at(i + 1, default: (kind: none)).kind
    let shown = (renderers.at(b.kind))(b)
    if b.kind == "paragraph" and follower in ("chart", "table", "equations", "heading") { block(sticky: true, shown) } else { shown }
  }
}

// Page one: the answer.
#block(above: 0pt, below: 0.9em, line(length: 100%, stroke: 2.4pt + accent))
#par(text(size: 10.5pt, weight: 600, fill: accent, report.title))
#{
  set par(leading: 0.36em)
  show heading: it => block(above: 11pt, below: 15pt, text(size: 24pt, weight: 600, hyphenate: false, it.body))
  heading(level: 1, outlined: false, report.headline)
}
#par(text(size: 11pt, report.lead))
#par(text(size: 9pt, fill: muted, report.subtitle))
#{
  set text(size: 9pt)
  set par(leading: 0.52em, spacing: 0.8em)
  set list(spacing: 0.5em)
  for b in report.answer { (renderers.at(b.kind))(b) }
}

#pagebreak()
#if report.whole {
  heading(level: 1, outlined: false, "Contents")
  show outline.entry: it => block(above: 0.65em, link(it.element.location(), it.indented(none, it.inner())))
  outline(title: none, depth: 1)
}
#for section in report.sections { write(section) }
`;
