import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleX } from "lucide-react";
import { type SubmitEvent, useId, useState } from "react";
import { explainQuery, keysQuery, overviewQuery, rolesQuery } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { Field, TextInput } from "../../parts/field.tsx";
import { Panel } from "../../parts/panel.tsx";
import { ErrorPanel } from "../../parts/states.tsx";

/** The same question as `parapet access explain`: may it, and by which rule. */
export function ExplainPanel() {
  const [asked, setAsked] = useState({ principal: "", permission: "" });
  const answer = useQuery(explainQuery(asked.principal, asked.permission));
  const keys = useQuery(keysQuery).data ?? [];
  const roles = useQuery(rolesQuery).data ?? [];
  const models = useQuery(overviewQuery("1h")).data?.models ?? [];
  const lists = useId();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setAsked({
      principal: String(form.get("principal") ?? "").trim(),
      permission: String(form.get("permission") ?? "").trim(),
    });
  };
  return (
    <Panel title="Explain access" note="why somebody may, or may not">
      <form onSubmit={submit} className="grid grid-cols-[1fr_1fr_auto] items-end gap-2 p-3">
        <Field label="Key, or role:name">
          {(ids) => (
            <TextInput {...ids} name="principal" required list={`${lists}-who`} placeholder="pk_… or role:support" />
          )}
        </Field>
        <Field label="Permission">
          {(ids) => (
            <TextInput
              {...ids}
              name="permission"
              required
              list={`${lists}-what`}
              placeholder="model:support-llm:invoke"
            />
          )}
        </Field>
        <Button type="submit">Explain</Button>
        <datalist id={`${lists}-who`}>
          {keys.map((key) => (
            <option key={key.id} value={key.id} label={key.name} />
          ))}
          {roles.map((role) => (
            <option key={role.name} value={`role:${role.name}`} />
          ))}
        </datalist>
        <datalist id={`${lists}-what`}>
          {models.map((model) => (
            <option key={model.name} value={`model:${model.name}:invoke`} />
          ))}
        </datalist>
      </form>
      {answer.error !== null && (
        <div className="px-3 pb-3">
          <ErrorPanel error={answer.error} />
        </div>
      )}
      {answer.data !== undefined && (
        <div role="status" className="border-t border-line px-3 py-2.5">
          <p className="flex items-center gap-2 font-medium">
            {answer.data.isAllowed ? (
              <CircleCheck size={15} className="text-allow" aria-hidden="true" />
            ) : (
              <CircleX size={15} className="text-block" aria-hidden="true" />
            )}
            {answer.data.isAllowed ? "Allowed" : "Denied"}: {answer.data.reason}
          </p>
          <ol className="mt-1.5 list-decimal pl-8 text-muted">
            {answer.data.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      )}
    </Panel>
  );
}
