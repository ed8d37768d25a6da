import type { Carrier } from "../attack.ts";

/** A carrier that the attacker types: one frame of several is drawn and put around the ask. */
export type TypedRow = Pick<Carrier, "id" | "title" | "technique" | "bends" | "isNeutral"> & {
  readonly frames: readonly ((ask: string) => string)[];
};

export function typedCarriers(rows: readonly TypedRow[]): readonly Carrier[] {
  return rows.map(({ frames, ...described }) => ({
    ...described,
    channels: ["user"],
    wrap: (ask, channel, random) => ({ channel, text: random.pick(frames)(ask), cover: "", name: "" }),
  }));
}
