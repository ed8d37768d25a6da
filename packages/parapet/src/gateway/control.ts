import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Clock, type Log, messageOf } from "@parapet/guard/kernel";
import type { Store } from "../store/index.ts";

export type Mode = "normal" | "standby" | "maintenance";

export interface StopState {
  readonly reason: string;
  readonly at: number;
  readonly by: string;
}

const MODES: readonly unknown[] = ["normal", "standby", "maintenance"] satisfies readonly Mode[];

/** The file whose presence in the data directory stops all model traffic, whatever it holds. */
export const STOP_FILE = "STOP";

/**
 * What can be told to a running gateway from outside: the mode of each model, and the kill switch. Modes are facts in
 * the store that every process follows. The kill switch is a file, because it has to work when the store does not.
 */
export class ControlState {
  readonly #store: Pick<Store, "control" | "events">;
  readonly #file: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #modes = new Map<string, Mode>();
  #stop: StopState | undefined;
  /** True when the file could not be written: then only `resume` here ends the stop. */
  #isStopInMemory = false;
  #version = -1;

  constructor(options: {
    readonly store: Pick<Store, "control" | "events">;
    readonly dataDirectory: string;
    readonly clock: Clock;
    readonly log: Log;
  }) {
    this.#store = options.store;
    this.#file = join(options.dataDirectory, STOP_FILE);
    this.#clock = options.clock;
    this.#log = options.log;
  }

  get stopped(): StopState | undefined {
    return this.#stop;
  }

  /** The mode somebody set, or undefined when the policy's own applies. */
  modeOf(model: string): Mode | undefined {
    return this.#modes.get(model);
  }

  /** @returns true when facts or keys changed in the store since the last call */
  async pollStore(): Promise<boolean> {
    const version = this.#store.control.version();
    if (version === this.#version) return false;
    const facts = await this.#store.control.all();
    this.#version = version;
    this.#modes.clear();
    for (const [name, value] of facts)
      if (name.startsWith("mode:") && MODES.includes(value)) this.#modes.set(name.slice(5), value as Mode);
    return true;
  }

  async setMode(model: string, mode: Mode, actor: string, reason: string): Promise<void> {
    const before = this.#modes.get(model);
    await this.#store.control.set(`mode:${model}`, mode);
    this.#modes.set(model, mode);
    this.#store.events.append({
      kind: "mode-changed",
      at: this.#clock.now(),
      actor,
      subject: `model:${model}`,
      data: { mode, before: before ?? "policy", reason },
    });
  }

  /** @returns true when the switch was thrown or released since the last call */
  pollFile(): boolean {
    const found = this.#read();
    if (found === undefined ? this.#stop === undefined || this.#isStopInMemory : this.#stop !== undefined) return false;
    this.#stop = found;
    this.#say(
      found === undefined ? "traffic-resumed" : "traffic-stopped",
      found?.by ?? "file",
      found?.reason ?? "STOP file removed",
    );
    return true;
  }

  stop(reason: string, actor: string): void {
    this.#stop = { reason, at: this.#clock.now(), by: actor };
    try {
      writeFileSync(this.#file, JSON.stringify(this.#stop), { mode: 0o600 });
      this.#isStopInMemory = false;
    } catch (cause) {
      this.#isStopInMemory = true;
      this.#log.error(
        { error: messageOf(cause) },
        "stopped, but the STOP file could not be written: a restart would resume",
      );
    }
    this.#say("traffic-stopped", actor, reason);
  }

  resume(actor: string): void {
    rmSync(this.#file, { force: true });
    const wasStopped = this.#stop !== undefined;
    this.#stop = undefined;
    this.#isStopInMemory = false;
    if (wasStopped) this.#say("traffic-resumed", actor, "");
  }

  #read(): StopState | undefined {
    let text: string;
    try {
      // Ten times a second it is not there: that must not cost an exception each.
      if (statSync(this.#file, { throwIfNoEntry: false }) === undefined) return undefined;
      text = readFileSync(this.#file, "utf8");
    } catch (cause) {
      const { code } = cause as { code?: string };
      if (code === "ENOENT" || code === "ENOTDIR") return undefined;
      // It is there and cannot be read: that is a stop as well.
      return { reason: `STOP file (${code ?? "unreadable"})`, at: this.#clock.now(), by: "file" };
    }
    return { reason: "STOP file", at: this.#clock.now(), by: "file", ...readFields(text) };
  }

  #say(kind: string, actor: string, reason: string): void {
    this.#log.warn({ actor, reason }, kind);
    try {
      this.#store.events.append({ kind, at: this.#clock.now(), actor, subject: "traffic", data: { reason } });
    } catch (cause) {
      this.#log.error({ error: messageOf(cause) }, `${kind}, but the store cannot record it`);
    }
  }
}

/** Whatever of a stop's story the file tells; a bare `touch STOP` tells none. */
function readFields(text: string): Partial<StopState> {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof StopState, unknown>>;
    return {
      ...(typeof value.reason === "string" ? { reason: value.reason.slice(0, 500) } : {}),
      ...(typeof value.by === "string" ? { by: value.by.slice(0, 100) } : {}),
      ...(typeof value.at === "number" ? { at: value.at } : {}),
    };
  } catch {
    return {}; // not JSON: the file's presence is what counts
  }
}
