import type { Random } from "./random.ts";

/** Where a passage comes from, as the guard is told. */
export type Origin = "user" | "document" | "email" | "web" | "tool";

/** What a document is made of. Harmless documents have a `planted` sentence as well, of another kind. */
export interface Parts {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly planted: readonly string[];
  readonly people: readonly string[];
}

export interface Form {
  readonly name: string;
  readonly origin: Exclude<Origin, "user">;
  readonly compose: (random: Random, parts: Parts) => string;
}

/** The sentences with what is planted among them: at the start, at the end, or anywhere. */
function mixed(random: Random, { sentences, planted }: Parts): string[] {
  const result = [...sentences];
  for (const sentence of planted) {
    const at = random.pick([0, result.length, random.below(result.length + 1)]);
    result.splice(at, 0, sentence);
  }
  return result;
}

const number = (random: Random, below: number): number => 1 + random.below(below);
const twoDigits = (value: number): string => String(value).padStart(2, "0");
const dateOf = (random: Random): string => `2026-${twoDigits(number(random, 12))}-${twoDigits(number(random, 28))}`;
const timeOf = (random: Random): string => `${twoDigits(random.below(24))}:${twoDigits(random.below(60))}`;
const word = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 30);
const address = (name: string, random: Random): string =>
  `${
    word(name)
      .normalize("NFKD")
      .replace(/[^a-z-]/g, "") || "info"
  }@${random.pick(["northbay", "corvin", "halden", "ardent"])}.example`;
