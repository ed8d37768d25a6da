import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { type SeenCall, type StoreAnswer, type StoreServer, startStoreServer } from "./store-server.ts";

interface AwsVersion {
  readonly id: string;
  readonly value: string | Uint8Array;
}

/** As much of AWS Secrets Manager as Parapet speaks to: JSON 1.1, signatures of version 4 checked to the last byte. */
export interface AwsServer extends StoreServer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  /** Puts a new value under AWSCURRENT; the one before becomes AWSPREVIOUS. Returns its version's id. */
  put(name: string, value: string | Uint8Array): string;
  markForDeletion(name: string): void;
  arnOf(name: string): string;
}

export interface AwsServerOptions {
  readonly region?: string;
  readonly sessionToken?: string;
}

const fault = (type: string, message: string, status = 400): StoreAnswer => ({
  status,
  body: { __type: type, Message: message, message },
  headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": randomUUID() },
});

export async function startAwsServer(options: AwsServerOptions = {}): Promise<AwsServer> {
  const { region = "eu-central-1", sessionToken } = options;
  const accessKeyId = `AKID${randomUUID().slice(0, 8)}`;
  const secretAccessKey = `${randomUUID()}/${randomUUID()}`;
  const secrets = new Map<string, AwsVersion[]>();
  const deleted = new Set<string>();
  const arnOf = (name: string): string => `arn:aws:secretsmanager:${region}:123456789012:secret:${name}-AbCdEf`;

  const answer = (call: SeenCall): StoreAnswer => {
    const refusal = checkSignature(call, { region, accessKeyId, secretAccessKey, sessionToken });
    if (refusal !== undefined) return refusal;
    if (call.headers["x-amz-target"] !== "secretsmanager.GetSecretValue") return fault("UnknownOperationException", "");
    const { SecretId, VersionStage, VersionId } = JSON.parse(call.body) as Record<string, string>;
    const name = [...secrets.keys()].find((one) => one === SecretId || arnOf(one) === SecretId);
    const versions = secrets.get(name ?? "") ?? [];
    const stages = (index: number): string[] =>
      index === versions.length - 1 ? ["AWSCURRENT"] : index === versions.length - 2 ? ["AWSPREVIOUS"] : [];
    const index =
      VersionId === undefined
        ? versions.findIndex((_, at) => stages(at).includes(VersionStage ?? "AWSCURRENT"))
        : versions.findIndex(({ id }) => id === VersionId);
    const version = versions[index];
    if (name === undefined || version === undefined)
      return fault("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    if (deleted.has(name))
      return fault(
        "InvalidRequestException",
        "You can't perform this operation on the secret because it was marked for deletion.",
      );
    const value =
      typeof version.value === "string"
        ? { SecretString: version.value }
        : { SecretBinary: Buffer.from(version.value).toString("base64") };
    return {
      status: 200,
      body: {
        ARN: arnOf(name),
        Name: name,
        VersionId: version.id,
        ...value,
        VersionStages: stages(index),
        CreatedDate: 1_767_323_045.6,
      },
      headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": randomUUID() },
    };
  };

  const server = await startStoreServer(answer);
  return {
    ...server,
    accessKeyId,
    secretAccessKey,
    region,
    arnOf,
    put(name, value) {
      const id = randomUUID();
      secrets.set(name, [...(secrets.get(name) ?? []), { id, value }]);
      return id;
    },
    markForDeletion: (name) => void deleted.add(name),
  };
}

interface Signer {
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function checkSignature(call: SeenCall, signer: Signer): StoreAnswer | undefined {
  const parsed =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/secretsmanager\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/.exec(
      call.headers.authorization ?? "",
    );
  if (parsed === null) return fault("IncompleteSignatureException", "Authorization header requires a Signature.");
  const [, keyId, day = "", region = "", signed = "", signature = ""] = parsed;
  if (keyId !== signer.accessKeyId)
    return fault("UnrecognizedClientException", "The security token included in the request is invalid.");
  const at = String(call.headers["x-amz-date"]);
  const when = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!(Math.abs(Date.now() - when) < 300_000) || !at.startsWith(day))
    return fault("InvalidSignatureException", "Signature expired");
  if (!signed.split(";").includes("host") || !signed.split(";").includes("x-amz-date"))
    return fault("InvalidSignatureException", "host and x-amz-date must be signed");
  if (call.headers["x-amz-security-token"] !== signer.sessionToken)
    return fault("UnrecognizedClientException", "The security token included in the request is invalid.");
  const headers = signed.split(";").map((name) => `${name}:${String(call.headers[name]).trim().replace(/ +/g, " ")}\n`);
  const request = [call.method, "/", "", headers.join(""), signed, sha256(call.body)].join("\n");
  const scope = `${day}/${signer.region}/secretsmanager/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", at, scope, sha256(request)].join("\n");
  const key = [signer.region, "secretsmanager", "aws4_request"].reduce(
    hmac,
    hmac(`AWS4${signer.secretAccessKey}`, day),
  );
  const isRight = region === signer.region && timingSafeEqual(hmac(key, toSign), Buffer.from(signature, "hex"));
  return isRight
    ? undefined
    : fault(
        "InvalidSignatureException",
        "The request signature we calculated does not match the signature you provided.",
      );
}
