import { useQuery } from "@tanstack/react-query";
import { OctagonX } from "lucide-react";
import { useState } from "react";
import { may } from "../../api/permissions.ts";
import { sessionQuery } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog, DialogButtons } from "../../parts/dialog.tsx";
import { Field, TextInput } from "../../parts/field.tsx";
import { ErrorPanel } from "../../parts/states.tsx";
import { useTrafficSwitch } from "../../shell/traffic-switch.ts";

/** The kill switch. It asks for a reason, which everybody sees on the banner and finds in the audit log. */
export function StopButton({ isStopped }: { readonly isStopped: boolean }) {
  const session = useQuery(sessionQuery).data;
  const [isAsking, setAsking] = useState(false);
  if (isStopped) return null;
  return (
    <>
      <Button
        look="danger-outline"
        onClick={() => setAsking(true)}
        refused={may(session, "stop:write") ? "" : "Your role lacks stop:write."}
      >
        <OctagonX size={14} aria-hidden="true" />
        <span>
          Stop<span className="max-sm:sr-only"> all traffic</span>
        </span>
      </Button>
      {isAsking && <StopDialog onClose={() => setAsking(false)} />}
    </>
  );
}

function StopDialog({ onClose }: { readonly onClose: () => void }) {
  const [reason, setReason] = useState("");
  const change = useTrafficSwitch();
  return (
    <Dialog
      title="Stop all model traffic?"
      description="Every request to every model is refused at once, and running streams end. It stays so, restarts included, until somebody resumes."
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ to: "stop", reason: reason.trim() }, { onSuccess: onClose });
        }}
      >
        <Field label="Reason" hint="At least four characters; shown on every page and kept in the audit log.">
          {(ids) => (
            <TextInput
              {...ids}
              autoFocus
              required
              minLength={4}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {change.error !== null && (
          <div className="mt-3">
            <ErrorPanel error={change.error} />
          </div>
        )}
        <DialogButtons>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" type="submit" disabled={change.isPending || reason.trim().length < 4}>
            Stop all traffic
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
