import { Dialog } from "../parts/dialog.tsx";
import { PAGES } from "./stages.ts";

const KEYS: readonly (readonly [string, string])[] = [
  ...PAGES.map((page): readonly [string, string] => [`g ${page.key}`, `Go to ${page.title}`]),
  ["/", "Focus the filter"],
  ["j  k", "Next and previous exchange"],
  ["↓  ↑", "The same, from a row of the table"],
  ["Enter", "Open the chosen exchange"],
  ["Esc", "Close the panel or dialog"],
  ["?", "This sheet"],
];

export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2">
        {KEYS.map(([keys, meaning]) => (
          <div key={keys} className="contents">
            <dt className="flex gap-1">
              {keys.split(/ +/).map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded border border-line-strong bg-raised px-1.5 text-center font-mono text-xs"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
