import type { FoundProvider } from "./detect.ts";

export interface TemplateParts {
  readonly appName: string;
  readonly providers: readonly [FoundProvider, ...FoundProvider[]];
  /** Signs of models without one of their vendor, in words. */
  readonly undecided?: readonly string[];
}

/** A first `parapet.yaml`: valid as it stands, commented for somebody who has never seen one. */
export function policyTemplate({ appName, providers, undecided = [] }: TemplateParts): string {
  return `# What runs, for whom, and under which guards. Check it with: parapet check
# Saving this file while the gateway runs swaps the policy at once; a broken edit keeps the old one and says why.
# For your editor: parapet policy schema > parapet.schema.json
# yaml-language-server: $schema=./parapet.schema.json

parapet: 1

app:
  name: ${plainScalar(appName)}

server:
  host: 127.0.0.1 # this machine only; to be reached from others, put TLS in front
  port: 8787
  dataDirectory: .parapet # records, keys and the audit log; keep it out of version control

# Who answers. Secrets stand here by reference only: env:NAME or file:path.
${undecided.map((sign) => `# ${sign}: name the provider that it calls here.\n`).join("")}providers:
${providers.map(providerLines).join("\n")}

# What clients may ask for. A name ending in * takes every name that begins so.
models:
${providers.map(modelLines).join("\n")}

# What is looked for, and what happens then: allow, flag, redact, block or off.
guards:
  default:
    extends: built-in # secrets, personal data, hidden text, exfiltration, prompt leaks, injections
    onError: closed # a detector that breaks stops the exchange
    onUnknown: block # so does a message shape that cannot be read
    # detectors:
    #   pii: { input: redact, output: redact }
    #   exfiltration: { output: block, options: { allowHosts: ["*.example.com"] } }
    #   canary: { output: block, options: { values: ["a word planted in the system prompt"] } }

# Who may do what; nothing is allowed by default, and deny wins.
roles:
  app:
    allow: ["model:*:*"]
  admin:
    allow: ["model:*:*", "console:*", "keys:*", "mode:*", "stop:*", "texts:*"]

# Over sliding windows, for each key and each user.
limits:
  perKey:
    - { window: 1m, requests: 120 }
    - { window: 1d, usd: 20 }

records:
  fullText: none # or flagged, or all; those need an encryptionKey
  exchangeRetention: 90d
`;
}

function providerLines({ id, kind, baseUrl, apiKey, because }: FoundProvider): string {
  return [
    ...(because.length === 0 ? [] : [`  # ${because.join(", ")}`]),
    `  ${id}:`,
    `    kind: ${kind}${kind === "practice" ? " # built in, local, and naive on purpose; replace it by openai, anthropic or openai-compatible" : ""}`,
    ...(baseUrl === undefined ? [] : [`    baseUrl: ${baseUrl}`]),
    ...(apiKey === undefined ? [] : [`    apiKey: ${apiKey}`]),
  ].join("\n");
}

function modelLines({ id, kind, model, isOwn }: FoundProvider): string {
  const pattern = { openai: "gpt-*", anthropic: "claude-*" }[kind as string];
  return [
    `  ${model}:`,
    `    primary: { provider: ${id} }`,
    "    guards: default",
    ...(isOwn === true
      ? ["    price: { inputPerMillion: 0, outputPerMillion: 0 } # your own machine; money limits need to know"]
      : []),
    ...(pattern === undefined ? [] : [`  # ${pattern}:`, `  #   primary: { provider: ${id} }`]),
  ].join("\n");
}

/** An id as YAML text: `1`, `true` and `null` would be read as something else. */
function plainScalar(id: string): string {
  return /^[a-z]/i.test(id) && !/^(true|false|null|yes|no|on|off)$/i.test(id) ? id : JSON.stringify(id);
}
