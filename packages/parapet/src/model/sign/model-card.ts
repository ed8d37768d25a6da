import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { parse } from "yaml";

/** What a model card says: the front matter of its README, and which of its sections say something. */
export interface ModelCard {
  readonly file: string;
  readonly licenses: readonly string[];
  readonly licenseLink: string | undefined;
  readonly baseModels: readonly string[];
  readonly datasets: readonly string[];
  readonly languages: readonly string[];
  readonly tags: readonly string[];
  readonly task: string | undefined;
  readonly library: string | undefined;
  readonly metrics: readonly CardMetric[];
  /** Text of each section that was looked for, its first 2,000 characters. */
  readonly sections: Readonly<Partial<Record<CardSection, string>>>;
}

interface CardMetric {
  readonly type: string;
  readonly value: string;
  readonly dataset: string | undefined;
}

export type CardSection = "intended-use" | "limits" | "training-data" | "evaluation";

const SECTIONS: readonly (readonly [CardSection, RegExp])[] = [
  ["intended-use", /\b(?:intended|direct|downstream|primary)\s+(?:use|purpose)|\buse\s?cases?\b|^uses?$/i],
  ["limits", /\blimit(?:s|ations?)?\b|\brisks?\b|\bbias(?:es)?\b|\bcaveats?\b|out[- ]of[- ]scope|known issues/i],
  ["training-data", /\btraining\b|\btrained on\b|\bdata\s?sets?\b|^data$/i],
  ["evaluation", /\bevaluat|\bresults?\b|\bmetrics?\b|\bbenchmarks?\b|\bperformance\b/i],
];
/** What templates of cards leave for somebody to fill in. */
const UNFILLED = /^\W*(?:\[?more information needed\]?|todo|tbd|n\/?a|none|\.{3})?\W*$/i;
const MAX_BYTES = 2_000_000;
const NAMES = ["README.md", "readme.md", "MODEL_CARD.md", "model_card.md", "modelcard.md", "ModelCard.md"];

/**
 * @returns undefined when the model has none
 * @throws {ParapetError} PARAPET_MODEL_CARD when it cannot be read
 */
export async function readModelCard(model: string): Promise<ModelCard | undefined> {
  for (const name of NAMES) {
    const file = path.join(model, name);
    try {
      const found = await stat(file);
      if (!found.isFile()) continue;
      if (found.size > MAX_BYTES) throw new Error(`it has more than ${MAX_BYTES} bytes`);
      return parseModelCard(await readFile(file, "utf8"), name);
    } catch (cause) {
      const { code } = cause as { readonly code?: unknown }; // of the file system
      if (code === "ENOENT" || code === "ENOTDIR") continue;
      throw new ParapetError("PARAPET_MODEL_CARD", `the model card ${file} could not be read: ${messageOf(cause)}`, {
        exit: EXIT.environment,
        cause,
      });
    }
  }
  return undefined;
}

export function parseModelCard(text: string, file: string): ModelCard {
  const { matter, body } = parted(text, file);
  return {
    file,
    licenses: [...texts(matter.license), ...texts(matter.license_name)].filter(
      (name) => name !== "other" && name !== "unknown",
    ),
    licenseLink: texts(matter.license_link)[0],
    baseModels: texts(matter.base_model),
    datasets: texts(matter.datasets),
    languages: texts(matter.language),
    tags: texts(matter.tags),
    task: texts(matter.pipeline_tag)[0],
    library: texts(matter.library_name)[0],
    metrics: metricsOf(matter["model-index"]),
    sections: sectionsOf(body),
  };
}

type Matter = Readonly<Record<string, unknown>>;

function parted(text: string, file: string): { readonly matter: Matter; readonly body: string } {
  const plain = text.replace(/^\ufeff/, "");
  const end = /^---\r?\n/.test(plain) ? plain.search(/\n---[ \t]*(?:\r?\n|$)/) : -1;
  if (end < 0) return { matter: {}, body: plain };
  const source = plain.slice(plain.indexOf("\n") + 1, end);
  let parsed: unknown;
  try {
    parsed = parse(source, { maxAliasCount: 20, schema: "core", prettyErrors: false });
  } catch (cause) {
    throw new ParapetError(
      "PARAPET_MODEL_CARD",
      `the front matter of ${file} is not YAML: ${messageOf(cause).slice(0, 200)}`,
      {
        hint: "Mend what stands between the first two lines of dashes.",
        cause,
      },
    );
  }
  const isObject = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
  return { matter: isObject ? (parsed as Matter) : {}, body: plain.slice(end + 4) };
}

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value])
    .slice(0, 200)
    .flatMap((one) => (typeof one === "string" || typeof one === "number" ? [String(one).slice(0, 300)] : []));

function metricsOf(index: unknown): readonly CardMetric[] {
  const list = (value: unknown): readonly Matter[] =>
    (Array.isArray(value) ? value : [])
      .slice(0, 200)
      .filter((one): one is Matter => typeof one === "object" && one !== null);
  return list(index).flatMap((model) =>
    list(model.results).flatMap((result) => {
      const dataset = texts((result.dataset as Matter | null | undefined)?.name)[0];
      return list(result.metrics).flatMap((metric) => {
        const [type] = texts(metric.type);
        const [value] = texts(metric.value);
        return type === undefined || value === undefined ? [] : [{ type, value, dataset }];
      });
    }),
  );
}

/** Sections by their headings; a section ends at the next heading of its level or above. */
function sectionsOf(body: string): Readonly<Partial<Record<CardSection, string>>> {
  const sections: Partial<Record<CardSection, string>> = {};
  const open: { readonly level: number; readonly names: readonly CardSection[] }[] = [];
  let isFenced = false;
  for (const line of body.split(/\r?\n/)) {
    if (/^\s{0,3}(?:```|~~~)/.test(line)) isFenced = !isFenced;
    const heading = isFenced ? null : /^(#{1,6})\s+(.{1,300})$/.exec(line);
    if (heading !== null) {
      const level = heading[1]?.length ?? 1;
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const title = (heading[2] ?? "").replace(/[*_`#:]/g, "").trim();
      open.push({ level, names: SECTIONS.filter(([, pattern]) => pattern.test(title)).map(([name]) => name) });
    } else if (!UNFILLED.test(line.replace(/<!--.*?-->/g, "")))
      for (const name of new Set(open.flatMap(({ names }) => names)))
        sections[name] = `${sections[name] ?? ""}${line}\n`.slice(0, 2_000);
  }
  return sections;
}
