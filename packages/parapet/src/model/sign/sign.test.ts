import { generateKeyPairSync } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { parseBundle, readBundle } from "./bundle.ts";
import { differencesOf } from "./differences.ts";
import { lockModel, readLock, verifyLocked } from "./lock.ts";
import { comparePaths, manifestOf } from "./manifest.ts";
import { signModel } from "./sign-model.ts";
import { keyHint, readPrivateKey, readPublicKey, signPayload } from "./signing-key.ts";
import { readStatement, statementOf } from "./statement.ts";
import { verifyModel } from "./verify-model.ts";

const SIGNED = fileURLToPath(new URL("../../../../../fixtures/model/signing/", import.meta.url));
const at = (name: string): string => path.join(SIGNED, name);

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "parapet-signing-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A copy of the model that the golden files are about. */
function copy(): string {
  const model = path.join(folder(), "model");
  cpSync(at("model"), model, { recursive: true });
  return model;
}

const payloadOf = async (signature: string): Promise<string> =>
  Buffer.from((await readBundle(at(signature))).payload).toString("utf8");

describe("manifests", () => {
  it("MS1: list every file in the order of model signing, with one digest of all", async () => {
    const manifest = await manifestOf(at("model"));
    const golden = readStatement(await payloadOf("p256.sig"));
    expect(manifest.files.map(({ path: file, sha256 }) => ({ path: file, sha256 }))).toEqual(golden.files);
    expect(manifest.files.map((file) => file.path)).toEqual([
      ...["README.md", "config.json", "sub/a.bin", "sub-a/b.txt", "sub.txt", "é.txt"],
    ]);
    expect([manifest.name, manifest.rootDigest]).toEqual([golden.name, golden.rootDigest]);
    expect(["a/b", "a", "a-/b", "\u{1f600}", "\uffee"].sort(comparePaths)).toEqual([
      ...["a", "a/b", "a-/b", "\uffee", "\u{1f600}"],
    ]);
  });

  it("MS1: refuse links, and leave out what is named alone", async () => {
    const model = copy();
    mkdirSync(path.join(model, ".git"));
    writeFileSync(path.join(model, ".git", "HEAD"), "x");
    expect((await manifestOf(model)).files).toHaveLength(6);
    expect((await manifestOf(model, { ignore: [] })).files).toHaveLength(7);
    symlinkSync("/etc/hosts", path.join(model, "linked"));
    await expect(manifestOf(model)).rejects.toMatchObject({ code: "PARAPET_MODEL_LINK" });
    await expect(manifestOf(path.join(model, "linked"))).rejects.toMatchObject({ code: "PARAPET_MODEL_LINK" });
    await expect(manifestOf(path.join(model, "none"))).rejects.toMatchObject({ code: "PARAPET_MODEL_PATH" });
    const aborted = AbortSignal.abort();
    await expect(manifestOf(at("model"), { signal: aborted })).rejects.toMatchObject({
      code: "PARAPET_MODEL_INTERRUPTED",
    });
  });
});

