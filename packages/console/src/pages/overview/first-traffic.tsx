import type { ModelView, OverviewWindow } from "../../api/types.ts";
import { CopyButton } from "../../parts/copy-button.tsx";
import { Panel } from "../../parts/panel.tsx";

interface FirstTrafficProps {
  readonly window: OverviewWindow;
  readonly models: readonly ModelView[];
}

/** Nothing came through yet: the one command that changes it. */
export function FirstTraffic({ window, models }: FirstTrafficProps) {
  const model = models[0]?.name.replace(/\*$/, "") ?? "your-model";
  const command = `curl ${location.origin}/v1/chat/completions \\
  -H "authorization: Bearer $PARAPET_KEY" \\
  -H "content-type: application/json" \\
  -d '{"model":"${model}","messages":[{"role":"user","content":"Hello!"}]}'`;
  return (
    <Panel
      title={`No traffic in the last ${window.replace(/(?=[a-z])/, " ")}`}
      controls={
        <CopyButton text={command} label="Copy the command">
          Copy
        </CopyButton>
      }
    >
      <div className="flex flex-col gap-2 p-3">
        <p className="text-muted">
          Point an OpenAI or Anthropic client at this address, or paste this into a terminal. The key is the one that
          Parapet printed at its first start; make another under Access.
        </p>
        <pre className="overflow-x-auto rounded-md border border-line bg-raised p-3 font-mono text-xs">{command}</pre>
      </div>
    </Panel>
  );
}
