import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { personalDataPage } from "../../packages/guard/src/guard/detectors/pii/page.ts";

it("D3: the page of docs/reference has the personal data of this version", () => {
  const page = readFileSync(new URL("../../docs/reference/personal-data.md", import.meta.url), "utf8");
  expect(page, "run npm run docs:write").toBe(personalDataPage());
});
