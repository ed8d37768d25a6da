import { readFile, stat, writeFile } from "node:fs/promises";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { z } from "zod";
import { PAYLOAD_TYPE } from "./statement.ts";

const MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
const MAX_BYTES = 64_000_000;

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const schema = z.looseObject({
  mediaType: z.string(),
  verificationMaterial: z.looseObject({
    publicKey: z.looseObject({ hint: z.string().nullish() }).optional(),
    certificate: z.looseObject({}).optional(),
    x509CertificateChain: z.looseObject({}).optional(),
  }),
  dsseEnvelope: z.looseObject({
    payload: base64,
    payloadType: z.string(),
    signatures: z.array(z.looseObject({ sig: base64 })).length(1),
  }),
});

/** A signature as it lies in `model.sig`: a Sigstore bundle around a DSSE envelope. */
export interface SignatureBundle {
  /** As it was parsed, for who verifies certificates. */
  readonly json: unknown;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** SHA-256 of the public key in PEM; undefined when it was signed with a certificate, or says nothing. */
  readonly keyHint: string | undefined;
  readonly hasCertificate: boolean;
}

/** @throws {ParapetError} PARAPET_MODEL_SIGNATURE */
export async function readBundle(file: string): Promise<SignatureBundle> {
  let text: string;
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new Error("it is longer than signatures are");
    text = await readFile(file, "utf8");
  } catch (cause) {
    throw new ParapetError("PARAPET_MODEL_SIGNATURE", `the signature ${file} could not be read: ${messageOf(cause)}`, {
      hint: "Name it by --signature, or sign the model: 'parapet model sign'.",
      exit: EXIT.environment,
      cause,
    });
  }
  return parseBundle(text, file);
}

export function parseBundle(text: string, file: string): SignatureBundle {
  const fail = (why: string, cause?: unknown): ParapetError =>
    new ParapetError("PARAPET_MODEL_SIGNATURE", `${file} is no signature of a model: ${why}`, {
      hint: "A signature is a Sigstore bundle with a DSSE envelope, as 'parapet model sign' writes it.",
      ...(cause === undefined ? {} : { cause }),
    });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw fail("it is not JSON", cause);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw fail("it has another shape", parsed.error);
  const { verificationMaterial, dsseEnvelope } = parsed.data;
  if (dsseEnvelope.payloadType !== PAYLOAD_TYPE)
    throw fail(`its payload is of the type ${dsseEnvelope.payloadType.slice(0, 80)}`);
  return {
    json,
    payload: Buffer.from(dsseEnvelope.payload, "base64"),
    signature: Buffer.from(dsseEnvelope.signatures[0]?.sig ?? "", "base64"),
    keyHint: verificationMaterial.publicKey?.hint ?? undefined,
    hasCertificate:
      verificationMaterial.certificate !== undefined || verificationMaterial.x509CertificateChain !== undefined,
  };
}

export function bundleText(payload: Uint8Array, signature: Uint8Array, keyHint: string): string {
  return JSON.stringify({
    mediaType: MEDIA_TYPE,
    verificationMaterial: { publicKey: { hint: keyHint }, tlogEntries: [] },
    dsseEnvelope: {
      payload: Buffer.from(payload).toString("base64"),
      payloadType: PAYLOAD_TYPE,
      signatures: [{ sig: Buffer.from(signature).toString("base64"), keyid: "" }],
    },
  });
}

/** @throws {ParapetError} PARAPET_MODEL_SIGNATURE when it is there already and may not be replaced, or cannot be written */
export async function writeBundle(file: string, text: string, replaces: boolean): Promise<void> {
  await writeFile(file, text, { flag: replaces ? "w" : "wx" }).catch((cause: unknown) => {
    const isThere = (cause as { readonly code?: unknown }).code === "EEXIST"; // of the file system
    throw new ParapetError(
      "PARAPET_MODEL_SIGNATURE",
      isThere ? `${file} is there already` : `${file} could not be written: ${messageOf(cause)}`,
      {
        hint: isThere
          ? "Give --force to replace it."
          : "Name a file in a folder that may be written to by --signature.",
        exit: isThere ? EXIT.usage : EXIT.environment,
        cause,
      },
    );
  });
}
