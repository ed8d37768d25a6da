import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { secretsPage } from "../../packages/guard/src/guard/detectors/secret/page.ts";
import { secretRuleIds } from "../../packages/guard/src/guard/detectors/secret/secret-rules.ts";

it("D3: the page of docs/reference has the secrets of this version, every kind of them once", () => {
  const page = readFileSync(new URL("../../docs/reference/secrets.md", import.meta.url), "utf8");
  expect(page, "run npm run docs:write").toBe(secretsPage());
  const ids = [...page.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, id]) => id);
  expect(ids.sort()).toEqual([...secretRuleIds()].sort());
});
