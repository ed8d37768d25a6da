import { describe, expect, it } from "vitest";
import { createToolGuard } from "./index.ts";
import type { ArgumentConstraint, ToolPolicy } from "./tool-policy.ts";

function rulesFor(constraint: ArgumentConstraint, value: unknown, values: Record<string, string> = {}): string[] {
  const policy: ToolPolicy = {
    name: "p",
    onError: "closed",
    onViolation: "block",
    rules: { tool: { arguments: { it: constraint } } },
  };
  const session = createToolGuard(policy).open({ roles: [], values, passages: [], history: [] });
  return session.judge({ name: "tool", arguments: { it: value }, path: "/call" }).hits.map(({ rule }) => rule);
}

describe("paths", () => {
  const within = { paths: { roots: ["/srv/reports", "/tmp/out"], relativeTo: "/srv/reports/today" } };
  it.each([
    "/srv/reports/a.pdf",
    "/srv/reports",
    "/tmp/out/./x/../y",
    "a/b.txt",
    "../yesterday/a.txt",
    "/srv//reports/a",
  ])("T3: %s lies inside", (path) => expect(rulesFor(within, path)).toEqual([]));
  it.each([
    ["a sibling with the root's beginning", "/srv/reports-old/a"],
    ["up and out", "/srv/reports/../secrets"],
    ["up from a relative start", "../../../etc/passwd"],
    ["above the root", "/../../srv/reports/a"],
    ["percent escapes", "/srv/reports/%2e%2e/secrets"],
    ["escapes of escapes", "/srv/reports/%252e%252e/secrets"],
    ["an escape that is none", "/srv/reports/%ff"],
    ["backslashes", "/srv/reports\\..\\..\\etc"],
    ["full-width dots", "/srv/reports/．．/secrets"],
    ["an invisible character between dots", "/srv/reports/.\u200b./secrets"],
    ["a zero", "/srv/reports/a\u0000.pdf"],
    ["home", "~/.ssh/id"],
    ["a drive", "C:/srv/reports"],
    ["a scheme", "file:///srv/reports/a"],
    ["a share", "//host/srv/reports"],
    ["a number", 7],
    ["an object", { path: "/srv/reports/a" }],
  ])("T3: %s does not pass", (_, path) => expect(rulesFor(within, path)).toEqual(["argument-path"]));

  it("T3: a relative path passes only where the policy says to what", () => {
    expect(rulesFor({ paths: { roots: ["/srv"] } }, "a")).toEqual(["argument-path"]);
  });
  it("T3: each path of a list is judged", () => {
    expect(rulesFor(within, ["/srv/reports/a", "/etc/passwd"])).toEqual(["argument-path"]);
  });
});