describe("signatures with a key", () => {
  it.each(["p256", "p384", "p521"])("MS2: what model-signing signed by %s is verified", async (name) => {
    const signer = await readPublicKey(at(`${name}.pub`));
    const found = await verifyModel(at("model"), { signatureFile: at(`${name}.sig`), signer });
    expect([found.differences, found.by]).toEqual([[], `key ${keyHint(signer)}`]);
  });

  it("MS3: the statement is the one that model-signing makes", async () => {
    const theirs = JSON.parse(await payloadOf("p256.sig"));
    const ours = JSON.parse(statementOf(await manifestOf(at("model")), readStatement(JSON.stringify(theirs)).ignore));
    expect(ours).toEqual(theirs);
    const bundle = JSON.parse(readFileSync(at("p256.sig"), "utf8"));
    const signed = JSON.parse(readFileSync(at("parapet.sig"), "utf8"));
    const shape = (value: unknown): unknown =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
        : typeof value;
    expect(signed.mediaType).toBe(bundle.mediaType);
    expect(shape(signed.dsseEnvelope)).toEqual(shape(bundle.dsseEnvelope));
    expect(shape(signed.verificationMaterial.publicKey)).toEqual(shape(bundle.verificationMaterial.publicKey));
    // write_signatures.py had model-signing verify what was signed here.
    expect(JSON.parse(readFileSync(at("versions.json"), "utf8"))).toMatchObject({ "model-signing": "1.1.1" });
    const signer = await readPublicKey(at("parapet.pub"));
    const found = await verifyModel(at("model"), { signatureFile: at("parapet.sig"), signer });
    expect(found.differences).toEqual([]);
  });

  it.each(["prime256v1", "secp384r1", "secp521r1", "ed25519"])(
    "MS3: a key of %s signs a folder or a file, and its public half verifies it",
    async (curve) => {
      const pair =
        curve === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("ec", { namedCurve: curve });
      const [model, keys] = [copy(), folder()];
      const files = [path.join(keys, "key.pem"), path.join(keys, "key.pub")] as const;
      writeFileSync(files[0], pair.privateKey.export({ type: "pkcs8", format: "pem" }));
      writeFileSync(files[1], pair.publicKey.export({ type: "spki", format: "pem" }));
      for (const [what, signatureFile] of [
        [model, path.join(model, "model.sig")],
        [path.join(model, "sub.txt"), path.join(keys, "file.sig")],
      ] as const) {
        await signModel(what, { key: await readPrivateKey(files[0]), signatureFile, replaces: false });
        const found = await verifyModel(what, { signatureFile, signer: await readPublicKey(files[1]) });
        expect(found.differences).toEqual([]);
        await expect(
          signModel(what, { key: await readPrivateKey(files[0]), signatureFile, replaces: false }),
        ).rejects.toMatchObject({ code: "PARAPET_MODEL_SIGNATURE" });
      }
    },
  );

  it("MS4: names what was changed, added, removed and renamed", async () => {
    const model = copy();
    writeFileSync(path.join(model, "config.json"), "{}");
    renameSync(path.join(model, "sub.txt"), path.join(model, "moved.txt"));
    rmSync(path.join(model, "é.txt"));
    writeFileSync(path.join(model, "sub", "new.py"), "print()");
    const signer = await readPublicKey(at("p256.pub"));
    const found = await verifyModel(model, { signatureFile: at("p256.sig"), signer });
    expect(found.differences).toEqual([
      { change: "changed", path: "config.json" },
      { change: "renamed", path: "moved.txt", from: "sub.txt" },
      { change: "added", path: "sub/new.py" },
      { change: "removed", path: "é.txt" },
    ]);
  });

  it("MS4: leaves out what the signer left out, and nothing else", async () => {
    const signed = readStatement(await payloadOf("p256.sig"));
    const statement = JSON.parse(await payloadOf("p256.sig"));
    const without = structuredClone(statement);
    without.predicate.serialization.ignore_paths = [];
    expect(readStatement(JSON.stringify(without)).ignore).toEqual([]);
    expect(signed.ignore).toContain(".git");
    delete without.predicate.serialization.ignore_paths;
    expect(readStatement(JSON.stringify(without)).ignore).toContain(".gitignore");
    // It goes on to be one of the files when it was one of those that were signed.
    const digest = signed.files[1]?.sha256;
    without.predicate.resources[1] = { name: ".gitignore", algorithm: "sha256", digest };
    expect(readStatement(JSON.stringify(without)).ignore).not.toContain(".gitignore");
    const many = (prefix: string) =>
      Array.from({ length: 50_000 }, (_, index) => ({ path: `${prefix}${index}`, sha256: "0" }));
    expect(differencesOf(many("a"), many("b")).every(({ change }) => change === "renamed")).toBe(true);
  });

  it("MS5: another key, payload, signature, type or shape is never verified", async () => {
    const bundle = JSON.parse(readFileSync(at("p256.sig"), "utf8"));
    const work = folder();
    const file = path.join(work, "model.sig");
    const key = await readPublicKey(at("p256.pub"));
    const tried = async (changed: unknown, signer = key) => {
      writeFileSync(file, typeof changed === "string" ? changed : JSON.stringify(changed));
      return verifyModel(at("model"), { signatureFile: file, signer }).then(
        ({ differences }) => `verified with ${differences.length}`,
        (thrown: { code: string }) => thrown.code,
      );
    };
    const changed = (change: (copy: typeof bundle) => void): unknown => {
      const made = structuredClone(bundle);
      change(made);
      return made;
    };
    expect(await tried(bundle)).toBe("verified with 0");
    const UNVERIFIED = "PARAPET_MODEL_UNVERIFIED";
    const UNUSABLE = "PARAPET_MODEL_SIGNATURE";
    expect(await tried(bundle, await readPublicKey(at("parapet.pub")))).toBe(UNVERIFIED);
    const payload = Buffer.from(bundle.dsseEnvelope.payload, "base64").toString().replace("sub.txt", "sub.py");
    expect(
      await tried(
        changed((made) => {
          made.dsseEnvelope.payload = Buffer.from(payload).toString("base64");
        }),
      ),
    ).toBe(UNVERIFIED);
    expect(
      await tried(
        changed((made) => {
          made.dsseEnvelope.signatures[0].sig = "AAAA";
        }),
      ),
    ).toBe(UNVERIFIED);
    expect(
      await tried(
        changed((made) => {
          // Without a hint the signature alone decides.
          delete made.verificationMaterial.publicKey.hint;
        }),
        await readPublicKey(at("parapet.pub")),
      ),
    ).toBe(UNVERIFIED);
    expect(
      await tried(
        changed((made) => {
          made.dsseEnvelope.payloadType = "text/plain";
        }),
      ),
    ).toBe(UNUSABLE);
    expect(
      await tried(
        changed((made) => {
          made.dsseEnvelope.signatures = [];
        }),
      ),
    ).toBe(UNUSABLE);
    for (const text of ["", "{", "null", "[]", '{"mediaType":1}']) expect(await tried(text)).toBe(UNUSABLE);
    expect(await tried(JSON.parse(readFileSync(at("keyless.sig"), "utf8")))).toBe(UNVERIFIED);
    // Signed well, and no statement of model signing.
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const statement = JSON.parse(await payloadOf("p256.sig"));
    for (const wrong of [
      { ...statement, predicateType: "https://slsa.dev/provenance/v1" },
      { ...statement, subject: [{ name: "model", digest: { sha256: "00".repeat(32) } }] },
      { ...statement, predicate: { ...statement.predicate, resources: [] } },
    ]) {
      const bytes = Buffer.from(JSON.stringify(wrong));
      const envelope = {
        payload: bytes.toString("base64"),
        payloadType: "application/vnd.in-toto+json",
        signatures: [{ sig: Buffer.from(signPayload(privateKey, bytes)).toString("base64"), keyid: "" }],
      };
      expect(await tried({ ...bundle, verificationMaterial: {}, dsseEnvelope: envelope }, publicKey)).toBe(UNUSABLE);
    }
    expect(() => parseBundle("{", "x.sig")).toThrow("x.sig is no signature of a model");
  });

  it("MS5: errors about keys hold nothing of them", async () => {
    const work = folder();
    const pem = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" });
    const body = String(pem).split("\n")[1] ?? "";
    for (const [name, text] of [
      ["rsa.pem", String(pem)],
      ["broken.pem", String(pem).slice(0, 200)],
    ] as const) {
      writeFileSync(path.join(work, name), text);
      const thrown = await readPrivateKey(path.join(work, name)).catch((error: Error) => error);
      expect(thrown).toMatchObject({ code: "PARAPET_MODEL_KEY" });
      expect(JSON.stringify([String(thrown), (thrown as Error).cause ?? ""])).not.toContain(body);
    }
    await expect(readPublicKey(path.join(work, "none"))).rejects.toMatchObject({ code: "PARAPET_MODEL_KEY" });
  });
});

