import { ITEM_KINDS, type ItemKind } from "../../item.ts";
import type { BomItem } from "../bom.ts";
import type { BomFormat } from "../bom-format.ts";
import { markdownCode, markdownText } from "./plain.ts";

const KIND_TITLES: Readonly<Record<ItemKind, string>> = {
  service: "Services",
  model: "Models",
  "model-file": "Model files",
  dataset: "Data sets",
  library: "Libraries",
  "mcp-server": "MCP servers",
  tool: "Tools",
  prompt: "Prompts",
};
const MOST_PLACES = 3;

export const markdown: BomFormat = {
  id: "markdown",
  title: "Markdown",
  summary: "Tables for people, one for each kind.",
  write({ subject, items }, { stamp }) {
    const lines = [`# AI in ${markdownText(subject)}`, ""];
    if (stamp !== undefined) lines.push(new Date(stamp.at).toISOString(), "");
    if (items.length === 0) lines.push("Nothing found.", "");
    for (const kind of ITEM_KINDS) {
      const listed = items.filter((item) => item.kind === kind);
      if (listed.length === 0) continue;
      lines.push(`## ${KIND_TITLES[kind]}`, "", "| name | version | of | seen in |", "| --- | --- | --- | --- |");
      for (const item of listed) lines.push(`| ${rowOf(item).join(" | ")} |`);
      lines.push("");
    }
    return lines.join("\n");
  },
};

function rowOf({ name, version, service, sha256, isAside, occurrences }: BomItem): readonly string[] {
  const shown = version ?? (sha256 === undefined ? "" : `sha256:${sha256.slice(0, 12)}`);
  const places = occurrences.slice(0, MOST_PLACES).map(({ path, line }) => markdownCode(`${path}:${line}`));
  const rest = occurrences.length - places.length;
  return [
    `${markdownCode(name)}${isAside ? " (tests and examples only)" : ""}`,
    shown === "" ? "" : markdownCode(shown),
    markdownText(service ?? ""),
    `${places.join(" ")}${rest > 0 ? ` and ${rest} more` : ""}`,
  ];
}
