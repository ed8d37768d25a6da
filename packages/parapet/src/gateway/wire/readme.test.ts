import { readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import * as front from "./index.ts";

it("W7: the example of the README runs, and prints the changed body", () => {
  const text = readFileSync(new URL("./README.md", import.meta.url), "utf8");
  const [, code = ""] = /```ts\n([\s\S]*?)```/.exec(text) ?? [];
  const body = code.replace(/^import .*$/gm, "").replaceAll(")!;", ");");
  const log = vi.fn();
  new Function("extract", "findWire", "parseJsonBody", "console", "Buffer", body)(
    front.extract,
    front.findWire,
    front.parseJsonBody,
    { log },
    Buffer,
  );
  expect(log).toHaveBeenCalledWith([], '{"messages":[{"role":"user","content":"HELLO"}]}');
});
