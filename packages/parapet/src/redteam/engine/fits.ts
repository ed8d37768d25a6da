import type { Carrier, Channel, Driver, Goal, Transform } from "../attack.ts";

/** Whether a goal can be shown that way. What cannot is not tried: it would be called safe for nothing. */
export function fits(
  { channels, proof, twinOf }: Pick<Goal, "channels" | "proof" | "twinOf">,
  way: {
    readonly carrier: Carrier;
    readonly channel: Channel;
    readonly transforms: readonly Transform[];
    readonly driver: Driver;
  },
): boolean {
  const { carrier, channel, transforms, driver } = way;
  if (!channels.includes(channel) || !(driver.channels?.includes(channel) ?? true)) return false;
  if ((proof.by === "memory") !== (driver.crossesSessions ?? false)) return false;
  // A harmless question in an attack's clothes may well be refused, and that is no mistake.
  return twinOf === undefined || (carrier.isNeutral === true && transforms.length === 0 && driver.maxTurns === 1);
}
