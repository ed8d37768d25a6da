import { useQuery } from "@tanstack/react-query";
import { OctagonX, Play } from "lucide-react";
import { useState } from "react";
import { may } from "../api/permissions.ts";
import { overviewQuery, sessionQuery } from "../api/queries.ts";
import { Button } from "../parts/button.tsx";
import { Dialog, DialogButtons } from "../parts/dialog.tsx";
import { ErrorPanel } from "../parts/states.tsx";
import { useTrafficSwitch } from "./traffic-switch.ts";

/** Over every page while all model traffic is stopped. */
export function StopBanner() {
  const [isAsking, setAsking] = useState(false);
  const overview = useQuery(overviewQuery("1h")).data;
  const session = useQuery(sessionQuery).data;
  const change = useTrafficSwitch();
  if (overview?.isStopped !== true) return null;
  return (
    <div role="alert" className="flex items-center gap-3 bg-danger px-4 py-2 text-danger-ink">
      <OctagonX size={18} className="shrink-0" aria-hidden="true" />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">All model traffic is stopped.</strong>{" "}
        {overview.stopReason === "" ? "No reason was given." : overview.stopReason}
      </p>
      <Button onClick={() => setAsking(true)} refused={may(session, "stop:write") ? "" : "Your role lacks stop:write."}>
        <Play size={13} aria-hidden="true" />
        Resume traffic
      </Button>
      {isAsking && (
        <Dialog
          title="Resume all model traffic?"
          description="Requests reach the models again at once, under the policy that is loaded now."
          onClose={() => setAsking(false)}
        >
          {change.error !== null && <ErrorPanel error={change.error} />}
          <DialogButtons>
            <Button onClick={() => setAsking(false)}>Keep it stopped</Button>
            <Button
              look="primary"
              disabled={change.isPending}
              onClick={() => change.mutate({ to: "resume" }, { onSuccess: () => setAsking(false) })}
            >
              Resume traffic
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </div>
  );
}
