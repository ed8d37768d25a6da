import { Crosshair } from "lucide-react";
import type { Hit } from "../../api/types.ts";
import { share } from "../../format/quantity.ts";
import { visible } from "../../format/visible.ts";
import { ToneBadge, VerdictBadge } from "../../parts/badge.tsx";
import { severityTone } from "../../parts/tones.ts";
import { Section } from "./section.tsx";

interface HitListProps {
  readonly hits: readonly Hit[];
  readonly chosen: Hit | undefined;
  readonly onChoose: (hit: Hit) => void;
}

/** Every hit with its place and reason; choosing one shows it in the text below. */
export function HitList({ hits, chosen, onChoose }: HitListProps) {
  if (hits.length === 0)
    return (
      <Section title="Hits">
        <p className="text-muted">No detector hit anything.</p>
      </Section>
    );
  return (
    <Section title="Hits" note={String(hits.length)}>
      <ul className="flex max-h-72 flex-col overflow-y-auto rounded-md border border-line">
        {hits.map((hit) => (
          <li key={hitKey(hit)} className="border-b border-line last:border-0">
            <button
              type="button"
              aria-pressed={hit === chosen}
              onClick={() => onChoose(hit)}
              className="flex w-full flex-col gap-1 px-2.5 py-2 text-left hover:bg-raised aria-pressed:bg-accent-soft"
            >
              <span className="flex w-full flex-wrap items-center gap-1.5">
                <VerdictBadge verdict={hit.action} />
                <bdi className="font-medium wrap-anywhere">
                  {visible(hit.detector)} / {visible(hit.rule)}
                </bdi>
                <ToneBadge tone={severityTone(hit.severity)} />
                <span className="ml-auto text-xs text-faint" title="Confidence">
                  {share(hit.confidence, 1)} sure
                </span>
              </span>
              <bdi className="text-muted wrap-anywhere">{visible(hit.reason)}</bdi>
              <span className="flex items-center gap-1.5 text-xs text-faint">
                <Crosshair size={11} aria-hidden="true" />
                <span className="shrink-0">
                  {hit.direction}, {hit.origin},
                </span>
                <code className="min-w-0 font-mono wrap-anywhere">{visible(hit.path || "/")}</code>
                <span className="shrink-0">
                  {hit.start}–{hit.end}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const hitKey = (hit: Hit): string => [hit.direction, hit.path, hit.start, hit.end, hit.detector, hit.rule].join(" ");
