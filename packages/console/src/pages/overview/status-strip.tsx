import { CircleCheck, Database, FileText, type LucideIcon, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { OverviewView } from "../../api/types.ts";
import { count, span } from "../../format/quantity.ts";
import { exactTime, relative } from "../../format/time.ts";
import { CopyButton } from "../../parts/copy-button.tsx";
import { useNow } from "../../parts/now.ts";

/** Is it up, is it recording, under which policy: the three questions before all numbers. */
export function StatusStrip({ overview }: { readonly overview: OverviewView }) {
  const now = useNow();
  const { store, policy } = overview;
  return (
    <div className="panel grid shrink-0 divide-line max-md:divide-y md:grid-cols-3 md:divide-x">
      <Fact
        icon={overview.isStopped ? OctagonX : CircleCheck}
        tint={overview.isStopped ? "block" : "allow"}
        title={overview.isStopped ? "Traffic stopped" : "Running"}
      >
        up for {span(overview.uptimeMs)}
      </Fact>
      <Fact
        icon={store.isWritable ? Database : TriangleAlert}
        tint={store.isWritable ? "allow" : "failed"}
        title={store.isWritable ? "Recording" : "Not recording"}
      >
        {store.isWritable
          ? `${count(store.queued)} waiting to be written`
          : (store.error ?? "the store cannot be written")}
      </Fact>
      <Fact
        icon={policy.error === undefined ? FileText : TriangleAlert}
        tint={policy.error === undefined ? "allow" : "flag"}
        title={policy.error === undefined ? "Policy in force" : "Policy edit refused"}
      >
        <span title={policy.file} className="inline-flex items-center gap-1">
          <span className="font-mono">{policy.digest.slice(0, 12)}</span>
          <CopyButton text={policy.digest} label="Copy the policy's digest" />
          <span title={exactTime(policy.loadedAt)}>loaded {relative(policy.loadedAt, now)}</span>
        </span>
      </Fact>
    </div>
  );
}

interface FactProps {
  readonly icon: LucideIcon;
  readonly tint: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Fact({ icon: Icon, tint, title, children }: FactProps) {
  return (
    <div className="flex min-w-0 items-center gap-2.5 px-3.5 py-2">
      <Icon size={17} className={`tint-${tint} shrink-0 text-(--tint)`} aria-hidden="true" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <div className="truncate text-xs text-muted">{children}</div>
      </div>
    </div>
  );
}
