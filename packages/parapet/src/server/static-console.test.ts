import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { consolePage } from "./static-console.ts";

it("V13: every place for a nonce gets this answer's own", async () => {
  const folder = mkdtempSync(join(tmpdir(), "parapet-console-"));
  try {
    writeFileSync(join(folder, "index.html"), '<meta content="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>');
    expect(await consolePage(folder, "abc=")).toBe('<meta content="abc="><script nonce="abc="></script>');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("V14: without a built console the page says how to build it", async () => {
  expect(await consolePage(undefined, "abc=")).toContain("npm run build");
});
