import { ORIGINS } from "@parapet/guard";
import { ACTIONS } from "@parapet/guard/kernel";
import { z } from "zod";
import { crossCheck } from "./cross-check.ts";
import { isLoopbackUrl } from "./loopback.ts";
import { predictSchema } from "./predict-schema.ts";
import { formProblem } from "./reference-form.ts";
import { scanPolicy } from "./scan-schema.ts";
import { SECRET_REFERENCE } from "./secret-reference.ts";
import { secretSettings } from "./secret-settings.ts";
import { toolProfile } from "./tool-schema.ts";

/**
 * The one schema of `parapet.yaml`. Everything has a default that is safe; unknown keys are errors, because a
 * misspelt guard that silently does not run is the failure this product exists to prevent.
 */

const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "letters, digits, dot, dash and underscore, at most 64");
const modelPattern = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,127}\*?$/, "a model name; a trailing * matches any ending");
const milliseconds = z.number().int().min(1).max(3_600_000);

/** `30s`, `5m`, `12h`, `7d`: parsed to milliseconds. */
const duration = z
  .string()
  .regex(/^[1-9]\d{0,5}(ms|s|m|h|d)$/, "a duration such as 500ms, 30s, 5m, 12h or 7d")
  .describe("A duration: 500ms, 30s, 5m, 12h, 7d");

