import { Disclosure } from "../../parts/disclosure.tsx";
import type { Tone } from "../../parts/tones.ts";

interface ChoiceMenuProps {
  readonly label: string;
  /** Comma-separated; nothing chosen means all. */
  readonly chosen: string | undefined;
  readonly options: readonly string[];
  readonly toneOf: (option: string) => Tone;
  readonly onToggle: (option: string) => void;
}

/** Several of a few, as checkboxes. */
export function ChoiceMenu({ label, chosen, options, toneOf, onToggle }: ChoiceMenuProps) {
  const values = chosen === undefined ? [] : chosen.split(",");
  const said = values.length === 0 ? "any" : values.map((value) => toneOf(value).label).join(", ");
  return (
    <Disclosure
      summary={
        <>
          <span className="text-muted">{label}</span>
          <span className="max-w-40 truncate">{said}</span>
        </>
      }
    >
      <fieldset>
        <legend className="sr-only">{label}</legend>
        {options.map((option) => {
          const { label: name, tint, icon: Icon } = toneOf(option);
          return (
            <label key={option} className="flex h-7 cursor-pointer items-center gap-2 rounded px-2 hover:bg-hover">
              <input
                type="checkbox"
                checked={values.includes(option)}
                onChange={() => onToggle(option)}
                className="accent-(--accent)"
              />
              <Icon size={13} className={`tint-${tint} text-(--tint)`} aria-hidden="true" />
              {name}
            </label>
          );
        })}
      </fieldset>
    </Disclosure>
  );
}
