import { readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { EXIT, type ExitCode, messageOf, ParapetError } from "@parapet/guard/kernel";
import { falsifiedLines } from "./attack-lines.ts";
import type { CommandContext } from "./command.ts";
import { onInterrupt } from "./interrupted.ts";
import { startProgress } from "./progress.ts";

const MOST_BYTES = 256_000_000;
const QUERIES = 60_000;

/** `parapet model attack --vnnlib`: exit 1 with a counter-example, 3 when it was interrupted. */
export async function falsifyProperty(
  { terminal }: Pick<CommandContext, "terminal">,
  model: string,
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const { falsify, openOnnxTarget, parseProperty } = await import("../model/index.ts");
  const property = parseProperty(textOf(String(options.vnnlib)));
  const target = await openOnnxTarget(model, property.inputs, { isRaw: true });
  const interrupt = new AbortController();
  const forget = onInterrupt(() => interrupt.abort());
  const progress = await startProgress(terminal, "falsifying", { unit: "inputs", endsProcess: false });
  const before = process.cpuUsage();
  try {
    const result = await falsify({
      target,
      property,
      seed: options.seed as number, // parseCount gave it
      queries: (options.queries as number | undefined) ?? QUERIES,
      signal: interrupt.signal,
      onProgress: (queries) => progress.update(queries),
    });
    progress.stop();
    const { user, system } = process.cpuUsage(before);
    const { input, outputs, ...rest } = result;
    terminal.answer(
      { ...rest, input: [...(input ?? [])], outputs: [...(outputs ?? [])], cpuSeconds: (user + system) / 1e6 },
      falsifiedLines(result, terminal),
    );
    if (result.isInterrupted) return EXIT.environment;
    return result.verdict === "sat" ? EXIT.findings : EXIT.ok;
  } finally {
    forget();
    progress.stop();
    await target.close();
  }
}

function textOf(file: string): string {
  try {
    if (statSync(file).size > MOST_BYTES) throw new Error("it is larger than 256 MB");
    const bytes = readFileSync(file);
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
    return plain.toString("utf8");
  } catch (cause) {
    throw new ParapetError("PARAPET_VNNLIB_FILE", `${file} cannot be read: ${messageOf(cause)}`, {
      exit: EXIT.usage,
      cause,
    });
  }
}
