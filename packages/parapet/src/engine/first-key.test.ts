import { describe, expect, it } from "vitest";
import { parsePolicy } from "../policy/index.ts";
import { roleForFirstKey } from "./first-key.ts";

const roleOf = (roles: string): string | undefined =>
  roleForFirstKey(parsePolicy(`parapet: 1\nroles:\n${roles}`, "p.yaml"));

describe("the role of a first key", () => {
  it("E6: is one that may invoke models, if possible nothing else", () => {
    expect(roleOf('  viewer: { allow: ["console:read"] }\n  app: { allow: ["model:*:invoke"] }')).toBe("app");
    expect(roleOf('  admin: { allow: ["console:*", "model:*:*"] }\n  app: { allow: ["model:bot:invoke"] }')).toBe(
      "app",
    );
    expect(roleOf('  admin: { allow: ["console:*", "model:*:*"] }')).toBe("admin");
  });

  it("E6: is none where no role may invoke a model", () => {
    expect(roleOf('  viewer: { allow: ["console:read"] }\n  lister: { allow: ["model:*:list"] }')).toBeUndefined();
  });
});