describe("hosts", () => {
  const some = { hosts: { allow: ["api.example.com", "*.example.org"], ports: [8443] } };
  it.each([
    "https://api.example.com/v1?x=@y",
    "http://API.example.com:80/",
    "https://a.b.example.org:8443/x",
    "api.example.com/path",
    "//api.example.com",
  ])("T4: %s passes", (url) => expect(rulesFor(some, url)).toEqual([]));
  it.each([
    ["another host", "https://evil.example/"],
    ["the base of a wild card", "https://example.org/"],
    ["an ending that only looks alike", "https://notexample.org/"],
    ["a user name", "https://api.example.com@evil.example/"],
    ["a backslash", "https://evil.example\\@api.example.com/"],
    ["three slashes", "https:///evil.example/"],
    ["an escape in the host", "https://evil.example%2f.example.org/"],
    ["a letter of another alphabet", "https://аpi.example.com/"],
    ["a full-width dot", "https://api．example.com/"],
    ["a line end", "https://evil.example\n.example.org/"],
    ["a final dot", "https://api.example.com./"],
    ["two dots", "https://a..example.org/"],
    ["another port", "https://api.example.com:22/"],
    ["another scheme", "gopher://api.example.com/"],
    ["a scheme without a host", "javascript:alert(1)"],
    ["an empty text", ""],
    ["a number", 2130706433],
  ])("T4: %s does not pass", (_, url) => expect(rulesFor(some, url)).toEqual(["argument-host"]));

  const any = { hosts: { allow: ["*"], ports: [8080] } };
  it("T4: any public host passes where the list says so", () => {
    expect(rulesFor(any, "https://anything.example/")).toEqual([]);
    expect(rulesFor(any, "https://93.184.216.34/")).toEqual([]);
  });
  it.each(
    "localhost 127.0.0.1 127.1 2130706433 0x7f000001 0177.0.0.1 10.1.2.3 172.20.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 [::1] [::ffff:10.0.0.1] [fe80::1] metadata.google.internal printer.local intranet db".split(
      " ",
    ),
  )("T4: %s leads into a private network or hides an address", (host) => {
    expect(rulesFor(any, `http://${host}/`)).toEqual(["argument-host"]);
  });
  it("T4: a private address passes when it is named and allowed, and not by a wild card", () => {
    const inside = { hosts: { allow: ["10.0.0.5", "[::1]", "*"], private: true } };
    expect(rulesFor(inside, "http://10.0.0.5/")).toEqual([]);
    expect(rulesFor(inside, "http://[::1]/")).toEqual([]);
    expect(rulesFor(inside, "http://10.0.0.6/")).toEqual(["argument-host"]);
    expect(rulesFor({ hosts: { allow: ["10.0.0.5"] } }, "http://10.0.0.5/")).toEqual(["argument-host"]);
  });
});

describe("amounts, recipients, tenants", () => {
  const upTo = { amounts: { max: 100 } };
  it.each([0, 100, "99.50"])("T5: an amount of %s passes", (value) => expect(rulesFor(upTo, value)).toEqual([]));
  it.each([100.01, -1, "1e3", "1,000", "0x64", "", null, Number.NaN, "100 ", true])(
    "T5: an amount of %s does not",
    (value) => expect(rulesFor(upTo, value)).toEqual(["argument-amount"]),
  );

  const people = { recipients: { domains: ["example.com", "*.example.org"], addresses: ["Ann@partner.example"] } };
  it.each([
    "bob@example.com",
    "Bob O'Neil <bob@EXAMPLE.com>",
    "bob+x@a.example.org",
    "ann@partner.example",
    "a@example.com, b@example.com",
  ])("T5: %s may be written to", (to) => expect(rulesFor(people, to)).toEqual([]));
  it.each([
    "eve@evil.example",
    "eve@example.org",
    "bob@example.com, eve@evil.example",
    "bob@example.com;eve@evil.example",
    "bob@example.com\nbcc: eve@evil.example",
    '"bob@example.com" <eve@evil.example>',
    "bob@example.com <eve@evil.example>",
    "eve@evil.example(@example.com)",
    "eve%evil.example@example.com",
    "eve@evil.example@example.com",
    "eve@[10.0.0.1]",
    "bob@еxample.com",
    "bob",
    "",
  ])("T5: %j may not", (to) => expect(rulesFor(people, to)).toEqual(["argument-recipient"]));
  it("T5: one wrong recipient in a list is seen", () => {
    expect(rulesFor(people, ["bob@example.com", "eve@evil.example"])).toEqual(["argument-recipient"]);
  });

  const own = { tenants: { equals: "tenant" } };
  it("T5: a tenant is the exchange's own or none", () => {
    expect(rulesFor(own, "acme", { tenant: "acme" })).toEqual([]);
    expect(rulesFor(own, 42, { tenant: "42" })).toEqual([]);
    expect(rulesFor(own, "other", { tenant: "acme" })).toEqual(["argument-tenant"]);
    expect(rulesFor(own, ["acme", "other"], { tenant: "acme" })).toEqual(["argument-tenant"]);
    expect(rulesFor(own, "acme")).toEqual(["argument-tenant"]);
    expect(rulesFor(own, "", { tenant: "" })).toEqual(["argument-tenant"]);
  });
});
