import {
  ALPHANUMERIC,
  BASE64_SIGN,
  BASE64_URL,
  crc32,
  DIGIT,
  DOT,
  decodeBase64,
  JOINER,
  LOWER,
  UPPER,
} from "../../../text/index.ts";
import type { KeyRule, NamedKeyRule } from "./key-rule.ts";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * The last six characters of a GitHub or npm token are the CRC-32 of the rest of its body in base 62: a match is
 * certain, a mismatch is an invented or shortened token.
 */
function endsInChecksum(key: string): number | undefined {
  const body = key.slice(key.indexOf("_") + 1);
  if (body.length > 80) return undefined;
  let checksum = 0;
  for (const character of body.slice(-6)) checksum = checksum * 62 + BASE62.indexOf(character);
  return checksum === crc32(body.slice(0, -6)) ? 1 : undefined;
}

/** Digits and letters both, within the first 128 characters of the body. */
function isMixed(key: string): number | undefined {
  const start = key.slice(0, 128);
  return /[0-9]/.test(start) && /[A-Za-z]/.test(start) ? undefined : 0;
}

function parapetKey(key: string): number | undefined {
  return /^pk_[0-9a-f]{10}_[A-Za-z0-9_-]{43}$/.test(key) ? undefined : 0;
}

/** Three parts, the first of them JSON that names an algorithm: what RFC 7519 asks of a token. */
function isWebToken(key: string): number | undefined {
  const dot = key.slice(0, 1_024).indexOf(".");
  if (dot < 0 || key.indexOf(".", dot + 1) < dot + 2) return 0;
  const header = decodeBase64(key.slice(0, dot));
  return header?.startsWith("{") && /"alg"\s{0,8}:/.test(header) ? undefined : 0;
}

function segments(...lengths: readonly number[]): (key: string) => number | undefined {
  return (key) => {
    const parts = key.split(".").slice(-lengths.length);
    return lengths.every((length, i) => parts[i]?.length === length) ? undefined : 0;
  };
}

