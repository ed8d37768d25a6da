import { mkdirSync, writeFileSync } from "node:fs";
import { policyJsonSchema } from "../packages/parapet/src/policy/index.ts";

/** Writes docs/reference/parapet.schema.json. Run: npm run docs:schema */
const target = new URL("../docs/reference/parapet.schema.json", import.meta.url);
mkdirSync(new URL(".", target), { recursive: true });
writeFileSync(target, `${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
