import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parsePolicy, SecretKeeper } from "../index.ts";
import { crc32c } from "./crc32c.ts";
import { type GcpServer, startGcpServer } from "./testing/gcp-server.ts";
import { failureOf, type Reading, readReference } from "./testing/read-reference.ts";

const VALUE = "value-of-the-secret-99";

interface House {
  readonly gcp: GcpServer;
  readonly folder: string;
  /** A reading as the service account, whose key lies in the folder. */
  reading(reference: string): Reading;
}

async function start(options: { readonly lifeSeconds?: number } = {}): Promise<House> {
  const gcp = await startGcpServer(options);
  gcp.add("openai", VALUE);
  const folder = mkdtempSync(join(tmpdir(), "parapet-gcp-"));
  writeFileSync(join(folder, "key.json"), JSON.stringify(gcp.serviceAccount));
  onTestFinished(async () => {
    await gcp.close();
    rmSync(folder, { recursive: true });
  });
  return {
    gcp,
    folder,
    reading: (reference) => ({
      reference,
      env: { GOOGLE_APPLICATION_CREDENTIALS: join(folder, "key.json"), GOOGLE_CLOUD_PROJECT: gcp.project },
      secrets: `{ timeoutMs: 300, gcp: { endpoint: "${gcp.url}" } }`,
    }),
  };
}

describe("what Google Secret Manager holds", () => {
  it("SS12: a name or a full resource name, the latest version or another, whole or one key of its JSON", async () => {
    const { gcp, reading } = await start();
    gcp.add("openai", JSON.stringify({ key: "newer-value" }));
    expect(await readReference(reading("gcp-sm:openai#key"))).toBe("newer-value");
    expect(await readReference(reading("gcp-sm:openai?version=1"))).toBe(VALUE);
    expect(await readReference(reading(`gcp-sm:projects/${gcp.project}/secrets/openai`))).toContain("newer-value");
    expect(await readReference(reading(`gcp-sm:projects/${gcp.project}/secrets/openai/versions/1`))).toBe(VALUE);
  });

  it("SS12: one token serves many reads, and the newest version is seen after a rotation", async () => {
    const { gcp, reading } = await start();
    const keeper = new SecretKeeper();
    onTestFinished(() => keeper.close());
    const one = { ...reading("gcp-sm:openai"), keeper };
    await readReference(one);
    gcp.add("openai", "rotated");
    expect(await keeper.refresh()).toEqual({ changed: ["gcp-sm:openai"], failed: [] });
    expect(await readReference(one)).toBe("rotated");
    expect(gcp.seen.filter(({ url }) => url === "/token")).toHaveLength(1);
  });

  it("SS12: a value whose checksum is another is none", async () => {
    expect(crc32c(Buffer.from("123456789"))).toBe(0xe306_9283);
    const { gcp, reading } = await start();
    gcp.upsets.push(
      { status: 200, body: { access_token: "t", expires_in: 60 } },
      { status: 200, body: { payload: { data: Buffer.from("broken").toString("base64"), dataCrc32c: "1" } } },
    );
    expect(await failureOf(reading("gcp-sm:openai"))).toMatchObject({ code: "PARAPET_SECRET_ANSWER" });
  });

  it("SS4: what is not there, disabled or not allowed is told apart, without Google's words", async () => {
    const { gcp, reading } = await start();
    gcp.add("off", VALUE);
    gcp.disable("off", 1);
    const cases = [
      ["gcp-sm:nothing", "PARAPET_SECRET_MISSING", /no such secret/],
      ["gcp-sm:openai?version=7", "PARAPET_SECRET_MISSING", /no such secret or version/],
      ["gcp-sm:off", "PARAPET_SECRET_MISSING", /disabled or destroyed/],
      ["gcp-sm:projects/other-project/secrets/openai", "PARAPET_SECRET_REFUSED", /403/],
    ] as const;
    for (const [reference, code, message] of cases) {
      const error = await failureOf(reading(reference));
      expect(error, reference).toMatchObject({ code, exit: 3, message: expect.stringMatching(message) });
      expect(error.shown).not.toContain("own words");
    }
  });
});

