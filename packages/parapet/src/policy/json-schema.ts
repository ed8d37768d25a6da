import { z } from "zod";
import { policySchema } from "./schema.ts";

let built: Readonly<Record<string, unknown>> | undefined;

/**
 * JSON Schema (draft 2020-12) of what may be written in `parapet.yaml`, for editors:
 * `# yaml-language-server: $schema=./parapet.schema.json`. Rules between fields are not in it; `parapet check` has them.
 */
export function policyJsonSchema(): Readonly<Record<string, unknown>> {
  built ??= {
    ...z.toJSONSchema(policySchema, { io: "input", target: "draft-2020-12" }),
    $id: "https://parapet.dev/schema/parapet-1.json",
    title: "Parapet policy",
  };
  return built;
}
