import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeftRight, CircleCheck, CircleDashed, Wrench, Zap, ZapOff } from "lucide-react";
import { useMemo, useState } from "react";
import { may } from "../../api/permissions.ts";
import { sessionQuery } from "../../api/queries.ts";
import type { ModelView } from "../../api/types.ts";
import { ToneBadge } from "../../parts/badge.tsx";
import { Button } from "../../parts/button.tsx";
import { type Column, DataTable } from "../../parts/data-table.tsx";
import { Panel } from "../../parts/panel.tsx";
import { EmptyState } from "../../parts/states.tsx";
import type { Tone } from "../../parts/tones.ts";
import { ModeDialog } from "./mode-dialog.tsx";

const MODES: Readonly<Record<ModelView["mode"], Tone>> = {
  normal: { label: "Normal", tint: "allow", icon: CircleCheck },
  standby: { label: "Standby", tint: "flag", icon: ArrowLeftRight },
  maintenance: { label: "Maintenance", tint: "redact", icon: Wrench },
};

const BREAKERS: Readonly<Record<ModelView["breaker"], Tone>> = {
  closed: { label: "Closed", tint: "allow", icon: Zap },
  "half-open": { label: "Half open", tint: "flag", icon: CircleDashed },
  open: { label: "Open", tint: "block", icon: ZapOff },
};

export function ModelsPanel({ models }: { readonly models: readonly ModelView[] }) {
  const session = useQuery(sessionQuery).data;
  const [changing, setChanging] = useState("");
  const refused = may(session, "mode:write") ? "" : "Your role lacks mode:write.";
  const columns = useMemo((): readonly Column<ModelView>[] => {
    return [
      {
        id: "name",
        header: "Model",
        value: (model) => model.name,
        cell: (model) => (
          <Link to="/traffic" search={{ model: model.name }} className="rounded font-medium hover:underline">
            {model.name}
          </Link>
        ),
      },
      {
        id: "mode",
        header: "Mode",
        value: (model) => model.mode,
        cell: (model) => <ToneBadge tone={MODES[model.mode]} isQuiet={model.mode === "normal"} />,
      },
      {
        id: "targets",
        header: "Primary, standby",
        cell: (model) => (
          <span
            className="block max-w-48 truncate text-muted"
            title={`${model.primary}, ${model.standby || "no standby"}`}
          >
            {model.primary}
            {model.standby !== "" && <span className="text-faint">, {model.standby}</span>}
          </span>
        ),
      },
      {
        id: "breaker",
        header: "Breaker",
        value: (model) => model.breaker,
        cell: (model) => <ToneBadge tone={BREAKERS[model.breaker]} isQuiet={model.breaker === "closed"} />,
      },
      {
        id: "guards",
        header: "Guards",
        value: (model) => model.guards,
        cell: (model) => <span className="text-muted">{model.guards}</span>,
      },
      {
        id: "change",
        header: "",
        cell: (model) => (
          <div className="flex justify-end">
            <Button look="quiet" refused={refused} onClick={() => setChanging(model.name)}>
              Change
              <span className="sr-only"> mode of {model.name}</span>
            </Button>
          </div>
        ),
      },
    ];
  }, [refused]);
  const model = models.find((candidate) => candidate.name === changing);
  return (
    <Panel title="Models" note={String(models.length)}>
      {models.length === 0 ? (
        <EmptyState title="The policy names no model.">
          Add one under <code className="font-mono">models:</code> in parapet.yaml; it is live as soon as you save.
        </EmptyState>
      ) : (
        <DataTable caption="Models" columns={columns} rows={models} rowId={(row) => row.name} />
      )}
      {model !== undefined && <ModeDialog model={model} onClose={() => setChanging("")} />}
    </Panel>
  );
}
