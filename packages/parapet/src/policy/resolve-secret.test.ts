import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import type { Log } from "@parapet/guard/kernel";
import { describe, expect, it } from "vitest";
import { parsePolicy, resolveSecret, Secret, secretReferencesOf } from "./index.ts";

const baseDirectory = mkdtempSync(path.join(tmpdir(), "parapet-secret-"));
/** By the environment alone. */
const at = { baseDirectory, secrets: undefined };
const VALUE = `value-${"x".repeat(12)}`;

function writeSecret(name: string, text: string, mode = 0o600): void {
  writeFileSync(path.join(baseDirectory, name), text);
  chmodSync(path.join(baseDirectory, name), mode);
}

describe("resolveSecret", () => {
  it("PO11: reads the environment, blanks around the value dropped", async () => {
    const secret = await resolveSecret("env:KEY", { ...at, env: { KEY: ` ${VALUE}\n` } });
    expect(secret.reveal()).toBe(VALUE);
  });

  it("PO11: reads a file beside the policy and drops blanks and line breaks around it", async () => {
    writeSecret("one.key", `${VALUE}\n`);
    writeSecret("two.key", ` ${VALUE}\n\n`);
    expect((await resolveSecret("file:one.key", { ...at, env: {} })).reveal()).toBe(VALUE);
    expect((await resolveSecret("file:two.key", { ...at, env: {} })).reveal()).toBe(VALUE);
  });

  it("PO13: refuses what is no single line of printable text, without repeating it", async () => {
    for (const value of [`${VALUE}\nother`, `${VALUE}\u0000`, `${VALUE}é`]) {
      writeSecret("odd.key", value);
      for (const reference of ["file:odd.key", "env:ODD"]) {
        const thrown = await resolveSecret(reference, { ...at, env: { ODD: value } }).catch((error) => error);
        expect(thrown, JSON.stringify(value)).toMatchObject({ code: "PARAPET_SECRET_FORM", exit: 3 });
        expect(JSON.stringify(thrown) + thrown.stack).not.toContain(VALUE);
      }
    }
  });

  it.skipIf(process.platform === "win32")("PO13: does not wait for a named pipe", async () => {
    execFileSync("mkfifo", [path.join(baseDirectory, "pipe.key")]);
    await expect(resolveSecret("file:pipe.key", { ...at, env: {} })).rejects.toMatchObject({
      code: "PARAPET_SECRET_UNREADABLE",
    });
  });

  it("PO11: what is not there is missing, by reference", async () => {
    writeSecret("empty.key", "\n");
    const env = { BLANK: "  " };
    for (const reference of ["env:NOWHERE", "env:BLANK", "env:toString", "file:nowhere.key", "file:empty.key"])
      await expect(resolveSecret(reference, { ...at, env }), reference).rejects.toMatchObject({
        code: "PARAPET_SECRET_MISSING",
        exit: 3,
        message: expect.stringContaining(reference),
      });
  });

  it("PO12: does not print itself", () => {
    const secret = new Secret(VALUE);
    for (const shown of [
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ a: [secret] }),
      String(Object.entries(secret)),
    ])
      expect(shown).not.toContain(VALUE);
    expect(inspect(secret)).toBe("[secret]");
    expect(secret.fingerprint()).toMatch(/^[0-9a-f]{8}$/);
    expect(secret.fingerprint()).toBe(new Secret(VALUE).fingerprint());
    expect(secret.fingerprint()).not.toBe(new Secret(`${VALUE}y`).fingerprint());
  });

  it("PO13: warns of a file that others may read, and only of that", async () => {
    const warned: string[] = [];
    const log = { warn: (_: object, message: string) => warned.push(message) } as unknown as Log;
    writeSecret("tight.key", VALUE, 0o600);
    writeSecret("loose.key", VALUE, 0o644);
    await resolveSecret("file:tight.key", { ...at, env: {}, log });
    expect(warned).toEqual([]);
    await resolveSecret("file:loose.key", { ...at, env: {}, log });
    expect(warned).toHaveLength(1);
    expect(warned[0]).not.toContain(VALUE);
  });

  it("PO13: refuses a large file and a folder", async () => {
    writeSecret("large.key", "x".repeat(70_000));
    mkdirSync(path.join(baseDirectory, "folder"), { recursive: true });
    for (const reference of ["file:large.key", "file:folder"])
      await expect(resolveSecret(reference, { ...at, env: {} })).rejects.toMatchObject({
        code: "PARAPET_SECRET_UNREADABLE",
        exit: 3,
      });
  });

  it("PO11: a scheme that nobody knows is none", async () => {
    await expect(resolveSecret(VALUE, { ...at, env: {} })).rejects.toThrow(/scheme/);
    await expect(resolveSecret("op:a/b", { ...at, env: {} })).rejects.toMatchObject({
      code: "PARAPET_SECRET_SCHEME",
      hint: expect.stringContaining("vault"),
    });
  });

  it("PO11: every place of the schema that takes a reference is listed", () => {
    const policy = parsePolicy(
      `parapet: 1
providers: { p: { kind: openai, apiKey: "env:A" } }
identity: { oidc: { issuer: "https://i", audience: a, console: { clientId: c, clientSecret: "env:B" } } }
records: { encryptionKey: "env:C" }
telemetry: { metrics: { token: "env:D" }, otlp: { endpoint: "https://o", headers: { k: "env:E" } } }
secrets: { vault: { auth: { method: approle, roleId: "env:F", secretId: "env:G" } }, azure: { clientSecret: "env:H" } }
`,
      "f",
    );
    const listed = secretReferencesOf(policy).map(({ reference }) => reference);
    expect(listed.sort()).toEqual(["env:A", "env:B", "env:C", "env:D", "env:E", "env:F", "env:G", "env:H"]);
    expect(JSON.stringify(policy).match(/"env:/g)).toHaveLength(listed.length);
  });
});
