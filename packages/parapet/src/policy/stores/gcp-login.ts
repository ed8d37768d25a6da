import { readFile } from "node:fs/promises";
import path from "node:path";
import { record } from "../cross-check.ts";
import type { BearerToken } from "./bearer.ts";
import { variable } from "./bootstrap.ts";
import { askForToken, tokenIn } from "./oauth.ts";
import type { StoreParts } from "./store.ts";
import { StoreFailure } from "./store-failure.ts";
import type { StoreHttp } from "./store-http.ts";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const GOOGLE = "Google";

/** Where a token may come from, in the order that Google's own tools look. */
type Credentials = Readonly<Record<string, unknown>> | "metadata server";

/** A token as a service account, as a person, or as the machine that this runs on. @throws {StoreFailure} */
export async function gcpToken(http: StoreHttp, parts: StoreParts): Promise<BearerToken> {
  const credentials = await findCredentials(parts);
  if (credentials === "metadata server") return fromMetadata(http, parts);
  if (credentials.type === "service_account") return asServiceAccount(http, credentials);
  if (credentials.type === "authorized_user") return asPerson(http, credentials);
  throw settings(
    "the credentials file is of a kind that Parapet does not read",
    "It takes the key of a service account, what 'gcloud auth application-default login' writes, or the machine's own identity.",
  );
}

async function findCredentials(parts: StoreParts): Promise<Credentials> {
  const named = parts.settings.gcp.credentialsFile ?? variable(parts, "GOOGLE_APPLICATION_CREDENTIALS");
  const text =
    named === undefined ? await readWellKnown(parts) : await readNamed(path.resolve(parts.baseDirectory, named));
  if (text === undefined) return "metadata server";
  try {
    return record(JSON.parse(text));
  } catch {
    // Without the cause: its message quotes the file.
    throw settings("the credentials file of Google is no JSON", "Download the service account's key as JSON.");
  }
}

async function readNamed(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw settings(
      `the credentials file ${file} cannot be read`,
      "Check GOOGLE_APPLICATION_CREDENTIALS, or secrets.gcp.credentialsFile in the policy.",
    );
  }
}

/** What `gcloud auth application-default login` leaves behind. */
async function readWellKnown(parts: StoreParts): Promise<string | undefined> {
  const home = variable(parts, "HOME", "USERPROFILE");
  const folder =
    variable(parts, "CLOUDSDK_CONFIG") ?? (home === undefined ? undefined : path.join(home, ".config/gcloud"));
  if (folder === undefined) return undefined;
  return readFile(path.join(folder, "application_default_credentials.json"), "utf8").catch(() => undefined);
}

/** @see https://developers.google.com/identity/protocols/oauth2/service-account#httprest */
async function asServiceAccount(http: StoreHttp, credentials: Readonly<Record<string, unknown>>): Promise<BearerToken> {
  const email = textOf(credentials, "client_email");
  const tokenUri = textOf(credentials, "token_uri");
  const { SignJWT, importPKCS8 } = await import("jose");
  const key = await importPKCS8(textOf(credentials, "private_key"), "RS256").catch(() => {
    throw settings("the service account's private key cannot be read", "Download the service account's key again.");
  });
  const { private_key_id: kid } = credentials;
  const assertion = await new SignJWT({ scope: SCOPE })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", ...(typeof kid === "string" ? { kid } : {}) })
    .setIssuer(email)
    .setAudience(tokenUri)
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(key);
  const form = { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion };
  return askForToken(http, tokenUri, form, {
    title: GOOGLE,
    hint: "Check that the service account and its key still exist, and this machine's clock.",
  });
}

function asPerson(http: StoreHttp, credentials: Readonly<Record<string, unknown>>): Promise<BearerToken> {
  const form = {
    grant_type: "refresh_token",
    client_id: textOf(credentials, "client_id"),
    client_secret: textOf(credentials, "client_secret"),
    refresh_token: textOf(credentials, "refresh_token"),
  };
  const { token_uri: uri } = credentials;
  return askForToken(http, typeof uri === "string" ? uri : "https://oauth2.googleapis.com/token", form, {
    title: GOOGLE,
    hint: "Sign in again: gcloud auth application-default login",
  });
}

/** @see https://cloud.google.com/compute/docs/access/authenticate-workloads#applications */
async function fromMetadata(http: StoreHttp, parts: StoreParts): Promise<BearerToken> {
  const host = variable(parts, "GCE_METADATA_HOST") ?? "metadata.google.internal";
  const title = "Google's metadata server";
  const reply = await http
    .call({
      url: `http://${host}/computeMetadata/v1/instance/service-accounts/default/token`,
      headers: { "metadata-flavor": "Google" },
      isMetadata: true,
    })
    .catch((thrown: unknown) => {
      if (!(thrown instanceof StoreFailure) || thrown.kind !== "unreachable") throw thrown;
      throw settings(
        "there are no credentials for Google, and no metadata server that would have some",
        "Set GOOGLE_APPLICATION_CREDENTIALS, or secrets.gcp.credentialsFile in the policy.",
      );
    });
  return tokenIn(reply, { title, hint: "Give the machine or pod a service account." });
}

function textOf(credentials: Readonly<Record<string, unknown>>, name: string): string {
  const value = credentials[name];
  if (typeof value === "string" && value !== "") return value;
  throw settings(`the credentials file of Google has no '${name}'`, "Download the service account's key again.");
}

function settings(why: string, hint: string): StoreFailure {
  return new StoreFailure("settings", why, hint);
}