describe("signatures without a key", () => {
  const verified = (
    who: Partial<Record<"identity" | "issuer" | "trustedRootFile", string>> = {},
    model = at("model"),
  ) =>
    verifyModel(model, {
      signatureFile: at("keyless.sig"),
      signer: {
        identity: "signer@example.com",
        issuer: "https://issuer.example.com",
        trustedRootFile: at("trust.json"),
        ...who,
      },
    });

  it("MS6: are verified by a trusted root from a file, where identity and issuer are the same", async () => {
    const { by, differences } = await verified();
    expect([by, differences]).toEqual(["signer@example.com by https://issuer.example.com", []]);
    const model = copy();
    writeFileSync(path.join(model, "sub.txt"), "else");
    expect((await verified({}, model)).differences).toEqual([{ change: "changed", path: "sub.txt" }]);
  });

  it("MS6: no part of an identity, pattern or other issuer will do", async () => {
    for (const who of [
      { identity: "signer" },
      { identity: ".*" },
      { identity: "signer@example.co" },
      { identity: "signer@example.com.attacker.test" },
      { issuer: "https://issuer.example" },
    ])
      await expect(verified(who)).rejects.toMatchObject({ code: "PARAPET_MODEL_UNVERIFIED", exit: 1 });
  });

  it("MS6: nor another root, a log that does not hold it, or a changed payload", async () => {
    const work = folder();
    const trust = JSON.parse(readFileSync(at("trust.json"), "utf8"));
    const root = (name: string, change: (root: typeof trust) => void): string => {
      const made = structuredClone(trust);
      change(made.trustedRoot);
      writeFileSync(path.join(work, name), JSON.stringify(made));
      return path.join(work, name);
    };
    const key = generateKeyPairSync("ec", { namedCurve: "prime256v1" }).publicKey;
    const rawBytes = key.export({ type: "spki", format: "der" }).toString("base64");
    for (const trustedRootFile of [
      root("no-authority.json", (one) => {
        one.certificateAuthorities = [];
      }),
      root("no-log.json", (one) => {
        one.tlogs = [];
      }),
      root("no-certificate-log.json", (one) => {
        one.ctlogs = [];
      }),
      root("other-log.json", (one) => {
        one.tlogs[0].publicKey.rawBytes = rawBytes;
      }),
    ])
      await expect(verified({ trustedRootFile })).rejects.toMatchObject({ code: "PARAPET_MODEL_UNVERIFIED" });
    writeFileSync(path.join(work, "no-root.json"), "{}");
    await expect(verified({ trustedRootFile: path.join(work, "no-root.json") })).rejects.toMatchObject({
      code: "PARAPET_MODEL_TRUST",
    });
    const bundle = JSON.parse(readFileSync(at("keyless.sig"), "utf8"));
    const payload = Buffer.from(bundle.dsseEnvelope.payload, "base64").toString().replace("sub.txt", "sub.py");
    bundle.dsseEnvelope.payload = Buffer.from(payload).toString("base64");
    writeFileSync(path.join(work, "model.sig"), JSON.stringify(bundle));
    await expect(
      verifyModel(at("model"), {
        signatureFile: path.join(work, "model.sig"),
        signer: {
          identity: "signer@example.com",
          issuer: "https://issuer.example.com",
          trustedRootFile: at("trust.json"),
        },
      }),
    ).rejects.toMatchObject({ code: "PARAPET_MODEL_UNVERIFIED" });
  });
});

