import { existsSync } from "node:fs";
import path from "node:path";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { CliCommand, CommandContext } from "../command.ts";
import { detectFrameworks, detectProviders, type FoundProvider, PRACTICE } from "../init/detect.ts";
import { policyTemplate } from "../init/policy-template.ts";
import { existsError, writePolicy } from "../init/write-policy.ts";

/** JSON: `{file, app, providers: [{id, kind, because}]}`. Asks only when a person is there to answer. */
export const init: CliCommand = {
  name: "init",
  group: "Design",
  summary: "Write a commented parapet.yaml for this project",
  configure: (command) => {
    command
      .option("--force", "replace a file that is there")
      .option("--yes", "ask nothing, take what was found")
      .option("--name <app>", "name of the application; the folder's by default");
  },
  run: async (context, _args, options) => {
    const { terminal, env } = context;
    const file = path.resolve(context.policyFile);
    const isForced = options.force === true;
    if (!isForced && existsSync(file)) throw existsError(file);
    const directory = path.dirname(file);
    const found = detectProviders(directory, env);
    const suggested = typeof options.name === "string" ? options.name : path.basename(directory);
    const mayAsk = options.yes !== true && !terminal.isJson && process.stdin.isTTY === true && terminal.isWatched;
    const chosen = mayAsk ? await ask(found, suggested) : { appName: suggested, providers: found };
    const [first = PRACTICE, ...rest] = chosen.providers;
    const appName = toId(chosen.appName);
    const undecided = first === PRACTICE ? detectFrameworks(directory) : [];
    writePolicy(file, policyTemplate({ appName, providers: [first, ...rest], undecided }), isForced);
    const providers = [first, ...rest].map(({ id, kind, because }) => ({ id, kind, because }));
    terminal.answer({ file, app: appName, providers }, [
      `${terminal.style("green", "wrote")} ${file}`,
      ...providers.map(({ id, because }) => `  provider ${id}${because.length === 0 ? "" : `: ${because.join(", ")}`}`),
    ]);
    for (const sign of undecided) terminal.remark(`${sign} names no provider: put yours under providers:`);
    terminal.remark(`Next: ${nextStep(context)}`);
    return EXIT.ok;
  },
};

async function ask(
  found: readonly FoundProvider[],
  suggested: string,
): Promise<{ readonly appName: string; readonly providers: readonly FoundProvider[] }> {
  const prompts = await import("@clack/prompts");
  const orLeave = <T>(answer: T | typeof prompts.CANCEL_SYMBOL): T => {
    if (answer !== prompts.CANCEL_SYMBOL) return answer as T; // all that is left of the union
    throw new ParapetError("PARAPET_INIT_CANCELLED", "nothing was written", {
      hint: "Run it again when you are ready.",
    });
  };
  const appName = orLeave(
    await prompts.text({ message: "What is the application called?", initialValue: toId(suggested) }),
  );
  const offered = [...found, PRACTICE];
  const ids = orLeave(
    await prompts.multiselect({
      message: "Which models does it call?",
      options: offered.map(({ id, because }) => ({
        value: id,
        label: id,
        hint: because.join(", ") || "built in, for trying out",
      })),
      initialValues: found.length === 0 ? [PRACTICE.id] : found.map(({ id }) => id),
      required: true,
    }),
  );
  return { appName, providers: offered.filter(({ id }) => ids.includes(id)) };
}

/** A folder may be called anything; the policy wants letters, digits, dot, dash and underscore. */
function toId(name: string): string {
  const clean = name
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 64);
  return clean === "" ? "my-app" : clean;
}

function nextStep({ policyFile }: CommandContext): string {
  return policyFile === "parapet.yaml" ? "parapet check, then parapet up" : `parapet up --config ${policyFile}`;
}
