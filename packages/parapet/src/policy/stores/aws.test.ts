import { silentLog } from "@parapet/guard/kernel";
import { describe, expect, it, onTestFinished } from "vitest";
import { parsePolicy, SecretKeeper } from "../index.ts";
import { DEFAULT_SECRET_SETTINGS } from "../secret-settings.ts";
import { openAws } from "./aws.ts";
import { type AwsServer, type AwsServerOptions, startAwsServer } from "./testing/aws-server.ts";
import { failureOf, readReference } from "./testing/read-reference.ts";

const VALUE = "value-of-the-secret-88";

async function start(options: AwsServerOptions = {}): Promise<AwsServer> {
  const aws = await startAwsServer(options);
  aws.put("prod/openai", JSON.stringify({ key: VALUE, port: 5432, nested: {} }));
  onTestFinished(() => aws.close());
  return aws;
}

const env = (aws: AwsServer) => ({
  AWS_REGION: aws.region,
  AWS_ACCESS_KEY_ID: aws.accessKeyId,
  AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.url,
});

describe("what AWS Secrets Manager holds", () => {
  it("SS10: a name or an ARN, whole or one key of its JSON, by the official client and its signature", async () => {
    const aws = await start();
    aws.put("plain", VALUE);
    aws.put("binary", Buffer.from(VALUE));
    const cases = ["prod/openai#key", `${aws.arnOf("prod/openai")}#key`, "plain", "binary"];
    for (const name of cases)
      expect(await readReference({ reference: `aws-sm:${name}`, env: env(aws) }), name).toBe(VALUE);
    expect(await readReference({ reference: "aws-sm:prod/openai#port", env: env(aws) })).toBe("5432");
    expect(aws.seen.every(({ headers }) => headers["user-agent"]?.includes("aws-sdk-js"))).toBe(true);
  });

  it("SS10: a stage or a version, and the newest after a rotation", async () => {
    const aws = await start();
    const keeper = new SecretKeeper();
    onTestFinished(() => keeper.close());
    const reading = { reference: "aws-sm:prod/openai#key", env: env(aws), keeper };
    expect(await readReference(reading)).toBe(VALUE);
    const version = aws.put("prod/openai", JSON.stringify({ key: "rotated" }));
    expect(await keeper.refresh()).toEqual({ changed: [reading.reference], failed: [] });
    expect(await readReference(reading)).toBe("rotated");
    const at = (query: string) => readReference({ reference: `aws-sm:prod/openai?${query}#key`, env: env(aws) });
    expect(await at("stage=AWSPREVIOUS")).toBe(VALUE);
    expect(await at(`version=${version}`)).toBe("rotated");
  });

  it("SS11: the region of an ARN counts, then the policy's, then the variable's; a session token goes along", async () => {
    const aws = await start({ region: "us-west-2", sessionToken: "session-token-1" });
    const other = { ...env(aws), AWS_REGION: "eu-north-1", AWS_SESSION_TOKEN: "session-token-1" };
    expect(await readReference({ reference: `aws-sm:${aws.arnOf("prod/openai")}#key`, env: other })).toBe(VALUE);
    expect(
      await readReference({
        reference: "aws-sm:prod/openai#key",
        env: other,
        secrets: "{ aws: { region: us-west-2 } }",
      }),
    ).toBe(VALUE);
    expect(await failureOf({ reference: "aws-sm:prod/openai#key", env: other })).toMatchObject({
      code: "PARAPET_SECRET_REFUSED",
    });
  });

  it("SS4: what is not there, not allowed or not text is told apart, without AWS's words", async () => {
    const aws = await start();
    aws.put("plain", VALUE);
    aws.put("gone", VALUE);
    aws.markForDeletion("gone");
    const cases = [
      ["nothing", {}, "PARAPET_SECRET_MISSING", /no such secret/],
      ["gone", {}, "PARAPET_SECRET_MISSING", /marked for deletion/],
      ["prod/openai#toString", {}, "PARAPET_SECRET_MISSING", /no such key/],
      ["prod/openai#nested", {}, "PARAPET_SECRET_ANSWER", /no text/],
      ["plain#key", {}, "PARAPET_SECRET_ANSWER", /no JSON object/],
      ["plain", { AWS_SECRET_ACCESS_KEY: "wrong-key-99" }, "PARAPET_SECRET_REFUSED", /InvalidSignature/],
      ["plain", { AWS_ACCESS_KEY_ID: "AKIDOTHER" }, "PARAPET_SECRET_REFUSED", /UnrecognizedClient/],
    ] as const;
    for (const [name, more, code, message] of cases) {
      const error = await failureOf({ reference: `aws-sm:${name}`, env: { ...env(aws), ...more } });
      expect(error, name).toMatchObject({ code, exit: 3, message: expect.stringMatching(message) });
      for (const hidden of [VALUE, "wrong-key-99", aws.secretAccessKey, "we calculated", "can't find"])
        expect(error.shown).not.toContain(hidden);
    }
  });

  it("SS10: AWS's client is asked for when it is not installed", async () => {
    const parts = { settings: DEFAULT_SECRET_SETTINGS, env: {}, baseDirectory: "/", log: silentLog };
    await expect(openAws(parts, () => Promise.reject(new Error("Cannot find package")))).rejects.toMatchObject({
      kind: "settings",
      hint: expect.stringContaining("npm install @aws-sdk/client-secrets-manager"),
    });
  });
});

