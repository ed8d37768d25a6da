import { useQuery } from "@tanstack/react-query";
import { Check, Gauge, type LucideIcon, X } from "lucide-react";
import { rolesQuery } from "../../api/queries.ts";
import { Panel } from "../../parts/panel.tsx";
import { EmptyState, ErrorPanel, SkeletonRows } from "../../parts/states.tsx";

export function RolesPanel() {
  const { data, error, refetch } = useQuery(rolesQuery);
  return (
    <Panel title="Roles" note="from parapet.yaml; deny wins over allow">
      {error !== null && (
        <div className="p-3">
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined && error === null && <SkeletonRows rows={4} label="Loading roles" />}
      {data?.length === 0 && (
        <EmptyState title="The policy names no role.">Without one, no key may do anything.</EmptyState>
      )}
      <ul>
        {data?.map((role) => (
          <li key={role.name} className="border-b border-line px-3 py-2 last:border-0">
            <p className="flex items-baseline gap-2">
              <span className="font-medium">{role.name}</span>
              <span className="text-xs text-faint">{role.keys === 1 ? "1 live key" : `${role.keys} live keys`}</span>
            </p>
            <div className="mt-1 flex flex-wrap gap-1">
              <Rules rules={role.allow} tint="allow" icon={Check} meaning="may" />
              <Rules rules={role.deny} tint="block" icon={X} meaning="may not" />
              <Rules rules={role.limits} tint="neutral" icon={Gauge} meaning="at most" />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface RulesProps {
  readonly rules: readonly string[];
  readonly tint: string;
  readonly icon: LucideIcon;
  readonly meaning: string;
}

function Rules({ rules, tint, icon: Icon, meaning }: RulesProps) {
  return rules.map((rule) => (
    <span
      key={rule}
      className={`tint-${tint} inline-flex h-5 items-center gap-1 rounded border border-line bg-raised px-1.5 font-mono text-xs text-muted`}
    >
      <Icon size={11} className="text-(--tint)" aria-hidden="true" />
      <span className="sr-only">{meaning} </span>
      {rule}
    </span>
  ));
}