/** Keys known by their beginning. Where two begin alike the longer prefix is asked first. */
// biome-ignore format: a table reads by its rows
export const KEY_RULES: readonly KeyRule[] = [
  // Model providers
  { id: "openai-api-key", issuer: "OpenAI", prefixes: ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-"], body: BASE64_URL, minimum: 32, maximum: 200, severity: "critical", confidence: 0.98, check: isMixed },
  { id: "anthropic-api-key", issuer: "Anthropic", prefixes: ["sk-ant-"], body: BASE64_URL, minimum: 40, maximum: 130, severity: "critical", confidence: 0.98, check: isMixed },
  { id: "openrouter-api-key", issuer: "OpenRouter", prefixes: ["sk-or-v1-", "sk-or-"], body: BASE64_URL, minimum: 32, maximum: 80, severity: "critical", confidence: 0.98, check: isMixed },
  { id: "langfuse-secret-key", issuer: "Langfuse", prefixes: ["sk-lf-"], body: BASE64_URL, minimum: 36, maximum: 36, severity: "high", confidence: 0.95, check: isMixed },
  { id: "model-provider-key", issuer: "a model provider", prefixes: ["sk-"], body: ALPHANUMERIC, minimum: 32, maximum: 64, severity: "critical", confidence: 0.9, check: isMixed },
  { id: "google-api-key", issuer: "Google", prefixes: ["AIza"], body: BASE64_URL, minimum: 35, maximum: 35, severity: "high", confidence: 0.97, check: isMixed },
  { id: "google-oauth-token", issuer: "Google", prefixes: ["ya29."], body: BASE64_URL | DOT, minimum: 60, maximum: 400, severity: "high", confidence: 0.95, check: isMixed },
  { id: "google-oauth-secret", issuer: "Google", prefixes: ["GOCSPX-"], body: BASE64_URL, minimum: 28, maximum: 28, severity: "high", confidence: 0.97 },
  { id: "huggingface-token", issuer: "Hugging Face", prefixes: ["hf_", "api_org_"], body: ALPHANUMERIC, minimum: 34, maximum: 40, severity: "high", confidence: 0.95 },
  { id: "groq-api-key", issuer: "Groq", prefixes: ["gsk_"], body: ALPHANUMERIC, minimum: 48, maximum: 56, severity: "high", confidence: 0.97 },
  { id: "replicate-token", issuer: "Replicate", prefixes: ["r8_"], body: ALPHANUMERIC, minimum: 37, maximum: 40, severity: "high", confidence: 0.97 },
  { id: "perplexity-api-key", issuer: "Perplexity", prefixes: ["pplx-"], body: ALPHANUMERIC, minimum: 40, maximum: 64, severity: "high", confidence: 0.97 },
  { id: "xai-api-key", issuer: "xAI", prefixes: ["xai-"], body: ALPHANUMERIC, minimum: 70, maximum: 90, severity: "high", confidence: 0.97 },
  { id: "fireworks-api-key", issuer: "Fireworks", prefixes: ["fw_"], body: ALPHANUMERIC, minimum: 22, maximum: 40, severity: "high", confidence: 0.85, check: isMixed },
  { id: "langsmith-api-key", issuer: "LangSmith", prefixes: ["lsv2_pt_", "lsv2_sk_"], body: ALPHANUMERIC | JOINER, minimum: 32, maximum: 48, severity: "high", confidence: 0.97 },
  { id: "pinecone-api-key", issuer: "Pinecone", prefixes: ["pcsk_"], body: ALPHANUMERIC | JOINER, minimum: 48, maximum: 90, severity: "high", confidence: 0.97 },
  { id: "nvidia-api-key", issuer: "NVIDIA", prefixes: ["nvapi-"], body: BASE64_URL, minimum: 60, maximum: 70, severity: "high", confidence: 0.97 },
  { id: "parapet-key", issuer: "Parapet", prefixes: ["pk_"], body: BASE64_URL, minimum: 54, maximum: 54, isExact: true, severity: "critical", confidence: 0.99, check: parapetKey },
  { id: "jwt", issuer: "an identity provider", prefixes: ["eyJ"], body: BASE64_URL | DOT, minimum: 24, maximum: 8_192, severity: "high", confidence: 0.95, check: isWebToken, canGrow: (start) => start.length < 1_024 || start.slice(0, 1_024).includes(".") },
  // Clouds and hosts
  { id: "aws-access-key-id", issuer: "AWS", prefixes: ["AKIA", "ASIA", "ABIA", "ACCA"], body: UPPER | DIGIT, minimum: 16, maximum: 16, isExact: true, severity: "high", confidence: 0.95, check: isMixed },
  { id: "aws-bedrock-key", issuer: "AWS", prefixes: ["ABSK"], body: ALPHANUMERIC | BASE64_SIGN, minimum: 109, maximum: 269, severity: "critical", confidence: 0.95 },
  { id: "digitalocean-token", issuer: "DigitalOcean", prefixes: ["dop_v1_", "doo_v1_", "dor_v1_"], body: LOWER | DIGIT, minimum: 64, maximum: 64, severity: "high", confidence: 0.99 },
  { id: "databricks-token", issuer: "Databricks", prefixes: ["dapi"], body: LOWER | DIGIT, minimum: 32, maximum: 32, isExact: true, severity: "high", confidence: 0.95, check: isMixed },
  { id: "hashicorp-vault-token", issuer: "HashiCorp", prefixes: ["hvs.", "hvb."], body: BASE64_URL, minimum: 24, maximum: 220, severity: "critical", confidence: 0.97, check: isMixed },
  { id: "cloudflare-token", issuer: "Cloudflare", prefixes: ["cfut_", "cfat_", "cfk_"], body: ALPHANUMERIC, minimum: 40, maximum: 60, severity: "high", confidence: 0.95 },
  { id: "supabase-key", issuer: "Supabase", prefixes: ["sb_secret_", "sbp_"], body: BASE64_URL, minimum: 30, maximum: 50, severity: "high", confidence: 0.95, check: isMixed },
  // Code and packages
  { id: "github-token", issuer: "GitHub", prefixes: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], body: ALPHANUMERIC, minimum: 36, maximum: 76, severity: "critical", confidence: 0.97, check: endsInChecksum },
  { id: "github-fine-grained-token", issuer: "GitHub", prefixes: ["github_pat_"], body: ALPHANUMERIC | JOINER, minimum: 82, maximum: 82, severity: "critical", confidence: 0.99 },
  { id: "gitlab-token", issuer: "GitLab", prefixes: ["glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glsoat-", "glagent-"], body: BASE64_URL | DOT, minimum: 20, maximum: 64, severity: "critical", confidence: 0.97 },
  { id: "npm-token", issuer: "npm", prefixes: ["npm_"], body: ALPHANUMERIC, minimum: 36, maximum: 36, severity: "critical", confidence: 0.97, check: endsInChecksum },
  { id: "pypi-token", issuer: "PyPI", prefixes: ["pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBpLm9yZw"], body: BASE64_URL, minimum: 50, maximum: 300, severity: "critical", confidence: 0.99 },
  { id: "docker-token", issuer: "Docker", prefixes: ["dckr_pat_", "dckr_oat_"], body: BASE64_URL, minimum: 27, maximum: 40, severity: "critical", confidence: 0.98 },
  { id: "linear-api-key", issuer: "Linear", prefixes: ["lin_api_"], body: ALPHANUMERIC, minimum: 40, maximum: 40, severity: "high", confidence: 0.98 },
  { id: "notion-token", issuer: "Notion", prefixes: ["ntn_"], body: ALPHANUMERIC, minimum: 43, maximum: 50, severity: "high", confidence: 0.97 },
  { id: "atlassian-token", issuer: "Atlassian", prefixes: ["ATATT3"], body: BASE64_URL | BASE64_SIGN, minimum: 100, maximum: 250, severity: "critical", confidence: 0.98 },
  { id: "grafana-token", issuer: "Grafana", prefixes: ["glsa_", "glc_"], body: BASE64_URL | BASE64_SIGN, minimum: 32, maximum: 400, severity: "high", confidence: 0.95, check: isMixed },
  // Money, mail and messages
  { id: "stripe-key", issuer: "Stripe", prefixes: ["sk_live_", "rk_live_", "sk_test_", "rk_test_"], body: ALPHANUMERIC, minimum: 20, maximum: 120, severity: "critical", confidence: 0.98 },
  { id: "stripe-webhook-secret", issuer: "Stripe", prefixes: ["whsec_"], body: ALPHANUMERIC | BASE64_SIGN, minimum: 32, maximum: 80, severity: "high", confidence: 0.95 },
  { id: "slack-token", issuer: "Slack", prefixes: ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xoxe.xoxp-", "xoxe.xoxb-", "xapp-"], body: ALPHANUMERIC | JOINER, minimum: 24, maximum: 260, severity: "high", confidence: 0.97, check: isMixed },
  { id: "sendgrid-key", issuer: "SendGrid", prefixes: ["SG."], body: BASE64_URL | DOT, minimum: 66, maximum: 66, severity: "high", confidence: 0.98, check: segments(22, 43) },
  { id: "mailgun-key", issuer: "Mailgun", prefixes: ["key-"], body: LOWER | DIGIT, minimum: 32, maximum: 32, isExact: true, severity: "high", confidence: 0.8, check: isMixed },
  { id: "twilio-key", issuer: "Twilio", prefixes: ["SK"], body: LOWER | DIGIT, minimum: 32, maximum: 32, isExact: true, severity: "high", confidence: 0.8, check: (key) => (/^SK[0-9a-f]{32}$/.test(key) ? isMixed(key) : 0) },
  { id: "telegram-bot-token", issuer: "Telegram", prefixes: [":AA"], body: BASE64_URL, minimum: 33, maximum: 33, isExact: true, severity: "high", confidence: 0.85, check: isMixed },
  { id: "shopify-token", issuer: "Shopify", prefixes: ["shpat_", "shpss_", "shpca_", "shppa_"], body: ALPHANUMERIC, minimum: 32, maximum: 32, severity: "high", confidence: 0.98 },
  { id: "square-token", issuer: "Square", prefixes: ["sq0atp-", "sq0csp-"], body: BASE64_URL, minimum: 22, maximum: 43, severity: "high", confidence: 0.95 },
];

/** Keys known only by who is named before them. */
// biome-ignore format: a table reads by its rows
export const NAMED_KEY_RULES: readonly NamedKeyRule[] = [
  { id: "aws-secret-access-key", issuer: "AWS", near: ["aws", "secret_access_key", "secretaccesskey", "secret access key"], alphabet: "base64", lengths: [40], severity: "critical", confidence: 0.9 },
  { id: "azure-key", issuer: "Azure", near: ["azure", "ocp-apim", "cognitive"], alphabet: "alphanumeric", lengths: [32, 84], severity: "critical", confidence: 0.85 },
  { id: "azure-storage-key", issuer: "Azure", near: ["accountkey", "azure", "sharedaccesskey"], alphabet: "base64", lengths: [44, 88], severity: "critical", confidence: 0.95 },
  { id: "mistral-api-key", issuer: "Mistral", near: ["mistral"], alphabet: "alphanumeric", lengths: [32], severity: "high", confidence: 0.85 },
  { id: "cohere-api-key", issuer: "Cohere", near: ["cohere", "co_api_key"], alphabet: "alphanumeric", lengths: [40], severity: "high", confidence: 0.85 },
  { id: "together-api-key", issuer: "Together", near: ["together"], alphabet: "hex", lengths: [64], severity: "high", confidence: 0.85 },
  { id: "wandb-api-key", issuer: "Weights & Biases", near: ["wandb", "weights & biases", "weights and biases"], alphabet: "hex", lengths: [40], severity: "high", confidence: 0.9 },
  { id: "twilio-auth-token", issuer: "Twilio", near: ["twilio"], alphabet: "hex", lengths: [32], severity: "high", confidence: 0.85 },
  { id: "datadog-key", issuer: "Datadog", near: ["datadog", "dd_api_key", "dd_app_key"], alphabet: "hex", lengths: [32, 40], severity: "high", confidence: 0.85 },
  { id: "heroku-key", issuer: "Heroku", near: ["heroku"], alphabet: "hex", lengths: [64], severity: "high", confidence: 0.85 },
];
