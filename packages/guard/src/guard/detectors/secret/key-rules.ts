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

const looksLike =
  (form: RegExp) =>
  (key: string): number | undefined =>
    form.test(key) ? undefined : 0;

/** The first part is a user's number in base64: the prefixes are those of a first digit. */
function discordToken(key: string): number | undefined {
  if (!/^[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}$/.test(key)) return 0;
  return /^[0-9]{16,20}$/.test(decodeBase64(key.slice(0, key.indexOf("."))) ?? "") ? undefined : 0;
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
  { id: "cerebras-api-key", issuer: "Cerebras", prefixes: ["csk-"], body: LOWER | DIGIT, minimum: 48, maximum: 48, isExact: true, severity: "high", confidence: 0.95, check: isMixed },
  { id: "elevenlabs-api-key", issuer: "ElevenLabs", prefixes: ["sk_"], body: LOWER | DIGIT, minimum: 48, maximum: 48, isExact: true, severity: "high", confidence: 0.9, check: looksLike(/^sk_[0-9a-f]{48}$/) },
  { id: "voyage-api-key", issuer: "Voyage", prefixes: ["pa-"], body: BASE64_URL, minimum: 43, maximum: 43, isExact: true, severity: "high", confidence: 0.85, check: isMixed },
  { id: "jina-api-key", issuer: "Jina", prefixes: ["jina_"], body: ALPHANUMERIC | JOINER, minimum: 50, maximum: 70, severity: "high", confidence: 0.95, check: isMixed },
  { id: "tavily-api-key", issuer: "Tavily", prefixes: ["tvly-"], body: ALPHANUMERIC | JOINER, minimum: 30, maximum: 60, severity: "high", confidence: 0.95, check: isMixed },
  // Clouds and hosts
  { id: "aws-access-key-id", issuer: "AWS", prefixes: ["AKIA", "ASIA", "ABIA", "ACCA"], body: UPPER | DIGIT, minimum: 16, maximum: 16, isExact: true, severity: "high", confidence: 0.95, check: isMixed },
  { id: "aws-bedrock-key", issuer: "AWS", prefixes: ["ABSK"], body: ALPHANUMERIC | BASE64_SIGN, minimum: 109, maximum: 269, severity: "critical", confidence: 0.95 },
  { id: "digitalocean-token", issuer: "DigitalOcean", prefixes: ["dop_v1_", "doo_v1_", "dor_v1_"], body: LOWER | DIGIT, minimum: 64, maximum: 64, severity: "high", confidence: 0.99 },
  { id: "databricks-token", issuer: "Databricks", prefixes: ["dapi"], body: LOWER | DIGIT, minimum: 32, maximum: 32, isExact: true, severity: "high", confidence: 0.95, check: isMixed },
  { id: "hashicorp-vault-token", issuer: "HashiCorp", prefixes: ["hvs.", "hvb."], body: BASE64_URL, minimum: 24, maximum: 220, severity: "critical", confidence: 0.97, check: isMixed },
  { id: "cloudflare-token", issuer: "Cloudflare", prefixes: ["cfut_", "cfat_", "cfk_"], body: ALPHANUMERIC, minimum: 40, maximum: 60, severity: "high", confidence: 0.95 },
  { id: "supabase-key", issuer: "Supabase", prefixes: ["sb_secret_", "sbp_"], body: BASE64_URL, minimum: 30, maximum: 50, severity: "high", confidence: 0.95, check: isMixed },
  { id: "doppler-token", issuer: "Doppler", prefixes: ["dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."], body: ALPHANUMERIC | JOINER | DOT, minimum: 40, maximum: 80, severity: "critical", confidence: 0.97, check: isMixed },
  { id: "dynatrace-token", issuer: "Dynatrace", prefixes: ["dt0c01.", "dt0s01.", "dt0s02.", "dt0s08."], body: UPPER | DIGIT | DOT, minimum: 89, maximum: 89, severity: "high", confidence: 0.98, check: segments(24, 64) },
  { id: "planetscale-token", issuer: "PlanetScale", prefixes: ["pscale_tkn_", "pscale_pw_", "pscale_oauth_"], body: BASE64_URL | DOT, minimum: 32, maximum: 64, severity: "high", confidence: 0.97, check: isMixed },
  { id: "vercel-token", issuer: "Vercel", prefixes: ["vck_", "vcp_", "vci_", "vca_", "vcr_"], body: ALPHANUMERIC, minimum: 40, maximum: 80, severity: "high", confidence: 0.95, check: isMixed },
  { id: "netlify-token", issuer: "Netlify", prefixes: ["nfp_", "nfc_"], body: BASE64_URL, minimum: 36, maximum: 40, severity: "high", confidence: 0.95, check: isMixed },
  { id: "heroku-api-key", issuer: "Heroku", prefixes: ["HRKU-AA"], body: BASE64_URL, minimum: 58, maximum: 58, severity: "high", confidence: 0.98 },
  { id: "fly-token", issuer: "Fly", prefixes: ["fm1_", "fm1r_", "fm1a_", "fm2_", "fo1_"], body: ALPHANUMERIC | JOINER | BASE64_SIGN, minimum: 43, maximum: 800, severity: "high", confidence: 0.95, check: isMixed },
  { id: "pulumi-token", issuer: "Pulumi", prefixes: ["pul-"], body: LOWER | DIGIT, minimum: 40, maximum: 40, isExact: true, severity: "high", confidence: 0.97, check: looksLike(/^pul-[0-9a-f]{40}$/) },
  { id: "alibaba-access-key-id", issuer: "Alibaba Cloud", prefixes: ["LTAI"], body: ALPHANUMERIC, minimum: 12, maximum: 22, isExact: true, severity: "medium", confidence: 0.9, check: isMixed },
  { id: "tencent-secret-id", issuer: "Tencent Cloud", prefixes: ["AKID"], body: ALPHANUMERIC, minimum: 32, maximum: 32, isExact: true, severity: "medium", confidence: 0.9, check: isMixed },
  { id: "newrelic-key", issuer: "New Relic", prefixes: ["NRAK-", "NRJS-", "NRII-", "NRRA-", "NRAA-"], body: ALPHANUMERIC | JOINER, minimum: 19, maximum: 48, severity: "high", confidence: 0.95, check: isMixed },
  { id: "sentry-token", issuer: "Sentry", prefixes: ["sntrys_eyJ", "sntryu_"], body: ALPHANUMERIC | JOINER | BASE64_SIGN, minimum: 64, maximum: 400, severity: "high", confidence: 0.98 },
  { id: "onepassword-token", issuer: "1Password", prefixes: ["ops_eyJ"], body: BASE64_URL | BASE64_SIGN, minimum: 200, maximum: 1_400, severity: "critical", confidence: 0.98 },
  { id: "age-secret-key", issuer: "age", prefixes: ["AGE-SECRET-KEY-1"], body: UPPER | DIGIT, minimum: 58, maximum: 58, isExact: true, severity: "critical", confidence: 0.99 },
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
  { id: "rubygems-token", issuer: "RubyGems", prefixes: ["rubygems_"], body: LOWER | DIGIT, minimum: 48, maximum: 48, severity: "critical", confidence: 0.98, check: looksLike(/^rubygems_[0-9a-f]{48}$/) },
  { id: "circleci-token", issuer: "CircleCI", prefixes: ["CCIPAT_", "CCIPRJ_"], body: ALPHANUMERIC | JOINER, minimum: 60, maximum: 70, severity: "critical", confidence: 0.97, check: isMixed },
  { id: "buildkite-token", issuer: "Buildkite", prefixes: ["bkua_"], body: LOWER | DIGIT, minimum: 40, maximum: 40, severity: "critical", confidence: 0.97 },
  { id: "sonar-token", issuer: "Sonar", prefixes: ["squ_", "sqp_", "sqa_"], body: LOWER | DIGIT, minimum: 40, maximum: 40, isExact: true, severity: "high", confidence: 0.95, check: isMixed },
  { id: "sourcegraph-token", issuer: "Sourcegraph", prefixes: ["sgp_"], body: ALPHANUMERIC | JOINER, minimum: 40, maximum: 60, severity: "high", confidence: 0.95, check: isMixed },
  { id: "postman-api-key", issuer: "Postman", prefixes: ["PMAK-"], body: LOWER | DIGIT | JOINER, minimum: 59, maximum: 59, severity: "high", confidence: 0.98, check: looksLike(/^PMAK-[0-9a-f]{24}-[0-9a-f]{34}/) },
  { id: "figma-token", issuer: "Figma", prefixes: ["figd_", "figdh_"], body: BASE64_URL, minimum: 38, maximum: 50, severity: "high", confidence: 0.97, check: isMixed },
  { id: "airtable-token", issuer: "Airtable", prefixes: ["pat"], body: ALPHANUMERIC | DOT, minimum: 79, maximum: 79, isExact: true, severity: "high", confidence: 0.98, check: looksLike(/^pat[A-Za-z0-9]{14}\.[0-9a-f]{64}$/) },
  { id: "notion-token", issuer: "Notion", prefixes: ["secret_"], body: ALPHANUMERIC, minimum: 43, maximum: 43, isExact: true, severity: "high", confidence: 0.9, check: isMixed },
  { id: "typeform-token", issuer: "Typeform", prefixes: ["tfp_"], body: ALPHANUMERIC | JOINER | DOT, minimum: 40, maximum: 70, severity: "high", confidence: 0.95, check: isMixed },
  { id: "mapbox-secret-token", issuer: "Mapbox", prefixes: ["sk.eyJ"], body: BASE64_URL | DOT, minimum: 70, maximum: 140, severity: "high", confidence: 0.97 },
  // Money, mail and messages
  { id: "stripe-key", issuer: "Stripe", prefixes: ["sk_live_", "rk_live_", "sk_test_", "rk_test_"], body: ALPHANUMERIC, minimum: 20, maximum: 120, severity: "critical", confidence: 0.98 },
  { id: "stripe-webhook-secret", issuer: "Stripe", prefixes: ["whsec_"], body: ALPHANUMERIC | BASE64_SIGN, minimum: 32, maximum: 80, severity: "high", confidence: 0.95 },
  { id: "slack-token", issuer: "Slack", prefixes: ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xoxe.xoxp-", "xoxe.xoxb-", "xapp-"], body: ALPHANUMERIC | JOINER, minimum: 24, maximum: 260, severity: "high", confidence: 0.97, check: isMixed },
  { id: "sendgrid-key", issuer: "SendGrid", prefixes: ["SG."], body: BASE64_URL | DOT, minimum: 66, maximum: 66, severity: "high", confidence: 0.98, check: segments(22, 43) },
  { id: "mailgun-key", issuer: "Mailgun", prefixes: ["key-"], body: LOWER | DIGIT, minimum: 32, maximum: 32, isExact: true, severity: "high", confidence: 0.8, check: isMixed },
  { id: "twilio-key", issuer: "Twilio", prefixes: ["SK"], body: LOWER | DIGIT, minimum: 32, maximum: 32, isExact: true, severity: "high", confidence: 0.8, check: (key) => (/^SK[0-9a-f]{32}$/.test(key) ? isMixed(key) : 0) },
  { id: "telegram-bot-token", issuer: "Telegram", prefixes: [":AA"], body: BASE64_URL, minimum: 33, maximum: 33, isExact: true, severity: "high", confidence: 0.85, check: isMixed },
  { id: "shopify-token", issuer: "Shopify", prefixes: ["shpat_", "shpss_", "shpca_", "shppa_"], body: ALPHANUMERIC, minimum: 32, maximum: 32, severity: "high", confidence: 0.98 },
  { id: "slack-webhook", issuer: "Slack", prefixes: ["hooks.slack.com/services/", "hooks.slack.com/workflows/"], body: ALPHANUMERIC | BASE64_SIGN, minimum: 40, maximum: 90, severity: "high", confidence: 0.97, check: looksLike(/\/T[A-Z0-9]{7,12}\/[A-Z0-9]{8,13}\/[A-Za-z0-9/]{20,}$/) },
  { id: "discord-webhook", issuer: "Discord", prefixes: ["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"], body: BASE64_URL | BASE64_SIGN, minimum: 77, maximum: 100, severity: "high", confidence: 0.97, check: looksLike(/\/[0-9]{16,20}\/[A-Za-z0-9_-]{60,}$/) },
  { id: "discord-bot-token", issuer: "Discord", prefixes: ["MT", "Mj", "Mz", "ND", "NT", "Nj", "Nz", "OD", "OT"], body: BASE64_URL | DOT, minimum: 56, maximum: 76, isExact: true, severity: "critical", confidence: 0.97, check: discordToken },
  { id: "brevo-api-key", issuer: "Brevo", prefixes: ["xkeysib-", "xsmtpsib-"], body: LOWER | DIGIT | UPPER | JOINER, minimum: 80, maximum: 82, severity: "high", confidence: 0.98, check: isMixed },
  { id: "plaid-access-token", issuer: "Plaid", prefixes: ["access-production-", "access-sandbox-", "access-development-"], body: BASE64_URL, minimum: 36, maximum: 36, severity: "critical", confidence: 0.97, check: isMixed },
  { id: "easypost-api-key", issuer: "EasyPost", prefixes: ["EZAK", "EZTK"], body: ALPHANUMERIC, minimum: 54, maximum: 54, severity: "high", confidence: 0.97, check: isMixed },
  { id: "shippo-token", issuer: "Shippo", prefixes: ["shippo_live_", "shippo_test_"], body: LOWER | DIGIT, minimum: 40, maximum: 40, severity: "high", confidence: 0.97 },
  { id: "meta-access-token", issuer: "Meta", prefixes: ["EAAM", "EAAC", "EAAG", "EAAB"], body: ALPHANUMERIC, minimum: 100, maximum: 300, severity: "high", confidence: 0.9, check: isMixed },
  { id: "square-token", issuer: "Square", prefixes: ["EAAA"], body: BASE64_URL, minimum: 60, maximum: 60, isExact: true, severity: "high", confidence: 0.9, check: isMixed },
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
  { id: "mailgun-key", issuer: "Mailgun", near: ["mailgun"], alphabet: "hex", lengths: [32], severity: "high", confidence: 0.85 },
  { id: "cloudflare-token", issuer: "Cloudflare", near: ["cloudflare", "x-auth-key"], alphabet: "hex", lengths: [37], severity: "high", confidence: 0.9 },
  { id: "heroku-key", issuer: "Heroku", near: ["heroku"], alphabet: "hex", lengths: [64], severity: "high", confidence: 0.85 },
];
