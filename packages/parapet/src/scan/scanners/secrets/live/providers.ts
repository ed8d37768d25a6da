/** What a provider's answer says of a key. `status` must be there; `says` too, where it is given. */
interface Answer {
  readonly status: number;
  readonly says?: RegExp;
}

/** One cheap question that reads nothing of the account's, and how to take its answer. */
export interface LiveProvider {
  /** Of secrets' kinds. */
  readonly kinds: readonly string[];
  /** What such a key looks like as it is: an encoded one would be refused, and that would say nothing. */
  readonly form: RegExp;
  readonly method: "GET" | "POST";
  /** HTTPS; the key is never part of it. */
  readonly url: string;
  /** The key stands for `{key}`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly active: readonly Answer[];
  /** Empty where others run the same software, whose keys look the same: a refusal then says nothing. */
  readonly inactive: readonly Answer[];
}

const BEARER = { authorization: "Bearer {key}" };
const OK: Answer = { status: 200 };
const REFUSED: Answer = { status: 401 };

type Given = Pick<LiveProvider, "kinds" | "form" | "url"> & Partial<LiveProvider>;
const provider = (given: Given): LiveProvider => ({
  method: "GET",
  headers: BEARER,
  active: [OK],
  inactive: [REFUSED],
  ...given,
});

export const LIVE_PROVIDERS: readonly LiveProvider[] = [
  provider({
    kinds: ["openai-api-key", "openai-legacy-key"],
    form: /^sk-/,
    url: "https://api.openai.com/v1/models",
    active: [OK, { status: 403, says: /missing scopes/i }],
  }),
  provider({
    kinds: ["openai-admin-key"],
    form: /^sk-admin-/,
    url: "https://api.openai.com/v1/organization/projects?limit=1",
    active: [OK, { status: 403, says: /missing scopes/i }],
  }),
  provider({
    kinds: ["anthropic-api-key"],
    form: /^sk-ant-/,
    url: "https://api.anthropic.com/v1/models?limit=1",
    headers: { "x-api-key": "{key}", "anthropic-version": "2023-06-01" },
  }),
  provider({
    kinds: ["anthropic-admin-key"],
    form: /^sk-ant-admin/,
    url: "https://api.anthropic.com/v1/organizations/users?limit=1",
    headers: { "x-api-key": "{key}", "anthropic-version": "2023-06-01" },
  }),
  provider({
    kinds: ["google-api-key"],
    form: /^AIza/,
    url: "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1",
    headers: { "x-goog-api-key": "{key}" },
    inactive: [{ status: 400, says: /API_KEY_INVALID/ }],
  }),
  provider({ kinds: ["huggingface-token"], form: /^hf_/, url: "https://huggingface.co/api/whoami-v2" }),
  provider({ kinds: ["groq-api-key"], form: /^gsk_/, url: "https://api.groq.com/openai/v1/models" }),
  provider({ kinds: ["openrouter-api-key"], form: /^sk-or-/, url: "https://openrouter.ai/api/v1/key" }),
  provider({ kinds: ["replicate-token"], form: /^r8_/, url: "https://api.replicate.com/v1/account" }),
  provider({ kinds: ["mistral-api-key"], form: /^[A-Za-z0-9]{32}$/, url: "https://api.mistral.ai/v1/models" }),
  provider({
    kinds: ["cohere-api-key"],
    form: /^[A-Za-z0-9]{40}$/,
    url: "https://api.cohere.com/v1/models?page_size=1",
  }),
  provider({ kinds: ["deepseek-api-key"], form: /^sk-/, url: "https://api.deepseek.com/user/balance" }),
  provider({ kinds: ["cerebras-api-key"], form: /^csk-/, url: "https://api.cerebras.ai/v1/models" }),
  provider({ kinds: ["xai-api-key"], form: /^xai-/, url: "https://api.x.ai/v1/api-key" }),
  provider({
    kinds: ["pinecone-api-key"],
    form: /^pcsk_/,
    url: "https://api.pinecone.io/indexes",
    headers: { "api-key": "{key}" },
  }),
  provider({
    kinds: ["elevenlabs-api-key"],
    form: /^(sk_)?[0-9a-f]{32,64}$/,
    url: "https://api.elevenlabs.io/v1/user",
    headers: { "xi-api-key": "{key}" },
    active: [OK, { status: 401, says: /missing_permissions/ }],
    inactive: [{ status: 401, says: /invalid_api_key/ }],
  }),
  // Enterprise servers issue tokens of the same form.
  provider({
    kinds: ["github-token", "github-oauth-token", "github-app-token", "github-fine-grained-token"],
    form: /^(gh[opusr]_|github_pat_)/,
    url: "https://api.github.com/rate_limit",
    inactive: [],
  }),
  provider({
    kinds: ["gitlab-token"],
    form: /^glpat-/,
    url: "https://gitlab.com/api/v4/personal_access_tokens/self",
    headers: { "private-token": "{key}" },
    inactive: [],
  }),
  // It answers 200 to all, and says in the body what it thinks.
  provider({
    kinds: ["slack-token"],
    form: /^xox[abprs]-/,
    method: "POST",
    url: "https://slack.com/api/auth.test",
    active: [{ status: 200, says: /"ok"\s*:\s*true/ }],
    inactive: [{ status: 200, says: /"error"\s*:\s*"(invalid_auth|token_revoked|token_expired|account_inactive)"/ }],
  }),
  provider({
    kinds: ["stripe-key", "stripe-restricted-key"],
    form: /^(sk|rk)_/,
    url: "https://api.stripe.com/v1/balance",
    active: [OK, { status: 403, says: /required permissions/i }],
  }),
  provider({ kinds: ["sendgrid-key"], form: /^SG\./, url: "https://api.sendgrid.com/v3/scopes" }),
  provider({ kinds: ["npm-token"], form: /^npm_/, url: "https://registry.npmjs.org/-/whoami" }),
  provider({ kinds: ["digitalocean-token"], form: /^do[opr]_v1_/, url: "https://api.digitalocean.com/v2/account" }),
  provider({
    kinds: ["notion-token"],
    form: /^(secret_|ntn_)/,
    url: "https://api.notion.com/v1/users/me",
    headers: { ...BEARER, "notion-version": "2022-06-28" },
  }),
  provider({
    kinds: ["discord-bot-token"],
    form: /^[\w-]{20,30}\.[\w-]{5,8}\.[\w-]{25,40}$/,
    url: "https://discord.com/api/v10/users/@me",
    headers: { authorization: "Bot {key}" },
  }),
];
