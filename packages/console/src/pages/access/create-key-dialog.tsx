import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { rolesQuery } from "../../api/queries.ts";
import type { NewKeyView } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog, DialogButtons } from "../../parts/dialog.tsx";
import { Field, Select, TextInput } from "../../parts/field.tsx";
import { ErrorPanel } from "../../parts/states.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { useKeyChange } from "./use-key-change.ts";

export function CreateKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const roles = useQuery(rolesQuery).data ?? [];
  const change = useKeyChange<NewKeyView>();
  const [name, setName] = useState("");
  const [owner, setOwner] = useState("");
  const [chosenRole, setRole] = useState("");
  const [days, setDays] = useState("90");
  const role = chosenRole === "" ? (roles[0]?.name ?? "") : chosenRole;
  if (change.data !== undefined) return <SecretDialog made={change.data} onClose={onClose} />;
  const create = (): void =>
    change.mutate({
      path: "/keys",
      method: "POST",
      body: {
        name: name.trim(),
        role,
        ...(owner.trim() === "" ? {} : { owner: owner.trim() }),
        ...(days === "" ? {} : { expiresInDays: Number(days) }),
      },
    });
  return (
    <Dialog title="Create a key" description="For one client, with one role. It is shown once." onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
        className="flex flex-col gap-3"
      >
        <Field label="Name" hint="What uses it, e.g. support-widget.">
          {(ids) => (
            <TextInput
              {...ids}
              autoFocus
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="Role">
            {(ids) => (
              <Select {...ids} required value={role} onChange={(event) => setRole(event.target.value)}>
                {roles.map((option) => (
                  <option key={option.name}>{option.name}</option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Expires">
            {(ids) => (
              <Select {...ids} value={days} onChange={(event) => setDays(event.target.value)}>
                <option value="1">in 1 day</option>
                <option value="30">in 30 days</option>
                <option value="90">in 90 days</option>
                <option value="365">in 1 year</option>
                <option value="">never</option>
              </Select>
            )}
          </Field>
        </div>
        <Field label="Owner (a person or team)">
          {(ids) => (
            <TextInput {...ids} maxLength={100} value={owner} onChange={(event) => setOwner(event.target.value)} />
          )}
        </Field>
        {change.error !== null && <ErrorPanel error={change.error} />}
        <DialogButtons>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={change.isPending || name.trim() === "" || role === ""}>
            Create key
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
