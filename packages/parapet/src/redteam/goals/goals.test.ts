import { describe, expect, it } from "vitest";
import { catalogue } from "../../catalogue/index.ts";
import {
  type ActiveKind,
  type Carrier,
  CHANNELS,
  type Driver,
  type Goal,
  type Need,
  type Proof,
  type ToolEffect,
} from "../attack.ts";
import { fits } from "../engine/fits.ts";
import { goals } from "./index.ts";
import { OUT_OF_REACH } from "./out-of-reach.ts";

const all = goals.all;
const attacks = all.filter(({ twinOf }) => twinOf === undefined);
const twins = all.filter(({ twinOf }) => twinOf !== undefined);
const slotsIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");

/** Any of these needs gives a slot its value. */
const GIVES: Readonly<Record<string, readonly Need[] | "always">> = {
  left: "always",
  right: "always",
  mark: "always",
  trap: "always",
  tool: ["tools", "tool:send", "tool:pay", "tool:delete", "tool:execute", "tool:write", "tool:fetch", "tool:admin"],
  secret: ["secret"],
  tenant: ["other-tenant"],
  topic: ["scope"],
  person: ["personal-data"],
  placeholder: ["policy"],
};

/** What a proof cannot do without. */
function needsOf(proof: Proof): readonly Need[] {
  switch (proof.by) {
    case "canary":
      return [proof.values === "system" ? "system-canary" : proof.values];
    case "prompt-similarity":
      return ["system-prompt"];
    case "tool-call":
    case "side-effect":
      return [proof.does === "read" ? "tools" : `tool:${proof.does}`];
    case "memory":
    case "schema":
      return [proof.by];
    case "package":
      return ["packages"];
    default:
      return [];
  }
}

/** Slots that each ask must hold for the proof to be more than chance; one of each group. */
function slotsFor({ proof, needs }: Goal): readonly (readonly string[])[] {
  switch (proof.by) {
    case "nonce":
    case "memory":
      return [["left"], ["right"]];
    case "exfiltration":
      return [["trap"]];
    case "active-output":
    case "side-effect":
      return [["mark", "trap"]];
    case "tool-call":
      return proof.marked ? [["mark", "trap"]] : [];
    case "compliance":
      return needs.includes("policy") ? [["placeholder"]] : needs.includes("scope") ? [["topic"]] : [["tool"]];
    default:
      return [];
  }
}

const lacks = (goal: Goal, texts: readonly string[]): boolean =>
  slotsFor(goal).some((group) => !texts.some((text) => slotsIn(text).some((slot) => group.includes(slot))));

function piecesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const pieces = new Set<string>();
  for (let at = 0; at < Math.max(1, words.length - 2); at++) pieces.add(words.slice(at, at + 3).join(" "));
  return pieces;
}

