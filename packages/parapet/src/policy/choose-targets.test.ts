import { describe, expect, it } from "vitest";
import { chooseTargets, PolicyError, parsePolicy, readProviders, type TargetChoice } from "./index.ts";

const POLICY = `parapet: 1
providers:
  openai: { kind: openai, apiKey: env:OPENAI_API_KEY, baseUrl: env:OPENAI_BASE_URL }
  anthropic: { kind: anthropic, apiKey: file:anthropic.key }
  local: { kind: openai-compatible, baseUrl: env:LOCAL_URL }
  practice: { kind: practice }
models:
  bot:
    primary:
      - { provider: openai, model: gpt-4.1-mini }
      - { provider: local, model: llama3.2 }
      - { provider: practice }
    standby: { provider: practice, model: understudy }
`;

async function settle(env: Readonly<Record<string, string>>, text = POLICY) {
  const policy = parsePolicy(text, "f");
  return chooseTargets(
    policy,
    await readProviders(policy, { baseDirectory: "/nowhere", secrets: policy.secrets, env }),
  );
}
const withoutAnthropic = POLICY.replace(/ {2}anthropic: .*\n/, "");
const primaryOf = (choices: readonly TargetChoice[]) => choices.find(({ slot }) => slot === "primary");

describe("targets", () => {
  it("PO18: the first of a list is taken whose key and address are at hand, and why not the others is told", async () => {
    const none = await settle({}, withoutAnthropic);
    expect(primaryOf(none.choices)).toEqual({
      model: "bot",
      slot: "primary",
      provider: "practice",
      taken: "practice/bot",
      passedOver: [
        { target: "openai/gpt-4.1-mini", because: "there is no secret at env:OPENAI_API_KEY" },
        { target: "local/llama3.2", because: "provider 'local' has no address: LOCAL_URL is not set" },
      ],
    });
    const local = await settle({ LOCAL_URL: "http://127.0.0.1:11434" }, withoutAnthropic);
    expect(primaryOf(local.choices)?.taken).toBe("local/llama3.2");
    const openai = await settle({ OPENAI_API_KEY: "x", LOCAL_URL: "http://127.0.0.1:11434" }, withoutAnthropic);
    expect(primaryOf(openai.choices)).toMatchObject({ taken: "openai/gpt-4.1-mini", passedOver: [] });
    expect(openai.policy.models.bot).toMatchObject({
      primary: { provider: "openai", model: "gpt-4.1-mini" },
      standby: { provider: "practice", model: "understudy" },
    });
  });

  it("PO18: a variable that is set to nothing is not set", async () => {
    expect(primaryOf((await settle({ OPENAI_API_KEY: "  " }, withoutAnthropic)).choices)?.provider).toBe("practice");
  });

  it("PO18: a provider that no list offers another for has to be there, used or not", async () => {
    await expect(settle({})).rejects.toMatchObject({ code: "PARAPET_SECRET_MISSING", exit: 3 });
    const alone = withoutAnthropic.replace("standby: { provider: practice", "standby: { provider: openai");
    await expect(settle({}, alone)).rejects.toMatchObject({ code: "PARAPET_SECRET_MISSING" });
  });

  it("PO18: a list of which nothing is at hand is an error, not a model without a target", async () => {
    const text = withoutAnthropic.replace("      - { provider: practice }\n", "");
    await expect(settle({}, text)).rejects.toMatchObject({
      code: "PARAPET_POLICY_NO_TARGET",
      exit: 3,
      message: expect.stringMatching(/models\.bot\.primary.*OPENAI_API_KEY.*LOCAL_URL/),
    });
  });

  it("PO18: what is there and cannot be used is an error, and no reason to take the next", async () => {
    const text = withoutAnthropic.replace("apiKey: env:OPENAI_API_KEY", "apiKey: vault:openai");
    await expect(settle({}, text)).rejects.toThrow(/vault/i);
  });

  it("PO18: problems of a list are told with their place", () => {
    try {
      parsePolicy(POLICY.replace("provider: local,", "provider: lokal,"), "f");
      expect.unreachable();
    } catch (error) {
      expect((error as PolicyError).problems.map(({ path, line }) => `${path} ${line}`)).toEqual([
        "models.bot.primary.1.provider 11",
      ]);
    }
  });
});

describe("addresses", () => {
  const addressOf = async (value: string) =>
    (await settle({ OPENAI_API_KEY: "x", OPENAI_BASE_URL: value }, withoutAnthropic)).policy.providers.openai?.baseUrl;

  it("PO19: a variable gives the address; the vendor's own holds where it is not set", async () => {
    expect(await addressOf(" http://127.0.0.1:9/v1\n")).toBe("http://127.0.0.1:9/v1");
    expect(await addressOf("")).toBeUndefined();
  });

  // parapet:ignore[secret-url-password] a word for a password, on a host that is none
  it.each(["sk-a-key-in-the-wrong-variable", "ftp://host", "http://user:word@host/"])(
    "PO19: what is no address is an error that does not show it: %s",
    async (value) => {
      const error = await addressOf(value).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "PARAPET_PROVIDER_ADDRESS", exit: 3 });
      expect(JSON.stringify(error)).not.toContain(value);
    },
  );

  it("PO19: the policy takes a URL or a variable, nothing else", () => {
    for (const bad of ["env:NO-NAME", "file:address", "localhost:1"])
      expect(() => parsePolicy(POLICY.replace("env:LOCAL_URL", bad), "f"), bad).toThrow(PolicyError);
  });
});
