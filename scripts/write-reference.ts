import { mkdirSync, writeFileSync } from "node:fs";
import { personalDataPage } from "../packages/guard/src/guard/detectors/pii/page.ts";
import { secretsPage } from "../packages/guard/src/guard/detectors/secret/page.ts";
import { COMMANDS, commandReference } from "../packages/parapet/src/cli/index.ts";
import { policyJsonSchema } from "../packages/parapet/src/policy/index.ts";

/** Writes the generated pages of docs/reference. Run: npm run docs:write */
const folder = new URL("../docs/reference/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("parapet.schema.json", folder), `${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
writeFileSync(new URL("personal-data.md", folder), personalDataPage());
writeFileSync(new URL("secrets.md", folder), secretsPage());
writeFileSync(new URL("commands.md", folder), commandReference(COMMANDS));
