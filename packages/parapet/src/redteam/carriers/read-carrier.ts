import type { Carrier, Channel } from "../attack.ts";
import type { Random } from "../random.ts";
import { coverFor } from "./covers.ts";

/** A carrier for what the application reads: the text that an outsider could have written, with the ask in it. */
export type ReadRow = Pick<Carrier, "id" | "title" | "technique" | "channels" | "bends"> & {
  readonly name: string;
  readonly write: (ask: string, random: Random, channel: Channel) => string;
};

export function readCarriers(rows: readonly ReadRow[]): readonly Carrier[] {
  return rows.map(({ name, write, ...described }) => ({
    ...described,
    wrap: (ask, channel, random) => ({
      channel,
      text: write(ask, random.fork("text"), channel),
      cover: coverFor(channel, random.fork("cover")),
      name,
    }),
  }));
}

/** As it stands in HTML between tags or in a quoted attribute. */
export function inHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** White space as one blank: for places that hold a single line. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
