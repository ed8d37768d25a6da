import type { DetectorKind } from "../detector.ts";

/** Written in pieces, so that no scanner takes this file for a leak. The values are invented. */
const join = (...pieces: readonly string[]): string => pieces.join("");
const noise = "q7Zp2XvR9mKt4WbN8sLd3HfJ6gYc5TaE1uBo0PxQrSwVzAiMkCnDhFyGeU";
const hex = "9f3ac07be15d8246f0b1e7d4c3a95826417fbe02dc8a6935e1047bc2f8d5a603";
const take = (length: number): string => noise.repeat(4).slice(0, length);

export const secretExamples: DetectorKind["examples"] = {
  hits: [
    { text: `Use ${join("sk-", "proj-", take(48))} for the call.`, rule: "openai-api-key" },
    { text: `key ${join("sk-", "ant-", "api03-", take(60))}`, rule: "anthropic-api-key" },
    { text: join("ghp", "_", take(36)), rule: "github-token" },
    { text: `(${join("AK", "IA", "Q3EGRM5XNTWB7ZKD")})`, rule: "aws-access-key-id" },
    { text: `aws secret ${take(40)}`, rule: "aws-secret-access-key" },
    { text: `WANDB ${hex.slice(0, 40)}`, rule: "wandb-api-key" },
    { text: join("AI", "za", take(35)), rule: "google-api-key" },
    { text: join("xo", "xb-", "204817365914-", take(24)), rule: "slack-token" },
    { text: join("sk", "_live_", take(24)), rule: "stripe-key" },
    { text: join("h", "f_", "qZpXvRmKtWbNsLdHfJgYcTaEuBoPxQrSwV"), rule: "huggingface-token" },
    { text: join("glpat", "-", take(20)), rule: "gitlab-token" },
    { text: join("SG", ".", take(22), ".", take(43)), rule: "sendgrid-key" },
    { text: join("p", "k_", hex.slice(0, 10), "_", take(43)), rule: "parapet-key" },
    { text: join("738194650:", "AA", take(33)), rule: "telegram-bot-token" },
    {
      text: join("ey", "JhbGciOiJIUzI1NiJ9", ".", "eyJzdWIiOiI0MiJ9", ".", take(43)),
      rule: "jwt",
    },
    {
      text: join("-----BEGIN ", "PRIVATE KEY-----\n", take(64), "\n", take(20), "\n-----END ", "PRIVATE KEY-----\n"),
      rule: "private-key",
    },
    { text: join("-----BEGIN RSA ", "PRIVATE KEY-----\\n", take(64), "\\n", take(64)), rule: "private-key" },
    { text: join("postgres://app:", take(12), "@db.internal:5432/main"), rule: "url-password" },
    { text: join('"password": "', 'Tr0ub4dor&3"'), rule: "assigned-password" },
    { text: join("client_secret=", take(30)), rule: "assigned-secret" },
    { text: join("Authorization: Bearer ", take(40)), rule: "assigned-secret" },
  ],
  misses: [
    { text: "Set OPENAI_API_KEY=your-key-here and start." },
    { text: join("sk-", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx") },
    { text: join("AK", "IA", "IOSFODNN7", "EXAMPLE") },
    { text: `The commit is ${hex.slice(0, 40)}.` },
    { text: "id: 550e8400-e29b-41d4-a716-446655440000" },
    { text: "token: string, secret: boolean, password: required" },
    { text: `api_key: ${"$"}{API_KEY}` },
    { text: "https://example.com:8080/path?key=value" },
    { text: "A PEM file starts with -----BEGIN PRIVATE KEY----- and then has base64." },
    { text: "The key point: internationalisation-of-everything-we-do matters." },
    { text: "ask-me-anything-about-the-disk-layout-of-the-cluster-2024-edition" },
  ],
};