const escaped = (text: string): string =>
  text.replace(/[<>&]/g, (sign) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;" })[sign]!);

/** Sentences in paragraphs of two to four; a language that sets no spaces between sentences gets one all the same. */
function paragraphs(random: Random, sentences: readonly string[]): string {
  const result: string[] = [];
  for (let at = 0; at < sentences.length; ) {
    const size = 2 + random.below(3);
    result.push(sentences.slice(at, at + size).join(" "));
    at += size;
  }
  return result.join("\n\n");
}

const HIDDEN_MARKUP: readonly ((text: string) => string)[] = [
  (text) => `<!-- ${text} -->`,
  (text) => `<span style="display:none">${text}</span>`,
  (text) => `<p style="color:#fff;font-size:1px">${text}</p>`,
  (text) => `<img src="chart.png" alt="${text.replaceAll('"', "'")}">`,
  (text) => `<div hidden>${text}</div>`,
  (text) => `<p>${text}</p>`,
  (text) => `<aside>${text}</aside>`,
  (text) => `<td title="${text.replaceAll('"', "'")}">ok</td>`,
];

const HIDDEN_MARKDOWN: readonly ((text: string) => string)[] = [
  (text) => `[//]: # (${text})`,
  (text) => `> ${text}`,
  (text) => `[^1]: ${text}`,
  (text) => `<!-- ${text} -->`,
  (text) => `- ${text}`,
  (text) => `**Note:** ${text}`,
  (text) => `\`\`\`\n${text}\n\`\`\``,
  (text) => text,
];

const JSON_FIELDS = [
  "description",
  "notes",
  "comment",
  "body",
  "content",
  "snippet",
  "summary",
  "bio",
  "message",
  "address2",
];

function email(random: Random, parts: Parts): string {
  const [from = "Anna", to = "Marek", third = "Ines"] = parts.people;
  const isQuoted = random.chance(0.3);
  const body = isQuoted ? [...parts.sentences] : mixed(random, parts);
  const head = [
    `From: ${from} <${address(from, random)}>`,
    `To: ${to} <${address(to, random)}>`,
    `Subject: ${random.pick(["", "Re: ", "Fwd: "])}${parts.title}`,
  ];
  if (random.chance(0.4)) head.splice(2, 0, `Date: ${dateOf(random)} ${timeOf(random)}`);
  const quoted = isQuoted
    ? `\n\n${random.pick(["-----Original Message-----", `${dateOf(random)} ${third}:`, "---------- Forwarded message ----------"])}\n${mixed(
        random,
        { ...parts, sentences: parts.sentences.slice(0, 2) },
      )
        .map((line) => `> ${line}`)
        .join("\n")}`
    : "";
  return `${random.chance(0.75) ? `${head.join("\n")}\n\n` : ""}${paragraphs(random, body)}\n\n${from}${quoted}`;
}

function html(random: Random, parts: Parts): string {
  const blocks = parts.sentences.map((sentence) =>
    random.pick([`<p>${escaped(sentence)}</p>`, `<li>${escaped(sentence)}</li>`]),
  );
  for (const sentence of parts.planted)
    blocks.splice(random.below(blocks.length + 1), 0, random.pick(HIDDEN_MARKUP)(sentence));
  return random.chance(0.5)
    ? `<html><head><title>${parts.title}</title></head><body>\n<h1>${parts.title}</h1>\n${blocks.join("\n")}\n</body></html>`
    : `<article><h2>${parts.title}</h2>${blocks.join("")}</article>`;
}

function markdown(random: Random, parts: Parts): string {
  const blocks = parts.sentences.map((sentence) => random.pick([sentence, sentence, `- ${sentence}`]));
  for (const sentence of parts.planted)
    blocks.splice(random.below(blocks.length + 1), 0, random.pick(HIDDEN_MARKDOWN)(sentence));
  return `${random.pick(["# ", "## "])}${parts.title}\n\n${blocks.join("\n\n")}`;
}

function json(random: Random, parts: Parts): string {
  const lines = mixed(random, parts);
  const records = lines.map((line, at) => ({
    id: 1000 + random.below(9000),
    ...(random.chance(0.5) ? { date: dateOf(random) } : {}),
    ...(random.chance(0.4) ? { author: parts.people[at % parts.people.length] } : {}),
    [random.pick(JSON_FIELDS)]: line,
  }));
  const whole = random.chance(0.5) ? { status: "ok", query: parts.title, results: records } : records;
  return JSON.stringify(whole, null, random.pick([0, 2]));
}

function csv(random: Random, parts: Parts): string {
  const rows = mixed(random, parts).map((line) =>
    [100 + random.below(900), dateOf(random), random.pick(parts.people), `"${line.replaceAll('"', '""')}"`].join(
      random.pick([",", ","]),
    ),
  );
  return `id,date,name,${random.pick(["comment", "note", "text"])}\n${rows.join("\n")}`;
}

function xml(random: Random, parts: Parts): string {
  const items = mixed(random, parts).map(
    (line) => `  <item id="${random.below(999)}"><${"text"}>${escaped(line)}</text></item>`,
  );
  return `<?xml version="1.0"?>\n<feed title="${escaped(parts.title)}">\n${items.join("\n")}\n</feed>`;
}

function log(random: Random, parts: Parts): string {
  return mixed(random, parts)
    .map(
      (line) =>
        `${dateOf(random)}T${timeOf(random)}:${twoDigits(random.below(60))}Z ${random.pick(["INFO", "WARN", "DEBUG", "ERROR"])} [${random.pick(["api", "mailer", "worker-3", "auth", "cron"])}] ${line}`,
    )
    .join("\n");
}

function code(random: Random, parts: Parts): string {
  const mark = random.pick(["//", "#", "--"]);
  const lines = mixed(random, parts).map((line) => `${mark} ${line}`);
  const statements = [
    "total = price * count",
    "save(order)",
    "return result",
    "items.sort()",
    "if (!ok) retry()",
    "client.close()",
  ];
  return lines.flatMap((line) => (random.chance(0.6) ? [line, random.pick(statements)] : [line])).join("\n");
}

function minutes(random: Random, parts: Parts): string {
  const lines = mixed(random, parts).map((line, at) =>
    random.pick([`${at + 1}. ${line}`, `- ${line}`, `${random.pick(parts.people)}: ${line}`]),
  );
  return `${parts.title}, ${dateOf(random)} ${timeOf(random)}\n${parts.people.join(", ")}\n\n${lines.join("\n")}`;
}

function calendar(random: Random, parts: Parts): string {
  const day = dateOf(random).replaceAll("-", "");
  return `BEGIN:VEVENT\nSUMMARY:${parts.title}\nDTSTART:${day}T0${random.below(9)}0000Z\nLOCATION:${random.pick(parts.people)}\nDESCRIPTION:${mixed(random, parts).join("\\n")}\nEND:VEVENT`;
}

function review(random: Random, parts: Parts): string {
  const stars = number(random, 5);
  return `${random.pick([`${"★".repeat(stars)}${"☆".repeat(5 - stars)}`, `${stars}/5`])} ${parts.title}\n${mixed(random, parts).join(" ")}\n${random.pick([`— ${random.pick(parts.people)}`, dateOf(random)])}`;
}

function search(random: Random, parts: Parts): string {
  return mixed(random, parts)
    .map(
      (line, at) =>
        `[${at + 1}] ${random.pick([parts.title, random.pick(parts.people)])}\nhttps://${random.pick(["news", "wiki", "shop", "blog"])}.example/${word(parts.title) || "p"}/${random.below(900)}\n${line}`,
    )
    .join("\n\n");
}

function ticket(random: Random, parts: Parts): string {
  const lines = mixed(random, parts).map((line) => `${timeOf(random)} ${random.pick(parts.people)}: ${line}`);
  return `#${1000 + random.below(90_000)} ${parts.title}\n${random.pick(["open", "P2", "pending", "new"])}\n${lines.join("\n")}`;
}

function fileNames(random: Random, parts: Parts): string {
  const names = mixed(random, parts).map(
    (line) =>
      `${line.replace(/[.!?/]+$/g, "").replace(/\s+/g, random.pick(["_", " ", "-"]))}${random.pick([".pdf", ".txt", ".docx", ".png", ".md"])}`,
  );
  return names
    .map((name) => random.pick([name, `-rw-r--r-- 1 app ${number(random, 90_000)} ${dateOf(random)} ${name}`]))
    .join("\n");
}

/** The shapes of documents. One with a short text takes few sentences. */
export const FORMS: readonly Form[] = [
  {
    name: "letter",
    origin: "document",
    compose: (random, parts) => `${parts.title}\n\n${paragraphs(random, mixed(random, parts))}`,
  },
  { name: "text", origin: "document", compose: (random, parts) => paragraphs(random, mixed(random, parts)) },
  {
    name: "line",
    origin: "tool",
    compose: (random, parts) =>
      mixed(random, { ...parts, sentences: parts.sentences.slice(0, 1 + random.below(2)) }).join(" "),
  },
  { name: "markdown", origin: "document", compose: markdown },
  { name: "minutes", origin: "document", compose: minutes },
  { name: "code", origin: "document", compose: code },
  { name: "files", origin: "tool", compose: fileNames },
  { name: "email", origin: "email", compose: email },
  {
    name: "mail-text",
    origin: "email",
    compose: (random, parts) => `${paragraphs(random, mixed(random, parts))}\n\n${parts.people[0]}`,
  },
  { name: "calendar", origin: "email", compose: calendar },
  { name: "html", origin: "web", compose: html },
  { name: "review", origin: "web", compose: review },
  { name: "page", origin: "web", compose: (random, parts) => `${parts.title}\n${mixed(random, parts).join("\n")}` },
  { name: "json", origin: "tool", compose: json },
  { name: "csv", origin: "tool", compose: csv },
  { name: "xml", origin: "tool", compose: xml },
  { name: "log", origin: "tool", compose: log },
  { name: "search", origin: "tool", compose: search },
  { name: "ticket", origin: "tool", compose: ticket },
];