describe("signing in to Google", () => {
  it("SS13: as a person, by what gcloud leaves behind", async () => {
    const { gcp, folder, reading } = await start();
    mkdirSync(join(folder, ".config/gcloud"), { recursive: true });
    writeFileSync(join(folder, ".config/gcloud/application_default_credentials.json"), JSON.stringify(gcp.person));
    const env = { HOME: folder, GOOGLE_CLOUD_PROJECT: gcp.project };
    expect(await readReference({ ...reading("gcp-sm:openai"), env })).toBe(VALUE);
  });

  it("SS13: as the machine, by its metadata server", async () => {
    const { gcp, reading } = await start();
    const env = { GCE_METADATA_HOST: new URL(gcp.url).host, GOOGLE_CLOUD_PROJECT: gcp.project };
    expect(await readReference({ ...reading("gcp-sm:openai"), env })).toBe(VALUE);
    expect(gcp.seen[0]?.url).toContain("/computeMetadata/");
  });

  it("SS13: a token that is no longer taken is replaced once, and the read repeated", async () => {
    const { gcp, reading } = await start();
    const keeper = new SecretKeeper();
    onTestFinished(() => keeper.close());
    await readReference({ ...reading("gcp-sm:openai"), keeper });
    gcp.forgetTokens();
    expect((await keeper.refresh()).failed).toEqual([]);
    expect(gcp.seen.filter(({ url }) => url === "/token")).toHaveLength(2);
  });

  it("SS13: a token near its end is not used any more", async () => {
    const { gcp, reading } = await start({ lifeSeconds: 0.02 });
    const keeper = new SecretKeeper();
    onTestFinished(() => keeper.close());
    await readReference({ ...reading("gcp-sm:openai"), keeper });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await keeper.refresh();
    expect(gcp.seen.filter(({ url }) => url === "/token")).toHaveLength(2);
  });

  it("SS4: credentials that cannot be used are told apart, and are not shown", async () => {
    const { gcp, folder, reading } = await start();
    const { serviceAccount } = gcp;
    const other = await startGcpServer();
    onTestFinished(() => other.close());
    const cases = [
      ["{ not json", "PARAPET_SECRET_STORE", /no JSON/],
      [JSON.stringify({ type: "external_account" }), "PARAPET_SECRET_STORE", /does not read/],
      [JSON.stringify({ ...serviceAccount, private_key: "hidden-key" }), "PARAPET_SECRET_STORE", /private key/],
      [JSON.stringify({ ...serviceAccount, client_email: "" }), "PARAPET_SECRET_STORE", /client_email/],
      [
        JSON.stringify({ ...serviceAccount, private_key: other.serviceAccount.private_key }),
        "PARAPET_SECRET_REFUSED",
        /400/,
      ],
      [
        JSON.stringify({ ...serviceAccount, token_uri: "http://tokens.invalid/token" }),
        "PARAPET_SECRET_STORE",
        /no https/,
      ],
    ] as const;
    for (const [text, code, message] of cases) {
      writeFileSync(join(folder, "key.json"), text);
      const error = await failureOf(reading("gcp-sm:openai"));
      expect(error, String(message)).toMatchObject({ code, exit: 3, message: expect.stringMatching(message) });
      for (const hidden of ["hidden-key", "BEGIN PRIVATE KEY", "not json"]) expect(error.shown).not.toContain(hidden);
    }
    rmSync(join(folder, "key.json"));
    expect(await failureOf(reading("gcp-sm:openai"))).toMatchObject({ code: "PARAPET_SECRET_STORE" });
  });
});

describe("Google in trouble", () => {
  it("SS1, SS2, SS3: what passes is tried again, redirects are not followed, other answers are no value", async () => {
    const { gcp, reading } = await start();
    gcp.upsets.push({ status: 503, body: {} }, { status: 429, body: {} });
    expect(await readReference(reading("gcp-sm:openai"))).toBe(VALUE);
    const other = await startGcpServer();
    onTestFinished(() => other.close());
    const token = { status: 200, body: { access_token: "t", expires_in: 60 } };
    gcp.upsets.push(token, { status: 302, body: "", headers: { location: other.url } });
    expect(await failureOf(reading("gcp-sm:openai"))).toMatchObject({ code: "PARAPET_SECRET_ANSWER" });
    expect(other.seen).toEqual([]);
    for (const body of ["<html>", {}, { payload: { data: 5 } }]) {
      gcp.upsets.push(token, { status: 200, body });
      expect(await failureOf(reading("gcp-sm:openai"))).toMatchObject({ code: "PARAPET_SECRET_ANSWER" });
    }
    for (const body of [
      { expires_in: 60 },
      { access_token: "a\nb", expires_in: 60 },
      { access_token: "t", expires_in: "soon" },
    ]) {
      gcp.upsets.push({ status: 200, body });
      expect(await failureOf(reading("gcp-sm:openai"))).toMatchObject({ code: "PARAPET_SECRET_ANSWER" });
    }
  });

  it("SS5: a reference of another form is refused with its line", () => {
    for (const reference of ["gcp-sm:a/b", "gcp-sm:a#", "gcp-sm:projects/p1x/secrets", "gcp-sm:a?v=1", "gcp-sm:../x"]) {
      const text = `parapet: 1\nproviders:\n  p: { kind: openai, apiKey: "${reference}" }\n`;
      expect(() => parsePolicy(text, "f"), reference).toThrow(/providers.p.apiKey/);
    }
    const regional = "gcp-sm:projects/p1x/locations/europe-west3/secrets/a/versions/latest#k";
    expect(parsePolicy(`parapet: 1\nproviders: { p: { kind: openai, apiKey: "${regional}" } }\n`, "f")).toBeDefined();
  });
});
