import { generateKeyPairSync } from "node:crypto";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { artefactSubject, digestOfArtefact } from "../model/index.ts";
import { openStore } from "../store/index.ts";
import { openWorkshop, type Workshop } from "./testing/run-cli.ts";

const SIGNED = fileURLToPath(new URL("../../../../fixtures/model/signing/", import.meta.url));

/** A folder with a model, and a pair of keys. */
function workshop(): Workshop {
  const made = openWorkshop();
  onTestFinished(() => made.close());
  cpSync(path.join(SIGNED, "model"), path.join(made.cwd, "model-1.0"), { recursive: true });
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  made.write("key.pem", String(privateKey.export({ type: "pkcs8", format: "pem" })));
  made.write("key.pub", String(publicKey.export({ type: "spki", format: "pem" })));
  return made;
}

describe("model manifest, sign, verify, bom", () => {
  it("L46: signs a folder, verifies it, and exits 1 with names when it is not as it was", async () => {
    const { run, cwd } = workshop();
    const signed = await run("model", "sign", "model-1.0", "--key", "key.pem", "--json");
    expect([signed.code, signed.json()]).toMatchObject([0, { signature: "model-1.0/model.sig", files: 6 }]);
    expect((await run("model", "sign", "model-1.0", "--key", "key.pem")).code).toBe(2);
    const verify = ["model", "verify", "model-1.0", "--key", "key.pub"];
    const verified = await run(...verify);
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringMatching(/^model-1\.0 {2}verified, by key /)]);
    writeFileSync(path.join(cwd, "model-1.0", "sub.txt"), "else");
    const changed = await run(...verify, "--json");
    expect([changed.code, changed.json().models[0]]).toMatchObject([
      1,
      { isVerified: false, differences: [{ change: "changed", path: "sub.txt" }] },
    ]);
    expect((await run("model", "verify", "model-1.0")).code).toBe(2);
  });

  it("L46: verifies what was signed without a key", async () => {
    const { run } = workshop();
    const { code, stdout } = await run(
      ...["model", "verify", "model-1.0", "--signature", path.join(SIGNED, "keyless.sig")],
      ...["--identity", "signer@example.com", "--issuer", "https://issuer.example.com"],
      ...["--trusted-root", path.join(SIGNED, "trust.json")],
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining("by signer@example.com by https://issuer")]);
  });

  it("L46: keeps evidence of the bytes that were verified", async () => {
    const { run, cwd } = workshop();
    const directory = path.join(cwd, "data");
    const lock = ["--lock", "models.lock", "--name", "short", "--source", "hf:acme/short"];
    const floating = await run("model", "manifest", "model-1.0", ...lock, "--revision", "main");
    expect([floating.code, floating.stderr]).toEqual([0, expect.stringContaining("without a revision that stays")]);
    const kept = async (control: string) => {
      const store = await openStore({ dataDirectory: directory });
      const evidence = await store.evidence.latest({ control });
      await store.close();
      return evidence.map(({ subject, status }) => [subject, status]);
    };
    const verify = ["model", "verify", "--lock", "models.lock", "--store", "--data-directory", directory];
    expect((await run(...verify)).code).toBe(0);
    const subject = artefactSubject(await digestOfArtefact(path.join(cwd, "model-1.0")));
    expect(await kept("ctl-model-provenance")).toEqual([[subject, "proven"]]);
    expect(await kept("ctl-pin-verify")).toEqual([[subject, "failed"]]);
    await run("model", "manifest", "model-1.0", ...lock, "--revision", "0f3c9a7d");
    expect((await run(...verify, "short")).code).toBe(0);
    expect(await kept("ctl-pin-verify")).toEqual([[subject, "proven"]]);
    rmSync(path.join(cwd, "model-1.0", "sub.txt"));
    expect((await run(...verify)).code).toBe(1);
    const other = artefactSubject(await digestOfArtefact(path.join(cwd, "model-1.0")));
    expect(await kept("ctl-model-provenance")).toContainEqual([other, "failed"]);
  });

  it("L46: writes the bill of materials, and what the card leaves open", async () => {
    const { run, cwd } = workshop();
    const { code, stderr } = await run("model", "bom", "model-1.0", "--output", "model-1.0/bom.json");
    expect([code, stderr]).toEqual([0, expect.stringContaining("card-intended-use")]);
    const written = readFileSync(path.join(cwd, "model-1.0", "bom.json"), "utf8");
    expect(JSON.parse(written).metadata.component.licenses).toEqual([{ license: { id: "Apache-2.0" } }]);
    // It does not list itself.
    const again = await run("model", "bom", "model-1.0", "--ignore", "bom.json", "--json");
    expect(again.json().bom).toEqual(JSON.parse(written));
  });
});
