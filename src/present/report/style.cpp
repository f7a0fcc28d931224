// The looks of a report. No colour says anything that a shape or a word does not say, too; no letter is smaller than
// 10 pt on paper.
#include "present/report/parts.h"

namespace tk::present {

namespace {

constexpr std::string_view looks = R"css(
:root { color-scheme: light; --ink: #10282c; --soft: #42585b; --line: #b9c7c4; --rule: #10282c; --primary: #00614d;
  --band: #458f77; --needle: #d4470c; --must: #a1291b; --will: #7a4b00; }
* { box-sizing: border-box; }
html { font: 10.5pt/1.36 "Atkinson Hyperlegible Next", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
  color: var(--ink); background: #fff; -webkit-text-size-adjust: 100%; }
body { max-width: 190mm; margin: 0 auto; padding: 6mm 5mm; overflow-wrap: break-word; hyphens: auto; }
h1, h2, h3, h4, h5, p, ul, table { margin: 0; }
h1 { font-size: 24pt; line-height: 1.15; }
h2 { font-size: 15pt; line-height: 1.2; margin: 5mm 0 1.5mm; }
h3 { font-size: 12pt; line-height: 1.25; margin: 3mm 0 1mm; }
h4, h5, h6 { font-size: 10.5pt; margin: 2mm 0 0.5mm; }
ul { padding-left: 5mm; }
a { color: inherit; }
svg { overflow: visible; }
.soft { color: var(--soft); }
.top { display: flex; justify-content: space-between; align-items: center; gap: 5mm; padding-bottom: 3mm; }
.brand { display: flex; align-items: center; gap: 3mm; font-size: 13pt; font-weight: 700; }
.mark { width: 9mm; height: 9mm; }
.title { padding-bottom: 3mm; border-bottom: 0.6mm solid var(--rule); }
.title p { margin-top: 1mm; }

/* the result beside the compass */
.result { position: relative; display: grid; margin-top: 4mm; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 8mm; }
.result > .wide { grid-column: 1 / -1; }
.result h3 { margin-top: 0; }
.figure { font-size: 22pt; font-weight: 700; line-height: 1.2; }
.bar { display: block; width: 24mm; height: 5mm; }
.bar.large { width: 100%; height: auto; margin-top: 1mm; }
.ends, .legend { display: flex; justify-content: space-between; }
.ends { color: var(--soft); }
.compass-half { text-align: center; }
.compass { display: block; width: 100%; max-width: 90mm; height: auto; margin: 0 auto; }
.legend { justify-content: center; gap: 5mm; }
.legend span::before { content: ""; display: inline-block; width: 8mm; margin-right: 2mm; vertical-align: middle; border-top: 0.8mm solid var(--primary); }
.legend .then::before { border-top: 0.6mm dashed var(--primary); }

/* drawings */
.track { fill: #e8eeec; stroke: #5f7775; stroke-width: 1; }
.band { fill: var(--band); }
.estimated { fill: none; stroke: var(--ink); stroke-width: 1; stroke-dasharray: 3 2; }
.needle { fill: var(--needle); stroke: #fff; stroke-width: 1.5; }
.bar .needle { stroke-width: 1; }
.tail { fill: var(--ink); stroke: #fff; stroke-width: 1; }
.grid { fill: none; stroke: #d5dfdc; }
.ring { fill: none; stroke: var(--primary); stroke-width: 3; }
.now { fill: var(--primary); fill-opacity: 0.22; }
.now-line { fill: none; stroke: var(--primary); stroke-width: 3; }
.then-line { fill: none; stroke: var(--primary); stroke-width: 2; stroke-dasharray: 6 4; }
.now-mark { fill: var(--primary); stroke: #fff; }
.then-mark { fill: #fff; stroke: var(--primary); stroke-width: 2; }
.compass text { font-size: 14px; fill: var(--ink); }
.compass .name { font-weight: 700; }
svg.verdict { width: 5mm; height: 5mm; margin-right: 1.5mm; vertical-align: -1.2mm; }
svg.verdict :is(.ring, .stroke) { fill: none; stroke: var(--ink); stroke-width: 1.8; }
svg.verdict .dashed { stroke-dasharray: 3 2.4; }

/* tables */
table { width: 100%; border-collapse: collapse; text-align: left; }
caption { padding-bottom: 1.5mm; text-align: left; color: var(--soft); }
th, td { padding: 1.3mm 3mm 1.3mm 0; vertical-align: top; border-bottom: 0.25mm solid var(--line); font-weight: 400; }
thead th { vertical-align: bottom; border-bottom: 0.4mm solid var(--rule); color: var(--soft); font-weight: 700; }
th.head, .group th { font-weight: 700; }
.group th { padding-top: 2.5mm; border-bottom: 0.4mm solid var(--rule); }
th:last-child, td:last-child { padding-right: 0; }
.number { width: 17mm; white-space: nowrap; }
.because { width: 38%; }
.when { width: 24%; }
td.when { font-weight: 700; }
.saving { width: 35mm; }
.can .amount { width: 36mm; }
.years { width: 27mm; }
.result > h2, .pairs caption, .pairs thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.pairs { position: relative; margin-top: 2mm; }
.pairs th.head { font-weight: 400; white-space: nowrap; }
.pairs td { text-align: right; font-weight: 700; }
.pairs .soft { display: block; font-weight: 400; }
.note, .line { display: block; }
.schemes :is(th, td).verdict { width: 18%; }
td.verdict span { font-weight: 700; }
.until { width: 31%; }
.schemes .head { width: 21%; }
.use { width: 30%; }
.share { width: 14%; }
.write { width: 32%; }
.rest { margin-top: 1.5mm; }
.node { display: inline-block; min-width: 8mm; padding: 0.4mm 1mm; border: 0.5mm solid var(--ink); text-align: center; font-weight: 700; line-height: 1.3; }
.node.must { border-color: var(--must); border-radius: 1.5mm; }
.node.will { border-color: var(--will); border-style: dashed; border-radius: 1.5mm; }
.node.can { border-color: var(--primary); border-radius: 5mm; }
.tick { display: inline-block; flex: none; width: 4mm; height: 4mm; margin-right: 2.5mm; border: 0.35mm solid var(--ink); border-radius: 0.8mm; vertical-align: -0.6mm; }

/* boxes */
.week, .receipt { margin-inline: 0.3mm; }
.week { margin-top: 5mm; padding: 3mm 5mm 4mm; border: 0.6mm solid var(--rule); border-radius: 3mm; }
.week h2 { margin-top: 0; font-size: 12pt; }
.week ul { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 5mm; padding: 0; list-style: none; }
.week li { display: flex; }
.card { padding: 2.5mm 0 3mm; border-bottom: 0.25mm solid var(--line); }
.card h3 { margin-top: 0; }
.card h3 .node { margin-right: 1.5mm; }
.card p { margin-top: 0.5mm; }
.small-print ul { padding: 0; list-style: none; }
.small-print li { margin-bottom: 1.5mm; break-inside: avoid; }
.receipt { margin-top: 5mm; padding: 3mm 5mm; border: 0.35mm solid #5f7775; border-radius: 3mm; }
.receipt h2 { margin-top: 0; font-size: 12pt; }
.receipt-lines { padding: 0; list-style: none; color: var(--soft); }
.receipt-lines li { display: inline; }
.receipt-lines li:not(:last-child)::after { content: ". "; }
.write-line { height: 9mm; border-bottom: 0.25mm solid #5f7775; }
section > table + table { margin-top: 5mm; }
section > p + table { margin-top: 2mm; }

/* two pages */
.summary { font-size: 10pt; line-height: 1.3; }
.summary h2 { margin: 4mm 0 1mm; font-size: 14pt; }
.summary :is(.week, .receipt) h2 { margin-top: 0; font-size: 11pt; }
.summary .figure { font-size: 18pt; }
.summary .compass { max-width: 74mm; }
.summary .pairs .soft { display: inline; }
.summary :is(th, td) { padding-block: 0.9mm; }
.summary .group th { padding-top: 1.8mm; }
.summary h1 { font-size: 20pt; }
.summary .top, .summary .title { padding-bottom: 2mm; }
.summary :is(.must, .will, .schemes, .compass-half) { position: relative; }
.summary :is(.must, .will, .schemes) caption, .summary .compass-half h3 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.summary .because { width: 44%; }
.summary .when { width: 21%; }
.summary .schemes .head { width: 24%; }
.summary .schemes :is(th, td).verdict { width: 21%; }
.summary .schemes .because { width: 15%; }
.summary .schemes .until { width: 40%; }
.summary td.verdict { white-space: nowrap; }
.summary .years { width: 29mm; }

@media screen {
  html, .summary { font-size: 1rem; }
  body { max-width: 60rem; padding: 1.5rem 1rem 4rem; }
}
@media screen and (max-width: 44rem) {
  .result, .week ul { display: block; }
  .compass-half { margin-top: 1.5rem; }
  .week li { margin-top: 0.5rem; }
  table:not(.pairs), table:not(.pairs) :is(tbody, tr, th, td) { display: block; width: auto !important; }
  table:not(.pairs) :is(caption, thead) { display: block; }
  table:not(.pairs) thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table:not(.pairs) tr { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  table:not(.pairs) :is(th, td) { padding: 0.15rem 0; border: 0; }
  td[data-name]:not(.number, :empty)::before { content: attr(data-name) ": "; color: var(--soft); font-weight: 400; }
  .pairs td { text-align: left; }
}
@media print {
  body { max-width: none; padding: 0; }
  a[href]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
  thead { display: table-header-group; }
  tr, li, .card, .week, .receipt, .result, .summary .will, svg { break-inside: avoid; }
  tbody:first-of-type > tr:first-child { break-before: avoid; }
  h1, h2, h3, h4, h5, h6, caption, thead, .group { break-after: avoid; }
  p { orphans: 3; widows: 3; }
}
)css";

}  // namespace

std::string report_style(const Texts& texts, const std::string& running) {
    // Where the counters stand in the words, whatever their order.
    std::string words = texts("report.page", {{"page", "\x01"}, {"pages", "\x02"}}), content, part;
    const auto flush = [&] {
        if (!part.empty()) content += " " + css_string(part);
        part.clear();
    };
    for (const char c : words) {
        if (c != '\x01' && c != '\x02') {
            part += c;
            continue;
        }
        flush();
        content += c == '\x01' ? " counter(page)" : " counter(pages)";
    }
    flush();
    const std::string foot =
        " font: 10pt \"Atkinson Hyperlegible Next\", \"Segoe UI\", \"Helvetica Neue\", Arial, sans-serif; color: #42585b;"
        " border-top: 0.25mm solid #5f7775; padding-top: 2mm; vertical-align: top;";
    return "@page { size: A4; margin: 12mm 15mm 17mm;\n  @bottom-left { width: 75%; text-align: left; content: " +
           css_string(running) + ";" + foot + " }\n  @bottom-right { width: 25%; text-align: right; content:" + content +
           ";" + foot + " }\n}" + std::string(looks);
}

}  // namespace tk::present
