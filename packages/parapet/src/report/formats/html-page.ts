/** Style and script of the HTML report. The page's content policy names their hashes, and lets nothing else in. */

export const STYLE = `
:root { color-scheme: light dark; --page: #f7f7f5; --surface: #fff; --ink: #1c1c1a; --muted: #5f5f5a; --line: #deded8; --bad: #b3261e; --warn: #8a5300; --note: #0b5cad; --good: #1b6b3a; }
@media (prefers-color-scheme: dark) { :root { --page: #161715; --surface: #1f201e; --ink: #ecece6; --muted: #a3a39b; --line: #383935; --bad: #ff8a80; --warn: #f3b562; --note: #8ab8f5; --good: #7fd39d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 20px 64px; max-width: 1080px; background: var(--page); color: var(--ink); font: 14px/1.5 ui-sans-serif, system-ui, sans-serif; }
h1 { font-size: 20px; margin: 0 0 4px; }
h2 { font-size: 15px; margin: 28px 0 8px; }
p { margin: 4px 0; }
code, pre { font: 12.5px/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
.muted { color: var(--muted); }
.gaps { border: 1px solid var(--bad); border-radius: 8px; padding: 8px 14px; margin: 16px 0; }
form { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin: 20px 0 12px; }
fieldset { display: flex; flex-wrap: wrap; gap: 4px 12px; border: 0; margin: 0; padding: 0; }
legend { float: left; padding: 0; margin-right: 12px; color: var(--muted); }
select, input[type=search] { font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 4px 8px; max-width: 260px; }
article { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; margin: 8px 0; overflow-wrap: anywhere; }
article h3 { font-size: 14px; margin: 0; }
article.suppressed, article.fixed { border-style: dashed; }
.severity { display: inline-block; min-width: 64px; margin-right: 6px; font-weight: 600; }
.critical, .high { color: var(--bad); } .medium { color: var(--warn); } .low { color: var(--note); } .info { color: var(--muted); }
.clean { color: var(--good); }
ol { margin: 4px 0; padding-left: 22px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 8px 0; }
th, td { text-align: left; padding: 3px 10px 3px 0; vertical-align: top; font-variant-numeric: tabular-nums; }
thead th, caption { color: var(--muted); font-weight: 500; text-align: left; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 500; }
.bars svg { display: block; margin-top: 4px; }
.bars .all { fill: var(--line); } .bars .share { fill: var(--bad); } .bars line { stroke: var(--ink); stroke-width: 2; }
.heat thead th { vertical-align: bottom; } .heat thead span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
caption { white-space: nowrap; }
.heat td { text-align: center; padding: 3px 6px; border: 1px solid var(--page); }
.heat0 { background: var(--line); } .heat1, .heat2, .heat3, .heat4 { color: #fff; font-weight: 600; }
.heat1 { background: #a35a52; } .heat2 { background: #a84038; } .heat3 { background: #a92c24; } .heat4 { background: #9c1a13; }
details { margin: 6px 0; } summary { cursor: pointer; color: var(--note); }
dl { margin: 6px 0; } dt { color: var(--muted); } dd { margin: 0; }
.talk dd { border-left: 3px solid var(--line); padding-left: 10px; margin-bottom: 6px; }
.talk pre { margin: 0; max-height: 320px; overflow-y: auto; }
.mapped { display: grid; grid-template-columns: max-content 1fr; gap: 0 12px; font-size: 12.5px; }
[hidden] { display: none; }
`;

/** Without it, everything is shown and the filters are not. */
export const SCRIPT = `
const form = document.querySelector("form");
const shown = document.querySelector("output");
const cards = [...document.querySelectorAll("article")];
function filter() {
  const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
  const rule = form.elements.rule.value;
  const words = form.elements.words.value.toLowerCase();
  const withSuppressed = form.elements.suppressed.checked;
  let count = 0;
  for (const card of cards) {
    const isShown = severities.has(card.dataset.severity) && (rule === "" || rule === card.dataset.rule)
      && (withSuppressed || card.dataset.status === "open") && card.textContent.toLowerCase().includes(words);
    card.hidden = !isShown;
    if (isShown) count++;
  }
  shown.textContent = count + " of " + cards.length + " shown";
}
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
filter();
`;
