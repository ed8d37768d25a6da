import { record } from "../cross-check.ts";
import { Bearer } from "./bearer.ts";
import { variable } from "./bootstrap.ts";
import { crc32c } from "./crc32c.ts";
import { gcpToken } from "./gcp-login.ts";
import { type GcpReference, parseGcpReference } from "./gcp-reference.ts";
import { textAt } from "./json-field.ts";
import type { SecretStore, StoreParts } from "./store.ts";
import { StoreFailure } from "./store-failure.ts";
import { createStoreHttp, type StoreReply, strangeAnswer } from "./store-http.ts";

const GCP = "Google Secret Manager";

/** @see https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access */
export async function openGcp(parts: StoreParts): Promise<SecretStore> {
  const { gcp, timeoutMs } = parts.settings;
  const http = createStoreHttp({ title: GCP, timeoutMs, allowHttp: gcp.allowHttp });
  const bearer = new Bearer(() => gcpToken(http, parts));
  return {
    async read(text) {
      const reference = parseGcpReference(text);
      if (reference === undefined) throw new TypeError("the resolver accepts no such reference");
      const url = addressOf(reference, parts);
      const reply = await bearer.call((token) => http.call({ url, headers: { authorization: `Bearer ${token}` } }));
      return textAt(payloadOf(reply), reference.key);
    },
    close: () => http.close(),
  };
}

function addressOf({ project, location, secret, version }: GcpReference, parts: StoreParts): string {
  const { gcp } = parts.settings;
  const owner = project ?? gcp.project ?? variable(parts, "GOOGLE_CLOUD_PROJECT", "GCLOUD_PROJECT");
  if (owner === undefined)
    throw new StoreFailure(
      "settings",
      "it is not known in which project the secret is",
      "Write gcp-sm:projects/P/secrets/NAME, or set GOOGLE_CLOUD_PROJECT, or secrets.gcp.project in the policy.",
    );
  const host = location === undefined ? "secretmanager" : `secretmanager.${location}.rep`;
  const base = gcp.endpoint?.replace(/\/+$/, "") ?? `https://${host}.googleapis.com`;
  const place = location === undefined ? "" : `/locations/${location}`;
  return `${base}/v1/projects/${encodeURIComponent(owner)}${place}/secrets/${secret}/versions/${version}:access`;
}

function payloadOf({ status, json }: StoreReply): string {
  if (status === 404)
    throw new StoreFailure(
      "missing",
      `${GCP} has no such secret or version`,
      "Check project, name and version.",
      status,
    );
  if (status === 400 && record(record(json).error).status === "FAILED_PRECONDITION")
    throw new StoreFailure("missing", "that version is disabled or destroyed", "Enable it, or name another.", status);
  if (status >= 400)
    throw new StoreFailure(
      "refused",
      `${GCP} refused it (${status})`,
      "Give the service account the role roles/secretmanager.secretAccessor on it.",
      status,
    );
  const { data, dataCrc32c } = record(record(json).payload);
  if (typeof data !== "string") throw strangeAnswer(GCP, status);
  const bytes = Buffer.from(data, "base64");
  if (dataCrc32c !== undefined && String(dataCrc32c) !== String(crc32c(bytes)))
    throw new StoreFailure(
      "strange",
      "the value did not arrive as it was sent: its checksum is another",
      "Try again.",
      status,
    );
  return bytes.toString("utf8");
}
