// The limit of a scan in Node: every file below the folder read, and eight beginnings of keys looked for in its bytes.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const BEGINNINGS = ["AKIA", "ghp_", "sk-", "xoxb-", "AIza", "PRIVATE KEY", "hf_", "password"];
let found = 0;

function visit(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) visit(name);
    else if (entry.isFile()) {
      const bytes = readFileSync(name);
      for (const beginning of BEGINNINGS) if (bytes.includes(beginning)) found++;
    }
  }
}

visit(process.argv[2] ?? ".");
console.log(`${found} files and beginnings`);
