import { definitionDigest } from "@parapet/guard";
import { at, everyNode, type MapNode, type Node, plainOf, type ScalarNode, textOf } from "../../../structured/node.ts";

/** A tool as a file defines it. */
export interface DefinedTool {
  readonly name: string;
  /** The server that the file says it is of; empty where it does not say. */
  readonly server: string;
  readonly node: MapNode;
  /** Every text that the model is shown of it. */
  readonly texts: readonly ScalarNode[];
  /** Undefined for a schema that is too deep or too large. */
  readonly digest: string | undefined;
}

const SCHEMAS = ["inputSchema", "input_schema", "parameters", "args_schema"] as const;
/** More tools than that are no list of tools. */
const MOST_TOOLS = 2_000;

/** Tools wherever they stand: lists of servers, function definitions of model APIs, manifests. */
export function toolsIn(root: Node): readonly DefinedTool[] {
  const tools: DefinedTool[] = [];
  for (const { node, above } of everyNode(root)) {
    if (node.kind !== "map" || tools.length >= MOST_TOOLS) continue;
    const name = textOf(at(node, "name"));
    const description = at(node, "description");
    const schema = SCHEMAS.map((key) => at(node, key)).find((one) => one?.kind === "map");
    if (name === undefined || name === "" || (description !== undefined && textOf(description) === undefined)) continue;
    const isTool =
      schema !== undefined &&
      (at(schema, "type") !== undefined ||
        at(schema, "properties") !== undefined ||
        (schema.kind === "map" && schema.entries.length === 0));
    if (!isTool && !(above.includes("tools") && description !== undefined)) continue;
    tools.push({
      name,
      server: serverOf(root, above),
      node,
      texts: [...everyNode(node)].flatMap(({ node: inner }) =>
        inner.kind === "scalar" && typeof inner.value === "string" && inner.value.length > 3 ? [inner] : [],
      ),
      digest: definitionDigest({
        name,
        description: textOf(description) ?? "",
        schema: schema === undefined ? null : plainOf(schema),
      }),
    });
  }
  return tools;
}

/** The key above `tools`, or the name at the root. */
function serverOf(root: Node, above: readonly string[]): string {
  const tools = above.lastIndexOf("tools");
  const key = tools > 0 ? above[tools - 1]! : "";
  if (key !== "" && !/^(\[\]|result|function|servers|data|capabilities)$/.test(key)) return key;
  return textOf(at(root, "serverInfo", "name")) ?? textOf(at(root, "server", "name")) ?? textOf(at(root, "name")) ?? "";
}
