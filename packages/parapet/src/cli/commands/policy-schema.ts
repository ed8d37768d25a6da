import { EXIT } from "@parapet/guard/kernel";
import { policyJsonSchema } from "../../policy/index.ts";
import type { CliCommand } from "../command.ts";

/** JSON with or without `--json`: the schema itself. */
export const policySchemaCommand: CliCommand = {
  name: "policy schema",
  group: "Design",
  summary: "Print the JSON Schema of parapet.yaml, for editors",
  run: async ({ terminal }) => {
    const schema = policyJsonSchema();
    terminal.answer(schema, JSON.stringify(schema, null, 2).split("\n"));
    return EXIT.ok;
  },
};
