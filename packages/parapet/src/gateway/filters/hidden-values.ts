import type { GuardHit, Inspection, Passage, Release, TextForm, TextStream, Vault } from "@parapet/guard";
import type { ChannelText, Extraction, Slot } from "../wire/index.ts";

function formOf(passage: Passage & Partial<Pick<Slot, "form">>): TextForm {
  return passage.form === "json" ? "json" : "plain";
}

/** The body with the values back. */
export function revealed(extraction: Extraction, vault: Vault): unknown {
  return extraction.replace(extraction.passages.map((slot) => vault.reveal(slot.text, formOf(slot))));
}

const NOTHING: Inspection = { verdict: "allow", isBlocked: false, hits: [], runs: [], texts: [] };

/**
 * A stream's text as a stream guard reads it, where each placeholder is a stretch to take out and its value what stands
 * for it. So streams are put together, held back and re-framed by the code that redacts them.
 */
export function revealingStream(vault: Vault, { origin, direction, path, isJson }: ChannelText): TextStream {
  const form: TextForm = isJson ? "json" : "plain";
  let held = "";
  let decided = 0;
  const letGo = (until: number, hits: readonly GuardHit[]): Release => {
    decided += until;
    held = held.slice(until);
    return { text: "", hits, isBlocked: false };
  };
  return {
    push(delta) {
      held += delta;
      const { values, pendingFrom } = vault.find(held, form);
      const hits = values.map(({ start, end, value }): GuardHit => {
        const place = { start: decided + start, end: decided + end, origin, direction, path };
        return { ...REVEALED, ...place, replacement: value };
      });
      return letGo(pendingFrom, hits);
    },
    catchUp: () => letGo(0, []),
    end: () => letGo(held.length, []),
    get decided() {
      return decided;
    },
    inspection: () => NOTHING,
  };
}

const REVEALED = {
  detector: "vault",
  rule: "placeholder",
  action: "redact",
  confidence: 1,
  severity: "low",
  reason: "a placeholder of this exchange",
} as const;

/** A second look has nothing to put back: what it sees, the channels see as well. */
export function passingStream(): TextStream {
  let decided = 0;
  const passed: Release = { text: "", hits: [], isBlocked: false };
  return {
    push(delta) {
      decided += delta.length;
      return passed;
    },
    catchUp: () => passed,
    end: () => passed,
    get decided() {
      return decided;
    },
    inspection: () => NOTHING,
  };
}
