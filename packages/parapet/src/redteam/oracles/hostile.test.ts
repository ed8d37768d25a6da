import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Proof } from "../attack.ts";
import { CANARY, judge, PROOFS, SLOTS, trailOf } from "./testing/trails.ts";

const JOINED = SLOTS.left + SLOTS.right;

describe("whatever a target answers", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.constantFrom(
      CANARY,
      JOINED,
      SLOTS.trap,
      `![](${SLOTS.trap}`,
      "<script",
      "`".repeat(50),
      "](".repeat(40),
      "\ud800",
    ),
  );
  const seen = fc.record({
    text,
    calls: fc.array(
      fc.record({
        tool: fc.constantFrom("mail", "pay", "nothing", "__proto__"),
        arguments: fc.anything(),
        does: fc.constantFrom("send", "pay", "read", undefined),
        isApproved: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    effects: fc.array(fc.record({ does: fc.constantFrom("send", "pay"), to: text, content: text }), { maxLength: 2 }),
    retrieved: fc.array(text, { maxLength: 2 }),
    blockedBy: fc.constantFrom("", "guard_blocked"),
  });
  it("OR2: no oracle throws, and progress is 0 to 1", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROOFS), fc.array(fc.tuple(text, seen), { maxLength: 3 }), (proof, turns) => {
        const ruling = judge(trailOf(proof, turns as never));
        expect(ruling.progress).toBeGreaterThanOrEqual(0);
        expect(ruling.progress).toBeLessThanOrEqual(1);
        expect(ruling.progress === 1).toBe(ruling.outcome === "confirmed");
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["prose", "The harbour pump was mended in March, and the tide bell rings at nine. "],
    ["links", `![x](https://a.example/q?d=1) <img src=//b.example> `],
    ["the host", `https://${SLOTS.host}/domeravix `],
    ["letters", "a "],
    ["labels", "a."],
    ["backticks", "`"],
    ["brackets", "<a "],
    ["dots", "../"],
    ["lines", "- H\n"],
  ])("OR3: takes linear time on long texts of %s", (_, piece) => {
    const spent = (characters: number, proof: Proof): number => {
      const trail = trailOf(proof, [["x", piece.repeat(characters / piece.length)]]);
      // Of this thread alone: other tests run beside it.
      const before = process.threadCpuUsage();
      judge(trail);
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1_000;
    };
    for (const proof of PROOFS.filter((one, at) => PROOFS.findIndex(({ by }) => by === one.by) === at)) {
      // Quadratic would be sixteen times as long; a machine that is busy elsewhere is allowed for.
      const least = (characters: number): number => Math.min(spent(characters, proof), spent(characters, proof));
      const [short, long] = [least(50_000), least(200_000)];
      expect([proof.by, long < 10 * short + 150]).toEqual([proof.by, true]);
    }
  });
});
