import { ParapetError } from "@parapet/guard/kernel";
import type { toTrustMaterial } from "@sigstore/verify";
import { z } from "zod";

/** Sigstore's trusted root as its library wants it. */
type TrustedRoot = Parameters<typeof toTrustMaterial>[0];

const bytes = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)
  .transform((text) => Buffer.from(text, "base64"));
const date = z.iso.datetime().transform((text) => new Date(text));
const range = z.looseObject({ start: date.optional(), end: date.optional() });
/** Numbers of Sigstore's specification, `common/v1`. */
const HASHES: Readonly<Record<string, number>> = { SHA2_256: 1, SHA2_384: 2, SHA2_512: 3, SHA3_256: 4, SHA3_384: 5 };
const DETAILS: Readonly<Record<string, number>> = {
  PKCS1_RSA_PKCS1V5: 1,
  PKCS1_RSA_PSS: 2,
  PKIX_RSA_PKCS1V5: 3,
  PKIX_RSA_PSS: 4,
  PKIX_ECDSA_P256_SHA_256: 5,
  PKIX_ECDSA_P256_HMAC_SHA_256: 6,
  PKIX_ED25519: 7,
  PKIX_ED25519_PH: 8,
  PKIX_RSA_PKCS1V15_2048_SHA256: 9,
  PKIX_RSA_PKCS1V15_3072_SHA256: 10,
  PKIX_RSA_PKCS1V15_4096_SHA256: 11,
  PKIX_ECDSA_P384_SHA_384: 12,
  PKIX_ECDSA_P521_SHA_512: 13,
  PKIX_RSA_PSS_2048_SHA256: 16,
  PKIX_RSA_PSS_3072_SHA256: 17,
  PKIX_RSA_PSS_4096_SHA256: 18,
};
const log = z.looseObject({
  baseUrl: z.string().default(""),
  hashAlgorithm: z.string().transform((name) => HASHES[name] ?? 0),
  publicKey: z.looseObject({
    rawBytes: bytes,
    keyDetails: z.string().transform((name) => DETAILS[name] ?? 0),
    validFor: range.optional(),
  }),
  logId: z.looseObject({ keyId: bytes }),
  checkpointKeyId: z.looseObject({ keyId: bytes }).optional(),
  operator: z.string().default(""),
});
const authority = z.looseObject({
  subject: z.looseObject({ organization: z.string().default(""), commonName: z.string().default("") }),
  uri: z.string().default(""),
  certChain: z.looseObject({ certificates: z.array(z.looseObject({ rawBytes: bytes })).min(1) }),
  validFor: range.optional(),
  operator: z.string().default(""),
});
const root = z.looseObject({
  mediaType: z.string().regex(/^application\/vnd\.dev\.sigstore\.trustedroot/),
  tlogs: z.array(log).default([]),
  certificateAuthorities: z.array(authority).default([]),
  ctlogs: z.array(log).default([]),
  timestampAuthorities: z.array(authority).default([]),
});

/** @throws {ParapetError} PARAPET_MODEL_TRUST */
export function readTrustedRoot(text: string, file: string): TrustedRoot {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw bad(file, cause);
  }
  // A client's trust configuration holds the root among other things.
  const inner = (json as { readonly trustedRoot?: unknown } | null)?.trustedRoot;
  const parsed = root.safeParse(inner ?? json);
  if (!parsed.success) throw bad(file, parsed.error);
  return parsed.data as TrustedRoot; // the same shape: numbers of enums, dates and buffers
}

const bad = (file: string, cause: unknown): ParapetError =>
  new ParapetError("PARAPET_MODEL_TRUST", `${file} is no trusted root of Sigstore`, {
    hint: "It is the file trusted_root.json, which the authority publishes.",
    cause,
  });
