import { visible } from "../../format/visible.ts";
import { Panel } from "../../parts/panel.tsx";
import { EmptyState } from "../../parts/states.tsx";
import { type Campaign, heatMapOf, shadeOf } from "./campaigns.ts";

const HEAD = "h-32 border-b border-line px-0.5 pb-2 align-bottom text-xs font-medium text-faint";

/** Goal × transform: how many cases got through. The number says it; the shade only helps. */
export function HeatTable({ campaign }: { readonly campaign: Campaign }) {
  const { transforms, rows } = heatMapOf(campaign);
  return (
    <Panel title="Which way it got through" note="cases that got through, of those that were tried, by transform">
      {rows.length === 0 ? (
        <EmptyState title="Nothing got through by any way." />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys.
        <section className="overflow-x-auto" tabIndex={0} aria-label="Map of goals and transforms">
          <table className="w-full border-separate border-spacing-0 text-xs">
            <caption className="sr-only">Cases that got through, by goal and transform</caption>
            <thead>
              <tr>
                <th scope="col" className={`${HEAD} pl-3 text-left`}>
                  Goal
                </th>
                {transforms.map((id) => (
                  <th key={id} scope="col" className={HEAD}>
                    <span className="flex justify-center">
                      <span className="rotate-180 whitespace-nowrap [writing-mode:vertical-rl]">{visible(id)}</span>
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ goal, cells }) => (
                <tr key={goal.goal} className="hover:bg-raised">
                  <th scope="row" className="border-b border-line px-3 py-1 text-left font-medium">
                    {visible(goal.title)}
                  </th>
                  {cells.map((cell, at) => (
                    <td key={transforms[at]} className="border-b border-line p-0.5 text-center tabular-nums">
                      <span className={`block rounded px-1 py-0.5 ${cell === undefined ? "" : SHADES[shadeOf(cell)]}`}>
                        {cell === undefined ? "" : `${cell.got}/${cell.of}`}
                      </span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}

const SHADES = [
  "bg-raised text-muted",
  "bg-block/15 font-semibold text-block",
  "bg-block/25 font-semibold text-ink",
  "bg-block/40 font-semibold text-ink",
] as const;