describe("lock files", () => {
  it("MS7: pin a model, tell revisions that move, and name what is not as it was", async () => {
    const work = folder();
    const file = path.join(work, "models.lock");
    const model = path.join(work, "short");
    mkdirSync(model);
    // An object would put them in the order of numbers.
    for (const name of ["1", "10", "2", "a"]) writeFileSync(path.join(model, name), name);
    expect(await readLock(file)).toEqual([]);
    const manifest = await manifestOf(model);
    await lockModel(file, manifest, { name: "short", path: "short", source: "hf:acme/short", revision: "main" });
    const first = readFileSync(file, "utf8");
    const [locked] = await readLock(file);
    expect(locked).toMatchObject({ name: "short", digest: `sha256:${manifest.rootDigest}` });
    expect(await verifyLocked(file, locked!)).toMatchObject({ differences: [], isFloating: true });
    await lockModel(file, manifest, { name: "short", path: "short", revision: "0f3c9a7d" });
    const [again] = await readLock(file);
    expect(await verifyLocked(file, again!)).toMatchObject({ differences: [], isFloating: false });
    await lockModel(file, manifest, { name: "short", path: "short", source: "hf:acme/short", revision: "main" });
    expect(readFileSync(file, "utf8")).toBe(first);
    writeFileSync(path.join(model, "10"), "else");
    expect((await verifyLocked(file, locked!)).differences).toEqual([{ change: "changed", path: "10" }]);
  });

  it("MS7: which lie, lead out, or are none are refused", async () => {
    const work = folder();
    const file = path.join(work, "models.lock");
    await lockModel(file, await manifestOf(at("model")), { name: "m", path: "m" });
    const lock = JSON.parse(readFileSync(file, "utf8"));
    const [model] = lock.models;
    for (const wrong of [
      { ...lock, models: [model, model] },
      { ...lock, models: [{ ...model, path: "../m" }] },
      { ...lock, models: [{ ...model, path: "/etc" }] },
      { ...lock, models: [{ ...model, digest: `sha256:${"0".repeat(64)}` }] },
      { ...lock, models: [{ ...model, files: {} }] },
      { ...lock, version: 2 },
    ]) {
      writeFileSync(file, JSON.stringify(wrong));
      await expect(readLock(file)).rejects.toMatchObject({ code: "PARAPET_MODEL_LOCK" });
    }
    const outside = lockModel(path.join(work, "inner", "models.lock"), await manifestOf(at("model")), {
      name: "m",
      path: "../m",
    });
    await expect(outside).rejects.toMatchObject({ code: "PARAPET_MODEL_LOCK" });
  });
});
