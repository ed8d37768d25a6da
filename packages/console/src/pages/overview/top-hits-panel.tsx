import { Link } from "@tanstack/react-router";
import type { OverviewView } from "../../api/types.ts";
import { count } from "../../format/quantity.ts";
import { visible } from "../../format/visible.ts";
import { Panel } from "../../parts/panel.tsx";
import { EmptyState } from "../../parts/states.tsx";

/** What the detectors saw most, widest bar first. */
export function TopHitsPanel({ hits }: { readonly hits: OverviewView["topHits"] }) {
  const most = Math.max(1, ...hits.map((hit) => hit.count));
  return (
    <Panel title="Top hits" note="by detector and rule">
      {hits.length === 0 ? (
        <EmptyState title="No detector hit anything in this window." />
      ) : (
        <ul className="flex flex-col py-1">
          {hits.slice(0, 8).map((hit) => (
            <li key={`${hit.detector}/${hit.rule}`}>
              <Link
                to="/traffic"
                search={{ detector: hit.detector }}
                className="grid h-7 grid-cols-[minmax(0,1fr)_5rem_3rem] items-center gap-3 px-3 hover:bg-raised"
              >
                <span className="truncate">
                  <span className="text-muted">{visible(hit.detector)}</span>
                  <span className="text-faint"> / </span>
                  {visible(hit.rule)}
                </span>
                <span className="h-1.5 overflow-hidden rounded-full bg-hover" aria-hidden="true">
                  <span
                    className="block h-full rounded-full bg-(--fill-accent)"
                    style={{ width: `${(hit.count / most) * 100}%` }}
                  />
                </span>
                <span className="text-right">{count(hit.count)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
