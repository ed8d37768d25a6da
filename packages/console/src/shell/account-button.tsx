import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleUser } from "lucide-react";
import { useState } from "react";
import { sessionQuery } from "../api/queries.ts";
import { visible } from "../format/visible.ts";
import { Button } from "../parts/button.tsx";
import { Dialog, DialogButtons } from "../parts/dialog.tsx";
import { Name } from "../parts/name.tsx";
import { ErrorPanel } from "../parts/states.tsx";
import { signOut, signOutEverywhere } from "./sign-out.ts";

/** Who is signed in, and the ways out. */
export function AccountButton() {
  const session = useQuery(sessionQuery).data;
  const [isOpen, setOpen] = useState(false);
  if (session === undefined) return null;
  return (
    <>
      <button
        type="button"
        aria-label={`Account of ${visible(session.subject)}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="mb-1 flex h-7 w-full items-center justify-center gap-2 rounded-md px-2 text-xs text-muted hover:bg-hover hover:text-ink lg:justify-start"
      >
        <CircleUser size={15} className="shrink-0" aria-hidden="true" />
        <Name text={session.subject} of={session.roles.join(", ")} className="hidden lg:block" />
      </button>
      {isOpen && (
        <AccountDialog subject={session.subject} roles={session.roles.join(", ")} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

interface AccountDialogProps {
  readonly subject: string;
  readonly roles: string;
  readonly onClose: () => void;
}

function AccountDialog({ subject, roles, onClose }: AccountDialogProps) {
  const everywhere = useMutation({ mutationFn: signOutEverywhere });
  return (
    <Dialog title={visible(subject)} description={`Signed in as ${visible(roles)}`} onClose={onClose}>
      <p className="text-muted">
        Signing out everywhere ends all your sessions, in this browser and in every other. Keys are not touched. It is
        recorded in the audit log.
      </p>
      {everywhere.error !== null && (
        <div className="mt-3">
          <ErrorPanel error={everywhere.error} />
        </div>
      )}
      <DialogButtons>
        <Button look="danger-outline" disabled={everywhere.isPending} onClick={() => everywhere.mutate()}>
          Sign out everywhere
        </Button>
        <Button onClick={signOut}>Sign out here</Button>
      </DialogButtons>
    </Dialog>
  );
}
