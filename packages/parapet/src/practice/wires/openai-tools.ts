import type { OfferedTool, Turn } from "../turn.ts";
import { type Fields, listAt, objectAt, stringAt } from "./body.ts";

/**
 * Function tools of a request; tools of other types are the vendor's own and this model has none of them.
 *
 * @param innerOf where a tool keeps its function: under `function` in chat, in the tool itself in responses
 */
export function functionTools(value: unknown, innerOf: (tool: Fields) => unknown): readonly OfferedTool[] {
  if (value === undefined || value === null) return [];
  return listAt(value, "tools").flatMap((one, index) => {
    const tool = objectAt(one, `tools[${index}]`);
    if (tool.type !== "function") return [];
    const inner = objectAt(innerOf(tool), `tools[${index}].function`);
    return [
      {
        name: stringAt(inner.name, `tools[${index}].function.name`),
        description: typeof inner.description === "string" ? inner.description : "",
        parameters: inner.parameters,
      },
    ];
  });
}

export function toolChoice(value: unknown): Turn["toolChoice"] {
  if (value === "none" || value === "required") return value;
  if (typeof value !== "object" || value === null) return "auto";
  const choice = value as Fields;
  const inner = typeof choice.function === "object" && choice.function !== null ? (choice.function as Fields) : choice;
  return typeof inner.name === "string" ? { name: inner.name } : "auto";
}
