import type { GetSecretValueResponse, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { type AwsReference, parseAwsReference } from "./aws-reference.ts";
import { variable } from "./bootstrap.ts";
import { textAt } from "./json-field.ts";
import type { SecretStore, StoreParts } from "./store.ts";
import { StoreFailure } from "./store-failure.ts";
import { requireSafe, strangeAnswer } from "./store-http.ts";

const AWS = "AWS Secrets Manager";

type AwsSdk = Pick<typeof import("@aws-sdk/client-secrets-manager"), "SecretsManagerClient" | "GetSecretValueCommand">;

/**
 * AWS Secrets Manager by AWS's own client, which signs the requests and knows the many ways to credentials: variables,
 * shared files, single sign-on, web identity, containers and machines.
 *
 * @throws {StoreFailure} when the client is not installed
 */
export async function openAws(
  parts: StoreParts,
  load: () => Promise<AwsSdk> = () => import("@aws-sdk/client-secrets-manager"),
): Promise<SecretStore> {
  const sdk = await loadSdk(load);
  const clients = new Map<string, SecretsManagerClient>();
  const clientOf = (region: string | undefined): SecretsManagerClient => {
    const known = clients.get(region ?? "");
    if (known !== undefined) return known;
    const client = connect(sdk, region, parts);
    clients.set(region ?? "", client);
    return client;
  };
  return {
    async read(text) {
      const reference = parseAwsReference(text);
      if (reference === undefined) throw new TypeError("the resolver accepts no such reference");
      const { secretId, stage, version, key } = reference;
      const command = new sdk.GetSecretValueCommand({
        SecretId: secretId,
        ...(stage === undefined ? {} : { VersionStage: stage }),
        ...(version === undefined ? {} : { VersionId: version }),
      });
      // The client waits as long as it is told to; this is the end of all tries together.
      const abortSignal = AbortSignal.timeout(totalMs(parts));
      try {
        const answer = await clientOf(regionOf(reference, parts)).send(command, { abortSignal });
        return textAt(wholeOf(answer), key);
      } catch (thrown) {
        throw thrown instanceof StoreFailure ? thrown : failureOf(thrown, parts);
      }
    },
    async close() {
      for (const client of clients.values()) client.destroy();
    },
  };
}

async function loadSdk(load: () => Promise<AwsSdk>): Promise<AwsSdk> {
  try {
    return await load();
  } catch {
    throw new StoreFailure(
      "settings",
      "AWS's client is not installed",
      "Install it beside Parapet: npm install @aws-sdk/client-secrets-manager",
    );
  }
}

function connect(sdk: AwsSdk, region: string | undefined, parts: StoreParts): SecretsManagerClient {
  const { aws, timeoutMs } = parts.settings;
  const endpoint = aws.endpoint ?? variable(parts, "AWS_ENDPOINT_URL_SECRETS_MANAGER", "AWS_ENDPOINT_URL");
  if (endpoint !== undefined) requireSafe(endpoint, { title: AWS, allowHttp: aws.allowHttp });
  const accessKeyId = variable(parts, "AWS_ACCESS_KEY_ID");
  const secretAccessKey = variable(parts, "AWS_SECRET_ACCESS_KEY");
  const sessionToken = variable(parts, "AWS_SESSION_TOKEN");
  const client = new sdk.SecretsManagerClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: timeoutMs, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    // Else its own chain: shared files, single sign-on, web identity, the container's or the machine's role.
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) } }),
  });
  // An endpoint may also come from files that only the client reads: what counts is where the request goes.
  client.middlewareStack.add(
    (next) => async (args) => {
      const { protocol, hostname } = args.request as { readonly protocol: string; readonly hostname: string };
      requireSafe(`${protocol}//${hostname}`, { title: AWS, allowHttp: aws.allowHttp });
      return next(args);
    },
    { step: "build", name: "requireSafeAddress" },
  );
  return client;
}

function regionOf({ region }: AwsReference, parts: StoreParts): string | undefined {
  return region ?? parts.settings.aws.region ?? variable(parts, "AWS_REGION", "AWS_DEFAULT_REGION");
}

function wholeOf({ SecretString, SecretBinary }: GetSecretValueResponse): string {
  if (typeof SecretString === "string") return SecretString;
  if (SecretBinary === undefined) throw strangeAnswer(AWS);
  return Buffer.from(SecretBinary).toString("utf8");
}

const REFUSED =
  /^(AccessDenied|UnrecognizedClient|InvalidSignature|ExpiredToken|InvalidClientTokenId|IncompleteSignature|MissingAuthenticationToken|NotAuthorized|DecryptionFailure|InvalidParameter|Validation)/;
const NO_CREDENTIALS = /^(CredentialsProviderError|TokenProviderError)$/;

/** By the name of the fault: its message is AWS's, and is not quoted. */
function failureOf(thrown: unknown, parts: StoreParts): StoreFailure {
  const { name, message, $metadata } = thrown as {
    readonly name?: string;
    readonly message?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode ?? 0;
  const fault = typeof name === "string" && /^[A-Za-z]{1,64}$/.test(name) ? name : "an error without a name";
  if (fault === "ResourceNotFoundException")
    return new StoreFailure("missing", `${AWS} has no such secret`, "Check name, region and account.", status);
  if (fault === "InvalidRequestException")
    return new StoreFailure("missing", "the secret is marked for deletion", "Restore it, or name another.", status);
  if (REFUSED.test(fault))
    return new StoreFailure(
      "refused",
      `${AWS} refused it (${fault})`,
      "Allow secretsmanager:GetSecretValue on it, and kms:Decrypt on its key, to the identity that Parapet runs as.",
      status,
    );
  if (NO_CREDENTIALS.test(fault))
    return new StoreFailure(
      "settings",
      "AWS's client finds no credentials",
      "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine or pod a role.",
    );
  if (message === "Region is missing")
    return new StoreFailure(
      "settings",
      "it is not known in which region the secret is",
      "Set AWS_REGION, or secrets.aws.region in the policy.",
    );
  if (thrown instanceof SyntaxError || (status >= 200 && status < 300)) return strangeAnswer(AWS, status);
  if (status >= 300 && status < 400)
    return new StoreFailure(
      "strange",
      `${AWS} answered with a redirect (${status}), which is not followed`,
      "Give the address that it points at.",
      status,
    );
  const what = /^(Abort|Timeout)Error$/.test(fault)
    ? `gave no answer within ${totalMs(parts)} ms`
    : `could not be used (${fault})`;
  return new StoreFailure("unreachable", `${AWS} ${what}`, "Check that this machine reaches its endpoint.", status);
}

/** Three tries and the pauses between them. */
function totalMs({ settings }: StoreParts): number {
  return settings.timeoutMs * 3 + 3_000;
}