/** Where a secret lives; its value never stands in the policy. */
const secretReference = z
  .string()
  .regex(
    SECRET_REFERENCE,
    "a reference such as env:OPENAI_API_KEY or file:/run/secrets/openai, never the secret itself",
  )
  .superRefine((reference, context) => {
    const message = formProblem(reference);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

const httpUrl = z
  .url({ protocol: /^https?$/, error: "a URL that starts with https:// or http://" })
  .refine((url) => !hasUserInfo(url), "no user name or password in a URL: give apiKey a reference instead")
  // For editors, which know nothing of refinements.
  .meta({ pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#@]+([/?#]|$)" });

/** An address that may differ from one machine to the next. */
const urlReference = z
  .string()
  .regex(/^env:[A-Za-z_][A-Za-z0-9_]*$/, "a URL, or a reference such as env:OPENAI_BASE_URL");

/** Tokens are checked against what stands there: over plain http only on this machine. */
const trustedUrl = httpUrl.refine(
  (url) => /^https:/i.test(url) || isLoopbackUrl(url),
  "https, because who answers here decides who may come in (http only on loopback)",
);

function hasUserInfo(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && (parsed.username !== "" || parsed.password !== "");
}

const server = z.strictObject({
  host: z.string().min(1).default("127.0.0.1").describe("Loopback unless told otherwise"),
  port: z.number().int().min(0).max(65_535).default(8787),
  dataDirectory: z.string().min(1).default(".parapet").describe("Relative to the policy file"),
  publicUrl: httpUrl.optional().describe("How browsers reach the console, when behind a proxy"),
  maxBodyBytes: z.number().int().min(1_024).max(268_435_456).default(8_388_608),
  maxJsonDepth: z.number().int().min(8).max(512).default(64),
  maxConcurrentRequests: z.number().int().min(1).default(2_048).describe("Over all clients; more are refused with 503"),
  headersTimeoutMs: milliseconds.default(15_000),
  bodyTimeoutMs: milliseconds.default(30_000),
  drainTimeoutMs: milliseconds.default(30_000).describe("How long running streams may go on after SIGTERM"),
});

const provider = z.strictObject({
  kind: z
    .enum(["openai", "anthropic", "openai-compatible", "open-inference", "onnx", "practice"])
    .describe(
      "The wire format it speaks; open-inference is version 2 of that protocol (KServe, Triton, MLServer), onnx serves files from this process in that protocol, practice is the built-in model and speaks both vendors'",
    ),
  files: z
    .record(
      z.string().min(1),
      z.strictObject({
        file: z.string().min(1).describe("Relative to the policy file"),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/, "64 digits of lower-case hexadecimal")
          .optional(),
      }),
    )
    .default({})
    .describe("For onnx: the models by the names that targets call them; other bytes than the digest's are not served"),
  registry: z
    .boolean()
    .default(false)
    .describe("For onnx: registered versions as well, by model and stage, e.g. loan@primary and loan@standby"),
  baseUrl: z
    .union([httpUrl, urlReference])
    .optional()
    .describe(
      "Origin and path before /v1/…, or env:NAME; the vendor's own when left out or when the variable is not set",
    ),
  apiKey: secretReference.optional(),
  headers: z
    .record(z.string().regex(/^[A-Za-z0-9-]+$/, "a header name"), z.string().regex(/^[\x20-\x7e]*$/, "printable ASCII"))
    .default({})
    .describe("Extra request headers; no secrets here"),
});

const rates = {
  inputPerMillion: z.number().min(0).describe("US dollars per million input tokens"),
  outputPerMillion: z.number().min(0).describe("Reasoning counts as output"),
  cachedInputPerMillion: z
    .number()
    .min(0)
    .optional()
    .describe("Input read from the cache; as other input when left out"),
  cacheWritePerMillion: z
    .number()
    .min(0)
    .optional()
    .describe("Input written to the cache; as other input when left out"),
  cacheWriteHourPerMillion: z
    .number()
    .min(0)
    .optional()
    .describe("Written for an hour; as any other write when left out"),
};

const price = z.strictObject({
  ...rates,
  longPrompt: z
    .strictObject({ overInputTokens: z.number().int().min(1), ...rates })
    .optional()
    .describe("Other rates for the whole request once its input is longer than this"),
});

const target = z.strictObject({
  provider: id,
  model: z.string().min(1).optional().describe("Name sent upstream; the client's name when left out"),
  price: price.optional().describe("Of this target alone; overrides the model's price and the built-in table"),
});

/** The first whose key and address are at hand is taken, at start and at each reload. */
const targets = z
  .union([target, z.array(target).min(1).max(8)])
  .describe("A target, or a list of which the first is taken whose provider's key and address are at hand");

const share = z.number().gt(0).max(1);
/** A version on trial: the registry's stage of that name, or whatever a provider calls it. */
const canary = target.extend({
  share: share.describe("Of the requests; a user, where the request names one, always meets the same version"),
});
const shadow = target.extend({
  share: share.describe("Of the requests; each costs one more"),
  tolerance: z
    .number()
    .min(0)
    .default(0.01)
    .describe("Numbers further apart than this are another answer; labels have to be equal"),
});

const model = z.strictObject({
  predict: predictSchema.optional(),
  primary: targets,
  standby: targets.optional(),
  canary: canary.optional().describe("Answers a share of the requests; when it fails, the primary answers"),
  shadow: shadow
    .optional()
    .describe("Is asked a share of the predictions as well; its answers are compared, and leave for nowhere"),
  guards: id.default("default").describe("Name of a profile under guards:"),
  tools: id.optional().describe("Name of a profile under tools:; without one, any tool goes"),
  mode: z
    .enum(["normal", "standby", "maintenance"])
    .default("normal")
    .describe("At first start; afterwards `parapet mode set` decides"),
  maintenance: z
    .strictObject({
      message: z.string().default("This model is under maintenance. Please try again later."),
      retryAfterSeconds: z.number().int().min(1).max(86_400).default(120),
    })
    .prefault({}),
  retries: z
    .strictObject({
      max: z.number().int().min(0).max(5).default(2),
      baseDelayMs: milliseconds.default(200),
      maxDelayMs: milliseconds.default(4_000),
    })
    .prefault({}),
  timeouts: z
    .strictObject({
      connectMs: milliseconds.default(5_000),
      firstByteMs: milliseconds.default(120_000).describe("Per try, until response headers"),
      idleMs: milliseconds.default(120_000).describe("Between two chunks of a stream"),
      totalMs: milliseconds.default(600_000),
    })
    .prefault({}),
  breaker: z
    .strictObject({
      failureRatio: z.number().gt(0).max(1).default(0.5),
      minimumRequests: z.number().int().min(1).default(10),
      windowMs: milliseconds.default(30_000),
      openMs: milliseconds.default(15_000),
    })
    .prefault({}),
  price: price.optional().describe("Overrides the built-in price table"),
  reserveOutputTokens: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(1_024)
    .describe("Taken from token and money limits for a reply whose request sets no bound of its own"),
});

const origin = z.enum(ORIGINS);
const action = z.enum(ACTIONS as ["allow", "flag", "redact", "block"]);

const tokenise = z
  .literal("tokenise")
  .describe("Hide behind placeholders; the answer gets the values back. Output is redacted where no action is named");

const detectorSetting = z.union([
  action.describe("The same action on input and output"),
  tokenise,
  z.literal("off"),
  z.strictObject({
    input: z.union([action, tokenise, z.literal("off")]).optional(),
    output: z.union([action, z.literal("off")]).optional(),
    origins: z.array(origin).min(1).optional(),
    minConfidence: z.number().min(0).max(1).default(0),
    options: z.record(z.string(), z.unknown()).default({}),
  }),
]);

const guardProfile = z.strictObject({
  extends: z
    .literal("built-in")
    .optional()
    .describe("Start from the built-in profile; what stands here changes it, 'off' takes a detector away"),
  onError: z.enum(["closed", "open"]).default("closed").describe("What a broken detector does to the exchange"),
  onUnknown: z.enum(["block", "flag"]).default("block").describe("What a message shape that no table knows does"),
  onUnseen: z
    .enum(["block", "flag", "allow"])
    .default("flag")
    .describe(
      "What content does that the provider reads and we cannot: stored conversations, files by id or URL, PDFs",
    ),
  stream: z.strictObject({ maxHoldCharacters: z.number().int().min(256).max(1_048_576).default(16_384) }).prefault({}),
  detectors: z.record(id, detectorSetting).default({}).describe("What runs is exactly what stands here"),
});

const limit = z.strictObject({
  window: duration,
  requests: z.number().int().min(1).optional(),
  tokens: z.number().int().min(1).optional(),
  usd: z.number().gt(0).optional(),
});

const limits = z.strictObject({
  perKey: z.array(limit).default([]),
  perUser: z
    .array(limit)
    .default([])
    .describe("User = subject of the token, or the request's own user field under a key"),
  perRole: z.array(limit).default([]),
  perModel: z.array(limit).default([]),
  onExhausted: z
    .enum(["cut", "finish"])
    .default("cut")
    .describe(
      "A stream that outgrows what is left of a limit: cut with the vendor's error event, or finished and charged",
    ),
  concurrentPerKey: z.number().int().min(1).default(256),
  concurrentPerModel: z.number().int().min(1).default(1_024),
});

const permission = z
  .string()
  .regex(
    /^[a-z*]+(:[A-Za-z0-9._@/*-]+)+$/,
    "resource and action, e.g. model:support-llm:invoke, console:read, model:*:invoke",
  );

const role = z.strictObject({
  allow: z.array(permission).default([]),
  deny: z.array(permission).default([]).describe("Wins over allow"),
  limits: z.array(limit).default([]).describe("For each holder of the role, beside limits:"),
});

const oidc = z.strictObject({
  issuer: trustedUrl,
  audience: z.string().min(1),
  jwksUri: trustedUrl.optional().describe("Discovered from the issuer when left out"),
  rolesClaim: z.string().default("roles"),
  algorithms: z
    .array(z.enum(["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]))
    .default(["RS256", "ES256", "EdDSA"]),
  console: z
    .strictObject({
      clientId: z.string().min(1),
      clientSecret: secretReference.optional(),
      scopes: z.array(z.string()).default(["openid", "profile"]),
    })
    .optional()
    .describe("Sign-in to the console by this issuer"),
});

const records = z.strictObject({
  fullText: z
    .enum(["none", "flagged", "all"])
    .default("none")
    .describe("Keep prompts and replies: never, when something was found, always"),
  encryptionKey: secretReference.optional().describe("32 bytes, base64 or hex; required unless fullText is none"),
  textRetention: duration.default("7d"),
  exchangeRetention: duration.default("90d"),
  onFailure: z
    .enum(["refuse", "serve"])
    .default("refuse")
    .describe("What happens to requests while nothing can be recorded"),
});

const telemetry = z.strictObject({
  metrics: z
    .strictObject({
      enabled: z.boolean().default(true),
      token: secretReference.optional().describe("Bearer token; without one /metrics answers loopback only"),
    })
    .prefault({}),
  otlp: z
    .strictObject({
      endpoint: httpUrl,
      headers: z.record(z.string(), secretReference).default({}),
      sampleRatio: z.number().min(0).max(1).default(0.05),
    })
    .optional(),
  logLevel: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export const policySchema = z
  .strictObject({
    parapet: z.literal(1).describe("Version of this format"),
    app: z
      .strictObject({ name: id.default("my-app"), owner: z.string().optional(), description: z.string().optional() })
      .prefault({}),
    server: server.prefault({}),
    providers: z.record(id, provider).default({}),
    models: z.record(modelPattern, model).default({}),
    guards: z.record(id, guardProfile).default({}),
    tools: z.record(id, toolProfile).default({}).describe("What models may ask tools to do"),
    roles: z.record(id, role).default({}),
    limits: limits.prefault({}),
    identity: z.strictObject({ oidc: oidc.optional() }).prefault({}),
    records: records.prefault({}),
    secrets: secretSettings.prefault({}).describe("How the stores are reached that secrets are kept in"),
    telemetry: telemetry.prefault({}),
    scan: scanPolicy.prefault({}),
  })
  .superRefine((policy, context) => {
    for (const { path, message } of crossCheck(policy)) context.addIssue({ code: "custom", path: [...path], message });
  });

export type Policy = z.output<typeof policySchema>;
export type PolicyInput = z.input<typeof policySchema>;
export type ModelPolicy = Policy["models"][string];
export type TargetPolicy = z.output<typeof target>;
export type GuardProfile = Policy["guards"][string];
export type RolePolicy = Policy["roles"][string];
export type LimitPolicy = z.output<typeof limit>;
export type ProviderPolicy = Policy["providers"][string];

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a `duration` string that the schema has accepted. */
export function durationMs(text: string): number {
  const unit = text.endsWith("ms") ? "ms" : (text.at(-1) as keyof typeof UNIT_MS);
  return Number.parseInt(text, 10) * UNIT_MS[unit];
}
