import { useState } from "react";
import { RANGES, type TrafficFilter } from "../../api/traffic-filter.ts";
import { Select, TextInput } from "../../parts/field.tsx";
import { fromLocalInput, toLocalInput } from "./local-input.ts";

type Times = { readonly [K in "range" | "from" | "to"]: TrafficFilter[K] | undefined };

interface TimeFilterProps {
  readonly filter: TrafficFilter;
  readonly onChange: (times: Times) => void;
}

const ALWAYS: Times = { range: undefined, from: undefined, to: undefined };

/** The last so many minutes, or a window by the clock of the reader's own zone. */
export function TimeFilter({ filter, onChange }: TimeFilterProps) {
  const [isChoosing, setChoosing] = useState(false);
  const isWindow = isChoosing || filter.from !== undefined || filter.to !== undefined;
  const choose = (choice: string): void => {
    setChoosing(choice === "window");
    if (choice !== "window")
      onChange({ ...ALWAYS, range: choice === "" ? undefined : (choice as keyof typeof RANGES) });
  };
  return (
    <>
      <Select
        aria-label="Time"
        className="w-32!"
        value={isWindow ? "window" : (filter.range ?? "")}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">All time</option>
        {Object.keys(RANGES).map((range) => (
          <option key={range} value={range}>
            Last {range}
          </option>
        ))}
        <option value="window">From, to…</option>
      </Select>
      {isWindow &&
        (["from", "to"] as const).map((end) => (
          <TextInput
            key={`${end} ${filter[end]}`}
            type="datetime-local"
            aria-label={end === "from" ? "From" : "To"}
            className="w-48!"
            defaultValue={toLocalInput(filter[end])}
            onBlur={(event) => {
              const at = fromLocalInput(event.target.value);
              if (at !== filter[end]) onChange({ range: undefined, from: filter.from, to: filter.to, [end]: at });
            }}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          />
        ))}
    </>
  );
}
