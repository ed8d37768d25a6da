import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { parseAwsReference } from "./aws-reference.ts";
import { parseAzureReference } from "./azure-reference.ts";
import { parseGcpReference } from "./gcp-reference.ts";
import { startAzureServer } from "./testing/azure-server.ts";
import { startGcpServer } from "./testing/gcp-server.ts";
import { type Reading, readReference } from "./testing/read-reference.ts";
import { byRole, byToken, REFERENCE, startVault } from "./testing/running-vault.ts";
import type { StoreAnswer, StoreServer } from "./testing/store-server.ts";
import { parseVaultReference } from "./vault-reference.ts";

const RUNS = { numRuns: 120 };
const MARK = "zq7-never-to-be-shown";

/** Any JSON, with the mark in it at some place: as a value, beside the right keys and within. */
const answers = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<unknown>(null, true, 0, -1, "", MARK, [MARK], { __proto__: MARK }),
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom("data", "key", "value", "payload", "error", "metadata", "auth", "__proto__", "toString"),
      tie("json"),
      { maxKeys: 4 },
    ),
  ),
})).json;

/**
 * Every answer is a failure of ours with the mark in no word of it, or the text that stands at the right place.
 *
 * @param before what is answered first, so that the sign-in succeeds and the read gets the hostile answer
 */
async function holds(
  server: StoreServer,
  reading: Reading,
  at: (json: unknown) => unknown,
  before: readonly StoreAnswer[] = [],
): Promise<void> {
  let values = 0;
  await fc.assert(
    fc.asyncProperty(answers, fc.constantFrom(200, 200, 200, 400, 403, 404), async (body, status) => {
      server.upsets.length = 0;
      // A refusal is asked about again.
      server.upsets.push(...before, ...[1, 2, 3].map(() => ({ status, body })));
      const outcome = await readReference(reading).catch((error: unknown) => error as Error);
      if (typeof outcome === "string") {
        values++;
        expect(outcome).toBe(status === 200 ? String(at(JSON.parse(JSON.stringify(body)))).trim() : "no value");
        return;
      }
      expect(outcome).toMatchObject({ code: expect.stringMatching(/^PARAPET_SECRET_/), exit: 3 });
      expect(JSON.stringify(outcome) + outcome.message + outcome.stack).not.toContain(MARK);
    }),
    RUNS,
  );
  expect(values).toBeLessThan(RUNS.numRuns / 2);
}

const own = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (here, key) =>
      typeof here === "object" && here !== null && Object.hasOwn(here, key)
        ? (here as Record<string, unknown>)[key]
        : undefined,
    value,
  );

describe("hostile answers", () => {
  const token = { status: 200, body: { access_token: "t", expires_in: 3_600 } };

  it("SS3, SS4: whatever answers in the place of Vault", async () => {
    const vault = await startVault();
    const looked = { status: 200, body: { data: { ttl: 0, renewable: false } } };
    const reading = { reference: REFERENCE, env: byToken(vault) };
    await holds(vault, reading, (json) => own(json, "data", "data", "key"), [looked]);
    await holds(vault, { ...reading, env: byRole(vault) }, () => undefined);
  });

  it("SS3, SS4: whatever answers in the place of Google", async () => {
    const gcp = await startGcpServer();
    onTestFinished(() => gcp.close());
    const env = { GCE_METADATA_HOST: new URL(gcp.url).host, GOOGLE_CLOUD_PROJECT: gcp.project };
    const reading = { reference: "gcp-sm:openai", env, secrets: `{ gcp: { endpoint: "${gcp.url}" } }` };
    const decoded = (json: unknown): string => Buffer.from(String(own(json, "payload", "data")), "base64").toString();
    await holds(gcp, reading, decoded, [token]);
    await holds(gcp, reading, () => undefined);
  });

  it("SS3, SS4: whatever answers in the place of Azure", async () => {
    const azure = await startAzureServer();
    onTestFinished(() => azure.close());
    const env = { AZURE_POD_IDENTITY_AUTHORITY_HOST: azure.url };
    const reading = {
      reference: "azure-kv:demo/openai",
      env,
      secrets: `{ azure: { vaults: { demo: "${azure.url}" } } }`,
    };
    await holds(azure, reading, (json) => own(json, "value"), [token]);
    await holds(azure, reading, () => undefined);
  });
});

describe("hostile references", () => {
  it("SS5: no text breaks a reader of references, and what is taken leads nowhere else", () => {
    const pieces = fc.constantFrom(
      "a",
      "secret",
      "/",
      "..",
      ".",
      "#",
      "?",
      "version=",
      "stage=",
      "3",
      "@",
      "projects/",
      "\\",
      "%2e",
      "é",
      "\u0000",
      "arn:aws:",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
        ),
        (text) => {
          const vault = parseVaultReference(text);
          expect(vault?.segments.some((segment) => ["", ".", "..", "/"].includes(segment)) ?? false).toBe(false);
          for (const taken of [parseGcpReference(text), parseAzureReference(text)])
            expect(taken?.secret ?? "a").toMatch(/^[A-Za-z0-9_-]+$/);
          expect(parseAwsReference(text)?.secretId ?? "a").toMatch(/^[A-Za-z0-9/_+=.@:-]+$/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("SS5: a long text is read in linear time", () => {
    for (const text of [
      "a/".repeat(200_000),
      `projects/${"a".repeat(400_000)}`,
      `arn:aws:${"-".repeat(400_000)}`,
      "#".repeat(400_000),
    ])
      for (const parse of [parseVaultReference, parseAwsReference, parseGcpReference, parseAzureReference]) {
        const before = performance.now();
        parse(text);
        expect(performance.now() - before).toBeLessThan(200);
      }
  });
});