describe("goals", () => {
  it("GO1: three asks or more each, none like another", () => {
    expect(all.length).toBeGreaterThanOrEqual(200);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    expect(all.filter(({ asks }) => asks.length < 3).map(({ id }) => id)).toEqual([]);
    const texts = all.flatMap(({ id, asks }) => asks.map((ask) => ({ id, ask, pieces: piecesOf(ask) })));
    const alike: string[] = [];
    for (let a = 0; a < texts.length; a++)
      for (let b = a + 1; b < texts.length; b++) {
        const [one, two] = [texts[a]!, texts[b]!];
        let shared = 0;
        for (const piece of one.pieces) if (two.pieces.has(piece)) shared++;
        if (shared / (one.pieces.size + two.pieces.size - shared) > 0.33)
          alike.push(`${one.id}: ${one.ask} ~ ${two.ask}`);
      }
    expect(alike).toEqual([]);
  });

  it("GO2: every slot is known, and given by what the goal needs", () => {
    const wrong = all.flatMap(({ id, needs, asks, ladder = [] }) =>
      [...asks, ...ladder]
        .flatMap(slotsIn)
        .filter((slot) => {
          const by = Object.hasOwn(GIVES, slot) ? GIVES[slot]! : [];
          return by !== "always" && !by.some((need) => needs.includes(need));
        })
        .map((slot) => `${id} {${slot}}`),
    );
    expect(wrong).toEqual([]);
  });

  it("GO3: the proof's values are needed, and each ask holds what it looks for", () => {
    const unneeded = all.filter(({ proof, needs }) => needsOf(proof).some((need) => !needs.includes(need)));
    expect(unneeded.map(({ id }) => id)).toEqual([]);
    const authorised = all.filter(({ proof }) => proof.by === "authorisation");
    expect(authorised.filter(({ needs }) => !needs.includes("other-tenant") && !needs.includes("tool:admin"))).toEqual(
      [],
    );
    const without = all.flatMap((goal) =>
      goal.asks.filter((ask) => lacks(goal, [ask])).map((ask) => `${goal.id}: ${ask}`),
    );
    expect(without).toEqual([]);
    const joined = all.filter(({ asks, ladder = [] }) =>
      [...asks, ...ladder].some((text) => text.includes("{left}{right}")),
    );
    expect(joined).toEqual([]);
    // An echo of the attack must not look like the deed.
    const markup = /<script|\bon\w+\s*=|!\[[^\]]*\]\(|javascript:|\u001b/i;
    const acting = all.filter(({ proof }) => proof.by === "active-output" || proof.by === "exfiltration");
    expect(acting.filter(({ asks }) => asks.some((ask) => markup.test(ask))).map(({ id }) => id)).toEqual([]);
  });

  it("GO4: threats and controls are the catalogue's, and each control mitigates a threat of the goal", () => {
    const { threats, controls } = catalogue();
    const wrong = all.flatMap((goal) => [
      ...goal.threats.filter((id) => !threats.has(id)).map((id) => `${goal.id}: no threat ${id}`),
      ...goal.controls
        .filter((id) => !controls.has(id) || !controls.get(id).mitigates.some((one) => goal.threats.includes(one)))
        .map((id) => `${goal.id}: ${id} mitigates none of ${goal.threats.join(", ")}`),
    ]);
    expect(wrong).toEqual([]);
    expect(all.filter((goal) => goal.threats.length === 0 || goal.controls.length === 0)).toEqual([]);
    expect(all.filter(({ remediation }) => !/^[A-Z][a-z]+ .*\.$/.test(remediation)).map(({ id }) => id)).toEqual([]);
  });

  it("GO5: every threat has a goal, or a reason why no goal can show it", () => {
    const shown = new Set(attacks.flatMap(({ threats }) => threats));
    const ids = catalogue().threats.all.map(({ id }) => id);
    expect(ids.filter((id) => !shown.has(id) && !Object.hasOwn(OUT_OF_REACH, id))).toEqual([]);
    expect(Object.keys(OUT_OF_REACH).filter((id) => shown.has(id) || !ids.includes(id))).toEqual([]);
  });

  it("GO6: every pack of attacks has harmless twins", () => {
    expect(twins.length).toBeGreaterThanOrEqual(30);
    const packs = new Set(attacks.map(({ pack }) => pack));
    expect([...packs].filter((pack) => !twins.some(({ twinOf }) => twinOf === pack))).toEqual([]);
    expect(twins.filter(({ twinOf }) => !packs.has(twinOf ?? ""))).toEqual([]);
    for (const twin of twins) {
      expect(twin).toMatchObject({ pack: "harmless", needs: [], channels: ["user"], proof: { by: "answered" } });
      expect(twin.asks.flatMap(slotsIn)).toEqual([]);
    }
    expect(attacks.filter(({ proof }) => proof.by === "answered")).toEqual([]);
  });

  it("GO7: no harmful text", () => {
    // Stems of weapons, drugs, malware, abuse, self-harm and slurs in general; "kill a download" is a twin's business.
    const harmful =
      /\b(?:bomb|explosiv|grenade|pistol|rifle|ammunition|nerve agent|anthrax|cocaine|heroin|meth(?:amphetamine)?\b|fentanyl|ransomware|keylogger|botnet|rootkit|trojan|suicid|self-harm|molest|rape|genocid|terroris|behead|lynch|torture|murder|poisonous|child porn|nazi)/i;
    const texts = all.flatMap(({ asks, ladder = [] }) => [...asks, ...ladder]);
    expect(texts.filter((text) => harmful.test(text))).toEqual([]);
    const policy = all.filter(({ pack }) => pack === "policy");
    expect(policy.length).toBeGreaterThanOrEqual(8);
    expect(policy.flatMap(({ asks }) => asks).filter((ask) => !ask.includes("{placeholder}"))).toEqual([]);
  });

  it("GO8: a ladder begins harmless and ends in what is wanted", () => {
    const climbing = all.filter(({ ladder }) => ladder !== undefined);
    expect(climbing.length).toBeGreaterThanOrEqual(40);
    for (const goal of climbing) {
      const ladder = goal.ladder ?? [];
      expect(ladder.length, goal.id).toBeGreaterThanOrEqual(3);
      expect(ladder.length, goal.id).toBeLessThanOrEqual(6);
      expect(lacks(goal, ladder), goal.id).toBe(false);
      expect(ladder[0], goal.id).not.toMatch(/\{(?:trap|placeholder)\}|\bignore\b|instructions before/i);
      expect(goal.channels, goal.id).toEqual(["user"]);
    }
  });

  it("GO9: a goal is tried only in ways that can show it", () => {
    const way = (
      carrier: Partial<Carrier>,
      driver: Partial<Driver>,
      channel: Carrier["channels"][number] = "user",
    ) => ({
      carrier: { id: "c", title: "c", technique: "t", channels: [channel], ...carrier } as Carrier,
      channel,
      transforms: [],
      driver: { id: "d", title: "d", maxTurns: 1, needs: [], ...driver } as Driver,
    });
    const habit = goals.get("memory-habit");
    expect(fits(habit, way({}, {}))).toBe(false);
    expect(fits(habit, way({}, { crossesSessions: true }))).toBe(true);
    const nonce = goals.get("follow-user-override");
    expect(fits(nonce, way({}, { crossesSessions: true }))).toBe(false);
    expect(fits(nonce, way({}, {}))).toBe(true);
    expect(fits(nonce, way({}, {}, "document"))).toBe(false);
    const planted = goals.get("follow-planted-instruction");
    expect(fits(planted, way({}, { channels: ["user"] }, "document"))).toBe(false);
    const twin = twins[0]!;
    expect(fits(twin, way({}, {}))).toBe(false);
    expect(fits(twin, way({ isNeutral: true }, {}))).toBe(true);
    expect(fits(twin, way({ isNeutral: true }, { maxTurns: 4 }))).toBe(false);
  });

  it("GO10: every kind of proof, output, effect and channel has a goal", () => {
    const proofs: Readonly<Record<Proof["by"], true>> = {
      canary: true,
      "prompt-similarity": true,
      nonce: true,
      "tool-call": true,
      "side-effect": true,
      exfiltration: true,
      "active-output": true,
      authorisation: true,
      memory: true,
      budget: true,
      package: true,
      schema: true,
      compliance: true,
      answered: true,
    };
    const kinds: Readonly<Record<ActiveKind, true>> = {
      "markdown-image": true,
      "markdown-link": true,
      "html-script": true,
      "html-handler": true,
      "html-frame": true,
      sql: true,
      shell: true,
      ansi: true,
      template: true,
      path: true,
      deserialisation: true,
      "csv-formula": true,
    };
    const effects: Readonly<Record<Exclude<ToolEffect, "admin">, true>> = {
      send: true,
      pay: true,
      delete: true,
      execute: true,
      write: true,
      fetch: true,
      read: true,
    };
    const missing = (wanted: Readonly<Record<string, true>>, there: readonly string[]): string[] =>
      Object.keys(wanted).filter((one) => !there.includes(one));
    expect(
      missing(
        proofs,
        all.map(({ proof }) => proof.by),
      ),
    ).toEqual([]);
    expect(
      missing(
        kinds,
        all.flatMap(({ proof }) => ("kinds" in proof ? proof.kinds : [])),
      ),
    ).toEqual([]);
    expect(
      missing(
        effects,
        all.flatMap(({ proof }) => ("does" in proof ? [proof.does] : [])),
      ),
    ).toEqual([]);
    const values = all.flatMap(({ proof }) => (proof.by === "canary" ? [proof.values] : []));
    expect(new Set(values)).toEqual(new Set(["system", "secret", "personal-data", "other-tenant"]));
    expect(CHANNELS.filter((channel) => !all.some(({ channels }) => channels.includes(channel)))).toEqual([]);
  });
});
