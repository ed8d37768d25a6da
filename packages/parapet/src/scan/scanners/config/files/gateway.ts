import { at, entryOf, everyEntry, itemsOf, type Node, scalarOf, textOf } from "../../../structured/node.ts";
import { readYaml } from "../../../structured/read-yaml.ts";
import type { Sighting } from "../../../structured/sighting.ts";
import type { FileCheck } from "./file-check.ts";

const WANTS = /\.ya?ml$/i;

/** A LiteLLM proxy's config, also within a Kubernetes ConfigMap's text it is not looked for. */
function proxyConfig(text: string): Node | undefined {
  if (!/^model_list\s?:/m.test(text)) return undefined;
  const [root] = readYaml(text);
  return itemsOf(at(root, "model_list")).some((item) => at(item, "litellm_params") !== undefined) ? root : undefined;
}

const models =
  "model_list:\n  - model_name: chat\n    litellm_params: { model: openai/gpt-4o, api_key: os.environ/OPENAI_API_KEY }\n";
const KEY = "general_settings: { master_key: os.environ/LITELLM_MASTER_KEY }\n";

const listPlace = (root: Node): { readonly start: number; readonly end: number } => {
  const { start, end } = entryOf(root, "model_list")!;
  return { start, end };
};

export const gatewayKey: FileCheck = {
  rule: {
    id: "llm-gateway-without-key",
    title: "LLM gateway without a key of its own",
    summary:
      "The gateway's config sets no master key, or a well-known one: whoever reaches it calls the models on your account.",
    severity: "medium",
    confidence: 0.7,
    cwe: [306, 1392],
    threats: ["open-model-endpoint", "cost-exhaustion"],
    remediation: "Set general_settings.master_key from the environment, and give each application a key of its own.",
    examples: {
      hits: [{ "litellm.yaml": models }, { "litellm.yaml": `${models}general_settings: { master_key: sk-1234 }\n` }],
      misses: [{ "litellm.yaml": `${models}${KEY}` }, { "models.yaml": "model_list:\n  - name: chat\n" }],
    },
  },
  wants: WANTS,
  see(text) {
    const root = proxyConfig(text);
    if (root === undefined) return [];
    const key = at(root, "general_settings", "master_key");
    if (key === undefined || scalarOf(key) === null)
      return /custom_auth|enable_jwt_auth/.test(text)
        ? []
        : [{ ...listPlace(root), evidence: "general_settings.master_key is not set", identity: "no key" }];
    if (!/^sk-(1234|123456?|test|local|master|litellm)$/.test(textOf(key) ?? "")) return [];
    return [
      {
        start: key.start,
        end: key.end,
        severity: "high",
        confidence: 0.95,
        evidence: "general_settings.master_key is one that everybody knows",
        identity: "known key",
      },
    ];
  },
};

export const gatewayLimits: FileCheck = {
  rule: {
    id: "llm-gateway-without-limits",
    title: "LLM gateway without limits",
    summary: "The gateway's config limits neither time nor rates nor spending: one runaway client makes the bill.",
    severity: "low",
    confidence: 0.7,
    cwe: [770, 400],
    threats: ["cost-exhaustion", "runaway-agent-loop"],
    remediation: "Set request_timeout, and rpm, tpm, max_parallel_requests or max_budget.",
    examples: {
      hits: [{ "litellm.yaml": `${models}${KEY}` }],
      misses: [
        {
          "litellm.yaml": `${models}${KEY}litellm_settings: { request_timeout: 60, max_budget: 100, budget_duration: 30d }\n`,
        },
      ],
    },
  },
  wants: WANTS,
  see(text) {
    const root = proxyConfig(text);
    if (root === undefined) return [];
    const keys = new Set([...everyEntry(root)].map(({ entry }) => entry.key));
    const hasTime = ["request_timeout", "timeout", "stream_timeout"].some((key) => keys.has(key));
    const hasRate = [
      "rpm",
      "tpm",
      "max_budget",
      "max_parallel_requests",
      "global_max_parallel_requests",
      "rpm_limit",
      "tpm_limit",
      "provider_budget_config",
    ].some((key) => keys.has(key));
    if (hasTime && hasRate) return [];
    const missing = [...(hasTime ? [] : ["time"]), ...(hasRate ? [] : ["rates and spending"])].join(", ");
    return [{ ...listPlace(root), evidence: `no limit of ${missing}`, identity: `limits ${missing}` }];
  },
};

const STORE_CONFIGS =
  /(^|\/)(elasticsearch|opensearch|milvus|weaviate|qdrant|chroma)[\w.-]{0,40}\.ya?ml$|(^|\/)(qdrant|chroma|milvus|elasticsearch|opensearch)\/(config\/)?[\w.-]{1,40}\.ya?ml$/i;

export const storeConfig: FileCheck = {
  rule: {
    id: "vector-store-auth-off",
    title: "Vector store whose own config lets everybody in",
    summary: "The store's settings switch its login off while it listens on every address.",
    severity: "high",
    confidence: 0.85,
    cwe: [306],
    threats: ["open-model-endpoint", "rag-corpus-poisoning"],
    remediation: "Switch its security on, and set a key.",
    examples: {
      hits: [
        { "conf/elasticsearch.yml": "network.host: 0.0.0.0\nxpack.security.enabled: false\n" },
        { "opensearch.yml": "plugins.security.disabled: true\n" },
        { "milvus.yaml": "common:\n  security:\n    authorizationEnabled: false\n" },
      ],
      misses: [
        { "conf/elasticsearch.yml": "xpack.security.enabled: true\n" },
        { "milvus.yaml": "common:\n  security:\n    authorizationEnabled: true\n" },
      ],
    },
  },
  wants: STORE_CONFIGS,
  see(text) {
    return readYaml(text).flatMap((root) =>
      [...everyEntry(root)].flatMap(({ entry, path }): readonly Sighting[] => {
        const name = path.join(".");
        const value = String(scalarOf(entry.value) ?? "");
        const isOff =
          (/(^|\.)(xpack\.security\.enabled|security\.authorizationEnabled|authentication\.enabled)$/.test(name) &&
            /^false$/i.test(value)) ||
          (/plugins\.security\.disabled$|anonymous_access\.enabled$/.test(name) && /^true$/i.test(value));
        return isOff ? [{ start: entry.start, end: entry.end, evidence: `${name} is ${value}`, identity: name }] : [];
      }),
    );
  },
};
