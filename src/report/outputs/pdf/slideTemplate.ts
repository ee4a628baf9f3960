/** Page one as a slide of 16 : 9, in Typst: reads what the page design reads, and makes it smaller where it does not fit. */
export const SLIDE = `
#let report = json("report.json")
#let muted = rgb("#5b6169")
#let accent = rgb("#0b4f7d")
#set document(title: report.title, date: none)
#set text(font: "Source Sans 3", size: 15pt, fill: rgb("#1f2328"), lang: "en", region: "gb", number-type: "lining", hyphenate: false)
#set par(leading: 0.5em, spacing: 0.8em)
#set page(width: 960pt, height: 540pt, margin: (x: 40pt, top: 34pt, bottom: 34pt))
#set enum(spacing: 0.55em)
#let of(kind) = report.answer.filter(b => b.kind == kind)
#let words = {
  line(length: 100%, stroke: 2.4pt + accent)
  par(text(weight: 600, fill: accent, report.title))
  par(leading: 0.3em, text(size: 27pt, weight: 600, report.headline))
  block(above: 0.9em, report.lead)
  for b in of("orders") { block(above: 0.9em, below: 0.9em, enum(..b.items)) }
  for b in of("paragraph").slice(0, calc.min(1, of("paragraph").len())) { par(text(size: 12.5pt, b.text)) }
}
#let picture = for b in of("chart").slice(0, calc.min(1, of("chart").len())) {
  par(text(size: 13pt, weight: 600, b.title))
  par(text(size: 11pt, fill: muted, b.caption))
  image("charts/" + b.id + ".svg", width: 100%, alt: b.alt)
}
// As large as fits, and wider lines where it is smaller.
#let fitted(body) = layout(room => {
  let height(part) = measure(block(width: room.width / part, body)).height
  let part = range(20).map(step => 1 - 0.04 * step).find(part => height(part) * part <= room.height)
  let part = if part == none { 0.2 } else { part }
  box(width: room.width, height: room.height, scale(part * 100%, origin: top + left, block(width: room.width / part, height: height(part), body)))
})
#grid(
  columns: (1fr, 1.1fr), column-gutter: 34pt, rows: (1fr, auto), row-gutter: 10pt,
  fitted(words), fitted(picture),
  grid.cell(colspan: 2, text(size: 9.5pt, fill: muted, report.subtitle + "   ·   " + report.imprint)),
)
`;
