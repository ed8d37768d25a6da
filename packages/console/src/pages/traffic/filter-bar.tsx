import { useQuery } from "@tanstack/react-query";
import { ListFilter, X } from "lucide-react";
import { type SubmitEvent, useId, useState } from "react";
import { keysQuery, overviewQuery } from "../../api/queries.ts";
import { STATUSES, type TrafficFilter, toggled, VERDICTS } from "../../api/traffic-filter.ts";
import { Button } from "../../parts/button.tsx";
import { TextInput } from "../../parts/field.tsx";
import { costTone, statusTone, verdictTone } from "../../parts/tones.ts";
import { ChoiceMenu } from "./choice-menu.tsx";
import { TimeFilter } from "./time-filter.tsx";

interface FilterBarProps {
  readonly filter: TrafficFilter;
  readonly onChange: (filter: TrafficFilter) => void;
}

/** The filter as it stands in the URL. Typed conditions act on Enter or on leaving the field. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const overview = useQuery(overviewQuery("1h")).data;
  const models = overview?.models ?? [];
  const detectors = [...new Set(overview?.topHits.map((hit) => hit.detector))];
  const [isOpen, setOpen] = useState(false);
  const keys = useQuery(keysQuery).data ?? [];
  const change = (part: { readonly [K in keyof TrafficFilter]?: TrafficFilter[K] | undefined }): void => {
    const next = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined && value !== "");
    onChange(Object.fromEntries(next));
  };
  return (
    <search className="shrink-0 border-b border-line bg-surface px-4 py-2" aria-label="Filter traffic">
      <Button className="md:hidden" data-filter-toggle="" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <ListFilter size={13} aria-hidden="true" />
        Filter
        {Object.keys(filter).length > 0 && <span className="text-muted">{Object.keys(filter).length} set</span>}
      </Button>
      <div className={`flex flex-wrap items-center gap-2 ${isOpen ? "max-md:mt-2" : "max-md:hidden"}`}>
        <ListFilter size={14} className="text-faint max-md:hidden" aria-hidden="true" />
        <Condition
          name="model"
          label="Model"
          value={filter.model}
          options={models.map((model) => ({ value: model.name }))}
          isFirst
          onSet={(model) => change({ model })}
        />
        <Condition
          name="principal"
          label="Principal"
          value={filter.principal}
          options={keys.map((key) => ({ value: `key:${key.id}`, label: key.name }))}
          onSet={(principal) => change({ principal })}
        />
        <Condition
          name="detector"
          label="Detector"
          value={filter.detector}
          options={detectors.map((value) => ({ value }))}
          onSet={(detector) => change({ detector })}
        />
        <Condition name="user" label="User" value={filter.user} options={[]} onSet={(user) => change({ user })} />
        <Condition name="id" label="Part of an id" value={filter.id} options={[]} onSet={(id) => change({ id })} />
        <ChoiceMenu
          label="Outcome"
          chosen={filter.status}
          options={STATUSES}
          toneOf={statusTone}
          onToggle={(value) => change({ status: toggled(filter.status, value) })}
        />
        <ChoiceMenu
          label="Verdict"
          chosen={filter.verdict}
          options={VERDICTS}
          toneOf={verdictTone}
          onToggle={(value) => change({ verdict: toggled(filter.verdict, value) })}
        />
        <ChoiceMenu
          label="Cost"
          chosen={filter.cost}
          options={["unknown"]}
          toneOf={costTone}
          onToggle={() => change({ cost: filter.cost === undefined ? "unknown" : undefined })}
        />
        <TimeFilter filter={filter} onChange={change} />
        {Object.keys(filter).length > 0 && (
          <Button look="quiet" onClick={() => onChange({})}>
            <X size={13} aria-hidden="true" />
            Clear
          </Button>
        )}
      </div>
    </search>
  );
}

interface ConditionProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label?: string }[];
  readonly isFirst?: boolean;
  readonly onSet: (value: string) => void;
}

function Condition({ name, label, value = "", options, isFirst = false, onSet }: ConditionProps) {
  const listId = useId();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSet(String(new FormData(event.currentTarget).get(name) ?? "").trim());
  };
  return (
    // The key makes an emptied filter empty the field as well.
    <form key={value} onSubmit={submit} className="w-32 max-sm:w-full">
      <TextInput
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        list={options.length > 0 ? listId : undefined}
        data-filter={isFirst ? "" : undefined}
        onBlur={(event) => {
          const typed = event.target.value.trim();
          if (typed !== value) onSet(typed);
        }}
      />
      {options.length > 0 && (
        <datalist id={listId}>
          {options.map((option) => (
            <option key={option.value} {...option} />
          ))}
        </datalist>
      )}
    </form>
  );
}
