import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { coverageFieldsQuery } from "../../api/queries.ts";
import type { CoverageRow } from "../../api/types.ts";
import { exactCount } from "../../format/quantity.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { TextInput } from "../../parts/field.tsx";
import { ErrorPanel, SkeletonRows } from "../../parts/states.tsx";
import { fieldsOf, membersOf } from "./coverage.ts";

/** More than anybody reads; the search narrows them. */
const MOST_SHOWN = 300;

interface FieldsDialogProps {
  readonly row: CoverageRow;
  readonly onClose: () => void;
}

/** Every field that a row of the short table stands for. */
export function FieldsDialog({ row, onClose }: FieldsDialogProps) {
  const { data, error, refetch } = useQuery(coverageFieldsQuery(row.route, row.wire));
  const [text, setText] = useState("");
  const fields = (data === undefined ? [] : membersOf(row, data.rows)).map((member) => member.field);
  const found = fields.filter((field) => field.toLowerCase().includes(text.toLowerCase()));
  return (
    <Dialog
      title={`${exactCount(fieldsOf(row))} fields of ${row.wire}`}
      description={`${row.route}, ${row.direction}${row.stream ? " stream" : ""}, origin ${row.origin}: the same detectors run on all of them.`}
      onClose={onClose}
    >
      <TextInput
        aria-label="Find a field"
        placeholder="Find a field"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonRows rows={8} label="Loading the fields" />}
      {data !== undefined && (
        <p role="status" className="mt-2 text-xs text-faint">
          {exactCount(found.length)} found{found.length > MOST_SHOWN && `, the first ${MOST_SHOWN} shown`}
        </p>
      )}
      <ul className="mt-1 flex flex-col gap-0.5 font-mono text-xs break-all text-muted">
        {found.slice(0, MOST_SHOWN).map((field) => (
          <li key={field}>{field}</li>
        ))}
      </ul>
    </Dialog>
  );
}
