import { Link } from "@tanstack/react-router";
import {
  ArrowLeftRight,
  CircleAlert,
  Eye,
  FileText,
  KeyRound,
  LogIn,
  type LucideIcon,
  OctagonX,
  Power,
  ShieldX,
  TriangleAlert,
} from "lucide-react";
import type { Notice } from "../../api/types.ts";
import { exactTime, relative } from "../../format/time.ts";
import { visible } from "../../format/visible.ts";
import { Name } from "../../parts/name.tsx";
import { useNow } from "../../parts/now.ts";
import { Panel } from "../../parts/panel.tsx";
import { EmptyState } from "../../parts/states.tsx";

/** By the kind's first word, so that a new kind of a known family needs no line here. */
const ICONS: Readonly<Record<string, { readonly icon: LucideIcon; readonly tint: string }>> = {
  exchange: { icon: ShieldX, tint: "block" },
  guard: { icon: TriangleAlert, tint: "failed" },
  traffic: { icon: OctagonX, tint: "block" },
  mode: { icon: ArrowLeftRight, tint: "flag" },
  key: { icon: KeyRound, tint: "accent" },
  policy: { icon: FileText, tint: "accent" },
  texts: { icon: Eye, tint: "redact" },
  session: { icon: LogIn, tint: "neutral" },
  gateway: { icon: Power, tint: "neutral" },
};
const OTHER = { icon: CircleAlert, tint: "neutral" };

export function RecentPanel({ recent }: { readonly recent: readonly Notice[] }) {
  const now = useNow();
  return (
    <Panel title="Recent events" note="blocks, failures and changes">
      {recent.length === 0 ? (
        <EmptyState title="Nothing notable yet." />
      ) : (
        <ol className="flex flex-col py-1">
          {recent.map((notice) => (
            <NoticeRow key={`${notice.at} ${notice.kind} ${notice.subject}`} notice={notice} now={now} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function NoticeRow({ notice, now }: { readonly notice: Notice; readonly now: number }) {
  const { icon: Icon, tint } = ICONS[notice.kind.split("-")[0] ?? ""] ?? OTHER;
  const summary = visible(notice.summary);
  const exchange = notice.subject.startsWith("exchange:") ? notice.subject.slice("exchange:".length) : "";
  return (
    <li className="relative grid min-h-7 grid-cols-[1rem_minmax(0,1fr)_auto] sm:grid-cols-[1rem_minmax(0,1fr)_auto_7rem] items-center gap-2.5 px-3 py-0.5 hover:bg-raised">
      <Icon size={14} className={`tint-${tint} text-(--tint)`} aria-hidden="true" />
      <span className="truncate" title={summary}>
        {exchange === "" ? (
          summary
        ) : (
          <Link to="/traffic/$id" params={{ id: exchange }} className="rounded after:absolute after:inset-0">
            {summary}
          </Link>
        )}
      </span>
      <Name text={notice.actor} className="max-w-48 text-xs text-faint max-sm:hidden" />
      <time
        dateTime={new Date(notice.at).toISOString()}
        title={exactTime(notice.at)}
        className="text-right text-xs text-faint"
      >
        {relative(notice.at, now)}
      </time>
    </li>
  );
}
