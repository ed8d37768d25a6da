import type { Exchange } from "../../api/types.ts";
import { duration } from "../../format/quantity.ts";
import { Section } from "./section.tsx";
import { timeSpent } from "./time-spent.ts";

/** Where the time went: guards, the wait for the model's first byte, the rest of the reply. */
export function LatencyBar({ exchange }: { readonly exchange: Exchange }) {
  const { latencyMs, firstByteMs, attempts } = exchange;
  const parts = timeSpent(exchange);
  const tries = attempts > 1 ? `, ${attempts} tries` : "";
  const first = firstByteMs > 0 ? `, first byte after ${duration(firstByteMs)}` : "";
  return (
    <Section title="Time" note={`${duration(latencyMs)} in all${first}${tries}`}>
      <div className="flex h-2 gap-px overflow-hidden rounded-full bg-hover" aria-hidden="true">
        {parts.map((part) => (
          <span
            key={part.title}
            className={`tint-${part.tint} h-full min-w-0.5 bg-(--fill)`}
            style={{ width: `${(part.ms / Math.max(latencyMs, 0.001)) * 100}%` }}
          />
        ))}
      </div>
      <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-muted">
        {parts.map((part) => (
          <li key={part.title} className={`tint-${part.tint} inline-flex items-center gap-1.5`}>
            <span className="size-2 rounded-xs bg-(--fill)" aria-hidden="true" />
            {part.title} <span className="text-ink">{duration(part.ms)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
