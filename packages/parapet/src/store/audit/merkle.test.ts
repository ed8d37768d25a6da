import { createHash, hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadOrCreateDataKeys } from "../data-keys.ts";
import { temporaryDirectory } from "../testing/store-kit.ts";
import { eventHash, isSigned, signText } from "./hash.ts";
import { createMerkleTree } from "./merkle.ts";

/** RFC 6962's own recursive definition. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash("sha256").digest();
  if (leaves.length === 1) return leaves[0] ?? Buffer.alloc(0);
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  const [a, b] = [rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left))];
  return createHash("sha256")
    .update(Buffer.concat([Buffer.from([1]), a, b]))
    .digest();
}

describe("hashes", () => {
  it("S8: the checkpoint's root is the Merkle root of RFC 6962, for any number of events", () => {
    const leaves = Array.from({ length: 70 }, (_, index) => hash("sha256", String(index), "hex"));
    const tree = createMerkleTree();
    for (const [index, leaf] of ["", ...leaves].entries()) {
      if (index > 0) tree.add(leaf);
      expect(tree.root()).toBe(rootOf(leaves.slice(0, index).map((one) => Buffer.from(one, "hex"))).toString("hex"));
    }
  });

  it("S7: two events hash alike only when they are alike in every part", () => {
    const text = fc.string({ unit: "binary", maxLength: 6 });
    const event = fc.record({
      previousHash: text,
      writer: text,
      sequence: fc.nat(3),
      kind: text,
      at: fc.nat(3),
      actor: text,
      subject: text,
      payload: fc.json(),
    });
    fc.assert(
      fc.property(event, event, (a, b) => {
        expect(eventHash(a) === eventHash(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it("S8: only the one right spelling of a signature is taken", () => {
    const { auditKey, auditPublicKey } = loadOrCreateDataKeys(temporaryDirectory());
    const signature = signText("text", auditKey);
    expect(isSigned("text", signature, auditPublicKey)).toBe(true);
    for (const wrong of [
      `${signature}=`,
      ` ${signature}`,
      signature.slice(0, -2),
      "",
      null,
      7,
      signature.toLowerCase(),
    ])
      expect(isSigned("text", wrong, auditPublicKey), String(wrong)).toBe(false);
    expect(isSigned("texts", signature, auditPublicKey)).toBe(false);
  });
});
