import { PageHeader } from "../../shell/page-header.tsx";
import { ExplainPanel } from "./explain-panel.tsx";
import { KeysPanel } from "./keys-panel.tsx";
import { LimitsPanel } from "./limits-panel.tsx";
import { RolesPanel } from "./roles-panel.tsx";

/** Who may do what, how much of it is used up, and why. */
export function AccessPage() {
  return (
    <>
      <PageHeader title="Access" note="keys, roles and limits; everything not allowed is denied" />
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3">
        <KeysPanel />
        <div className="grid items-start gap-3 lg:grid-cols-2">
          <RolesPanel />
          <div className="flex min-w-0 flex-col gap-3">
            <LimitsPanel />
            <ExplainPanel />
          </div>
        </div>
      </div>
    </>
  );
}