describe("AWS Secrets Manager in trouble", () => {
  it("SS1: what passes is tried again, what lasts ends after three tries", async () => {
    const aws = await start();
    const throttled = { status: 400, body: { __type: "ThrottlingException", Message: "Rate exceeded" } };
    const down = { status: 500, body: { __type: "InternalServiceError", Message: "sorry" } };
    aws.upsets.push(throttled, down);
    const reading = { reference: "aws-sm:prod/openai#key", env: env(aws) };
    expect(await readReference(reading)).toBe(VALUE);
    aws.seen.length = 0;
    aws.upsets.push(down, down, down);
    expect(await failureOf(reading)).toMatchObject({ code: "PARAPET_SECRET_UNREACHABLE" });
    expect(aws.seen).toHaveLength(3);
  });

  it("SS1: no answer ends in bounded time, and so does a store that asks to wait", async () => {
    const aws = await start();
    const reading = { reference: "aws-sm:prod/openai#key", env: env(aws), secrets: "{ timeoutMs: 200 }" };
    aws.upsets.push(...[1, 2, 3].map(() => ({ status: 200, body: {}, delayMs: 1_500 })));
    const before = performance.now();
    expect(await failureOf(reading)).toMatchObject({ code: "PARAPET_SECRET_UNREACHABLE" });
    expect(performance.now() - before).toBeLessThan(5_000);
    aws.upsets.length = 0;
    const busy = { status: 503, body: {}, headers: { "retry-after": "600" } };
    aws.upsets.push(busy, busy, busy);
    const again = performance.now();
    expect(await failureOf(reading)).toMatchObject({ code: "PARAPET_SECRET_UNREACHABLE" });
    expect(performance.now() - again).toBeLessThan(5_000);
  });

  it("SS2, SS3: neither redirects nor plain http beyond this machine, nor answers of another protocol", async () => {
    const aws = await start();
    const other = await start();
    const reading = { reference: "aws-sm:prod/openai#key", env: env(aws) };
    aws.upsets.push({ status: 307, body: "", headers: { location: other.url } });
    expect(await failureOf(reading)).toMatchObject({ code: "PARAPET_SECRET_ANSWER" });
    expect(other.seen).toEqual([]);
    for (const body of ["<html>Sign in</html>", { Name: "x" }]) {
      aws.upsets.push({ status: 200, body });
      expect(await failureOf(reading), JSON.stringify(body)).toMatchObject({ code: "PARAPET_SECRET_ANSWER" });
    }
    for (const endpoint of ["http://sm.invalid", "no address"]) {
      const plain = { ...env(aws), AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint };
      expect(await failureOf({ ...reading, env: plain }), endpoint).toMatchObject({ code: "PARAPET_SECRET_STORE" });
    }
  });
});

describe("in the policy", () => {
  it("SS5: a reference of another form is refused with its line", () => {
    for (const reference of [
      "aws-sm:#key",
      "aws-sm:name#",
      "aws-sm:na me",
      "aws-sm:name?stage=",
      "aws-sm:arn:aws:s3:::bucket",
    ]) {
      const text = `parapet: 1\nproviders:\n  p: { kind: openai, apiKey: "${reference}" }\n`;
      expect(() => parsePolicy(text, "f"), reference).toThrow(/providers.p.apiKey/);
    }
  });
});
