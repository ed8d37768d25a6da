import { describe, expect, it } from "vitest";
import type { Finding, StoredEvent } from "../../api/types.ts";
import { campaignsOf, findingsOf, heatMapOf, shadeOf } from "./campaigns.ts";

const goal = (id: string, got: number) => ({ goal: id, title: id, pack: "p", outcome: "safe", got, of: 9 });
const event = (data: object): StoredEvent =>
  ({ at: 5, subject: "target:bot", data, kind: "redteam-completed", actor: "cli" }) as unknown as StoredEvent;

describe("campaigns", () => {
  it("C31: are read from their events, and what tells too little is left out", () => {
    const whole = {
      run: "r",
      seed: 1,
      requests: 9,
      isInterrupted: false,
      counts: { confirmed: 1 },
      goals: [],
      heat: [],
    };
    expect(campaignsOf([event(whole), event({}), event({ ...whole, heat: "x" })])).toMatchObject([
      { target: "bot", run: "r", requests: 9 },
    ]);
  });

  it("C31: the map has goals that were reached, and transforms that got through most", () => {
    const campaign = campaignsOf([
      event({
        counts: {},
        goals: [goal("a", 1), goal("b", 3), goal("c", 0)],
        heat: [
          { goal: "a", id: "rot13", got: 1, of: 2 },
          { goal: "b", id: "none", got: 3, of: 3 },
          { goal: "b", id: "rot13", got: 0, of: 4 },
          { goal: "c", id: "tried-in-vain", got: 0, of: 9 },
        ],
      }),
    ])[0]!;
    const { transforms, rows } = heatMapOf(campaign);
    expect(transforms).toEqual(["none", "rot13"]);
    expect(rows.map((row) => [row.goal.goal, ...row.cells.map((cell) => cell?.got)])).toEqual([
      ["b", 3, 0],
      ["a", undefined, 1],
    ]);
    expect(heatMapOf(campaign, 1).transforms).toEqual(["none"]);
  });

  it("C31: findings of the target stand open before mended, the worst first", () => {
    const row = (rule: string, severity: string, status = "open", target = "bot") =>
      ({ rule, severity, status, location: { subject: `target:${target}` } }) as unknown as Finding;
    const rows = [
      row("d", "low"),
      row("c", "critical", "fixed"),
      row("b", "high"),
      row("x", "critical", "open", "other"),
      row("a", "high"),
    ];
    expect(findingsOf(rows, "bot").map(({ rule }) => rule)).toEqual(["a", "b", "d", "c"]);
  });

  it("C31: none, some and all of a cell never look alike", () => {
    const shades = [0, 1, 5, 9].map((got) => shadeOf({ goal: "g", id: "i", got, of: 9 }));
    expect(shades).toEqual([0, 1, 2, 3]);
  });
});
