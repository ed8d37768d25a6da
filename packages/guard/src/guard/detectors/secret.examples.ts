import { encodeBase64 } from "../../text/index.ts";
import type { DetectorKind } from "../detector.ts";
import { utf8Bytes } from "../encoding.ts";

/** Written in pieces, so that no scanner takes this file for a leak. The values are invented. */
const join = (...pieces: readonly string[]): string => pieces.join("");
const noise = "q7Zp2XvR9mKt4WbN8sLd3HfJ6gYc5TaE1uBo0PxQrSwVzAiMkCnDhFyGeU";
const hex = "9f3ac07be15d8246f0b1e7d4c3a95826417fbe02dc8a6935e1047bc2f8d5a603";
const take = (length: number): string => noise.repeat(4).slice(0, length);
const base64 = (text: string): string => encodeBase64(utf8Bytes(text));
const openAiKey = join("sk-", "proj-", take(48));

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
    { text: "My password is Tr0ub4dor&3, please reset it.", rule: "assigned-password" },
    { text: "export DB_PASS=Xk29fj3k", rule: "assigned-password" },
    { text: join("my api key is ", take(32)), rule: "assigned-secret" },
    { text: join("https://a.example/b?sv=2022-11-02&sp=r&sig=", take(40), "%3D"), rule: "assigned-secret" },
    { text: join("MT", "k4NjIyNDgzNDcxOTI1MjQ4", ".Cl2FMQ.", take(27)), rule: "discord-bot-token" },
    {
      text: join("https://hooks.", "slack.com/services/T", "01ABCDEF2/", "B01GHIJKL34/", take(24)),
      rule: "slack-webhook",
    },
    {
      text: join("https://dis", "cord.com/api/webhooks/", "198622483471925248/", take(58), "_a7-Kp2x"),
      rule: "discord-webhook",
    },
    { text: join("pat", take(14), ".", hex), rule: "airtable-token" },
    { text: join("PM", "AK-", hex.slice(0, 24), "-", hex.slice(0, 34)), rule: "postman-api-key" },
    { text: join("dp", ".st.prd.", take(43)), rule: "doppler-token" },
    { text: join("sn", "tryu_", hex), rule: "sentry-token" },
    { text: join("psc", "ale_tkn_", take(43)), rule: "planetscale-token" },
    { text: join("fi", "gd_", take(40)), rule: "figma-token" },
    { text: join("NR", "AK-", "Q3EGRM5XNTWB7ZKDQ3EGRM5XNTW"), rule: "newrelic-key" },
    { text: join("s", "k_", hex.slice(0, 48)), rule: "elevenlabs-api-key" },
    {
      text: join("AGE-SECRET", "-KEY-1", "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE"),
      rule: "age-secret-key",
    },
    { text: join("mailgun ", hex.slice(0, 32), "-9f3ac07b-be15d824"), rule: "mailgun-private-key" },
    { text: join("Authorization: Bearer ", take(40)), rule: "assigned-secret" },
    { text: join("curl -u anna:", "Xk29fj3k https://ci.example.org/job"), rule: "command-password" },
    { text: join("curl -sS --user 'anna:", "corr ect;horse' https://ci.example.org"), rule: "command-password" },
    { text: join("curl https://a.example?b=1&c=2 \\\n  --user=anna:", "hunter2"), rule: "command-password" },
    { text: join('{"cmd":"curl -uanna:', 'Xk29fj3k -x p.example"}'), rule: "command-password" },
    { text: join('{"cmd":"curl --proxy-user \\"anna:', 'Xk29fj3k\\" x.example"}'), rule: "command-password" },
    { text: `Authorization: Basic ${base64(`anna:${openAiKey}`)}=`, rule: "openai-api-key" },
    { text: `kind: Secret\ndata:\n  KEY: ${base64(join("gh", "p_", take(36)))}`, rule: "github-token" },
    { text: `<a href="data:text/plain;base64,${base64(`The key is ${openAiKey}.`)}">`, rule: "openai-api-key" },
    { text: `DATADOG_API_KEY: ${base64(hex.slice(0, 32))}`, rule: "datadog-key" },
    { text: `?next=https%3A%2F%2Fa.example%2F%3Fkey%3D${openAiKey.replaceAll("-", "%2D")}`, rule: "openai-api-key" },
    {
      text: `bytes ${utf8Bytes(openAiKey)
        .map((byte) => byte.toString(16))
        .join("")}.`,
      rule: "openai-api-key",
    },
  ],
  misses: [
    { text: `It says ${base64("Please summarise the ticket and suggest a next step.")} in base64.` },
    { text: `The commit ${base64(hex.slice(0, 32))} and https://a.example/100%25%20of%20all-the-parcels-we-sent` },
    { text: "Set OPENAI_API_KEY=your-key-here and start." },
    { text: join("sk-", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx") },
    { text: join("AK", "IA", "IOSFODNN7", "EXAMPLE") },
    { text: `The commit is ${hex.slice(0, 40)}.` },
    { text: "id: 550e8400-e29b-41d4-a716-446655440000" },
    { text: "token: string, secret: boolean, password: required" },
    { text: `api_key: ${"$"}{API_KEY}` },
    { text: "https://example.com:8080/path?key=value" },
    { text: "A PEM file starts with -----BEGIN PRIVATE KEY----- and then has base64." },
    { text: "the password is at-least-12-characters-long, yours is case-sensitive" },
    { text: "const password = req.body.password1; const other = input(2);" },
    { text: `cache-key: node-modules-${hex.slice(0, 40)}` },
    { text: join("next_page_token: ", take(40), ", public_key: ", take(44)) },
    { text: 'key: "users/2024/11/23/profile-image-8f3a.png", foreign_key: "orders.customer_id_2024"' },
    { text: "secret: projects/123456789/secrets/my-secret/versions/1" },
    { text: "Authorization: Bearer $TOKEN_2024_LONG_NAME" },
    { text: `"integrity": "sha512-${take(86)}==", x@sha256:${hex}` },
    { text: "Not on Monday: NJ, MTA and OT are words, moving on is one more." },
    { text: "The key point: internationalisation-of-everything-we-do matters." },
    { text: "curl -u $CI_USER:$CI_PASSWORD https://ci.example.org and curl -u user:password https://a.example" },
    { text: "docker run -u 1000:1000 app, then curl http://127.0.0.1:8080/health and curl -u anna https://a.example" },
    { text: "With curl | sort -u a:bcdef, or curling -u is spelled: option" },
    { text: "curl --user-agent Mozilla:5.0abc --output out:file https://a.example" },
    { text: "ask-me-anything-about-the-disk-layout-of-the-cluster-2024-edition" },
  ],
};
