import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { campaignEventsQuery, findingsQuery } from "../../api/queries.ts";
import type { Finding } from "../../api/types.ts";
import { exactCount, share } from "../../format/quantity.ts";
import { exactTime, relative } from "../../format/time.ts";
import { visible } from "../../format/visible.ts";
import { ToneBadge } from "../../parts/badge.tsx";
import { Button } from "../../parts/button.tsx";
import { type Column, DataTable } from "../../parts/data-table.tsx";
import { Select } from "../../parts/field.tsx";
import { useNow } from "../../parts/now.ts";
import { Panel } from "../../parts/panel.tsx";
import { EmptyState, ErrorPanel, SkeletonRows } from "../../parts/states.tsx";
import { severityTone } from "../../parts/tones.ts";
import { PageHeader } from "../../shell/page-header.tsx";
import { AttackDialog } from "./attack-dialog.tsx";
import { type Campaign, campaignsOf, findingsOf } from "./campaigns.ts";
import { HeatTable } from "./heat-table.tsx";

/** Findings that stand unfolded, so that the map below them is in sight. */
const FOLDED = 8;

/** Campaigns against targets: what got through, by which way, and what to do. */
export function RedteamPage() {
  const events = useQuery(campaignEventsQuery);
  const found = useQuery(findingsQuery("redteam"));
  const campaigns = useMemo(() => campaignsOf(events.data?.rows ?? []), [events.data]);
  const [chosen, setChosen] = useState("");
  const [shown, setShown] = useState<Finding | undefined>(undefined);
  const [isUnfolded, setUnfolded] = useState(false);
  const campaign = campaigns.find(({ run }) => run === chosen) ?? campaigns[0];
  const error = events.error ?? found.error;
  const columns = useMemo(() => columnsOf(setShown), []);
  const rows = useMemo(() => findingsOf(found.data?.rows ?? [], campaign?.target), [found.data, campaign?.target]);
  return (
    <>
      <PageHeader title="Red team" note="attacks on your own applications, and what got through" />
      {error !== null && (
        <div className="p-3">
          <ErrorPanel error={error} onRetry={() => void events.refetch()} />
        </div>
      )}
      {events.data === undefined && error === null && <SkeletonRows rows={8} label="Loading the campaigns" />}
      {events.data !== undefined && campaign === undefined && (
        <EmptyState title="No campaign was kept yet.">Run parapet redteam run --store.</EmptyState>
      )}
      {campaign !== undefined && (
        <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3">
          <CampaignPanel campaign={campaign} campaigns={campaigns} onChoose={setChosen} />
          <Panel
            title="What got through"
            note={`findings of ${visible(campaign.target)}, as they stand now`}
            controls={
              rows.length > FOLDED && (
                <Button look="quiet" aria-expanded={isUnfolded} onClick={() => setUnfolded(!isUnfolded)}>
                  {isUnfolded ? `Show the worst ${FOLDED}` : `Show all ${exactCount(rows.length)}`}
                </Button>
              )
            }
          >
            {rows.length === 0 ? (
              <EmptyState title="Nothing got through." />
            ) : (
              <DataTable
                caption="What got through"
                columns={columns}
                rows={isUnfolded ? rows : rows.slice(0, FOLDED)}
                rowId={(row) => row.id}
              />
            )}
          </Panel>
          <HeatTable campaign={campaign} />
        </div>
      )}
      {shown !== undefined && <AttackDialog finding={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

interface CampaignPanelProps {
  readonly campaign: Campaign;
  readonly campaigns: readonly Campaign[];
  readonly onChoose: (run: string) => void;
}

function CampaignPanel({ campaign, campaigns, onChoose }: CampaignPanelProps) {
  const now = useNow();
  const { counts, requests, seed, goals, at, isInterrupted } = campaign;
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  return (
    <Panel
      title={`Campaign against ${visible(campaign.target)}`}
      note={<span title={exactTime(at)}>{relative(at, now)}</span>}
      controls={
        <Select aria-label="Campaign" value={campaign.run} onChange={(event) => onChoose(event.target.value)}>
          {campaigns.map((one) => (
            <option key={one.run} value={one.run}>
              {visible(one.target)}, {exactTime(one.at)}
            </option>
          ))}
        </Select>
      }
    >
      <p role="status" className="px-3 py-2 text-xs text-muted">
        {exactCount(goals.length)} goals, {exactCount(requests)} requests, seed {seed}
        {told.map(([outcome, count]) => (
          <span key={outcome}>
            ,{" "}
            <strong className={outcome === "confirmed" ? "font-semibold text-block" : "font-medium text-ink"}>
              {exactCount(count)}
            </strong>{" "}
            {outcome}
          </span>
        ))}
        {isInterrupted && "; interrupted before its end"}
      </p>
    </Panel>
  );
}

function columnsOf(onShow: (finding: Finding) => void): readonly Column<Finding>[] {
  return [
    {
      id: "severity",
      header: "Severity",
      value: (row) => row.severity,
      cell: (row) => <ToneBadge tone={severityTone(row.severity)} isQuiet={row.status !== "open"} />,
    },
    {
      id: "title",
      header: "Goal",
      value: (row) => row.title,
      cell: (row) => (
        <button type="button" className="rounded text-left font-medium hover:underline" onClick={() => onShow(row)}>
          {visible(row.title)}
        </button>
      ),
    },
    {
      id: "sure",
      header: "Sure",
      value: (row) => row.confidence,
      cell: (row) => <span className="text-xs text-muted">{share(row.confidence, 1)}</span>,
    },
    {
      id: "rule",
      header: "Id",
      value: (row) => row.rule,
      cell: (row) => <span className="text-xs text-muted">{row.rule}</span>,
    },
    {
      id: "status",
      header: "Status",
      value: (row) => row.status,
      cell: (row) => <span className="text-xs text-muted">{row.status}</span>,
    },
  ];
}
