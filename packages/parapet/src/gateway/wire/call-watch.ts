import type { ToolCall } from "@parapet/guard";
import type { Channel } from "./channel.ts";
import type { Slot } from "./place.ts";
import { callOf, type ToolPlace } from "./tool-place.ts";

/** Longer arguments are not waited for. */
const MAX_ARGUMENT_CHARACTERS = 1_048_576;

/** A call that a stream is building, or has built. */
export interface WatchedCall {
  readonly scope: string;
  readonly path: string;
  name: string;
  /** Whole arguments, where an event brought them so. */
  given: unknown;
  isJsonText: boolean;
  channel: Channel | undefined;
  /** The pieces as they came. */
  raw: string;
  /** Two events say two things of it. */
  isAmbiguous: boolean;
  isSettled: boolean;
}

/**
 * Puts the calls of a stream together: a name in one event, arguments in many, and in some wires the whole again at
 * the end. Each call is judged once, when its arguments are complete, as the client will have them; a repetition that
 * says something else is judged as another call.
 */
export class CallWatch {
  readonly #calls = new Map<string, WatchedCall>();
  readonly #judge: (call: ToolCall) => void;

  constructor(judge: (call: ToolCall) => void) {
    this.#judge = judge;
  }

  /** An event tells of a call. */
  see(tool: ToolPlace): WatchedCall | undefined {
    if (tool.mark.is !== "call") return undefined;
    const call = this.#callAt(tool.scope, tool.path);
    // Told again when it is complete: see `confirm`.
    if (call.isSettled) return undefined;
    const { name, given } = tool;
    if (name !== "") {
      if (call.name !== "" && call.name !== name) call.isAmbiguous = true;
      call.name = name;
    }
    call.isJsonText = tool.mark.isJsonText === true;
    // In a delta the field is a piece, and comes through the channel.
    if (!tool.isPiece && !isNothing(given)) call.given = given;
    return call;
  }

  /** A piece of arguments has come; true when they are too long to be waited for. */
  grow(slot: Slot, channel: Channel): { readonly call: WatchedCall; readonly isTooLong: boolean } | undefined {
    if (slot.origin !== "tool-call") return undefined;
    const scope = slot.channel.slice(0, slot.channel.lastIndexOf("/"));
    const around = this.#around(scope);
    // A command among several of one call: the call comes whole at the end.
    if (around !== undefined) return { call: around, isTooLong: false };
    const call = this.#callAt(scope, slot.path);
    if (call.isSettled && slot.text !== "") this.#judge({ ...this.#asCall(call), isMalformed: true });
    call.channel = channel;
    call.raw += slot.text;
    if (slot.form === "json") call.isJsonText = true;
    return { call, isTooLong: call.raw.length > MAX_ARGUMENT_CHARACTERS };
  }

  /** What lies in this scope is over. */
  close(isOver: (scope: string) => boolean): void {
    for (const call of this.#calls.values()) if (!call.isSettled && isOver(call.scope)) this.#settle(call);
  }

  /** The event says a call again that was judged: is it the same? */
  confirm(tool: ToolPlace): void {
    if (tool.mark.is !== "call" || tool.isPiece) return;
    const call = this.#callAt(tool.scope, tool.path);
    if (!call.isSettled) return;
    const again = tool.call();
    if (!isSame(again, this.#asCall(call))) this.#judge(again);
  }

  /** The call that a scope is only a part of. */
  #around(scope: string): WatchedCall | undefined {
    if (this.#calls.has(scope)) return undefined;
    for (let end = scope.lastIndexOf("/"); end > 0; end = scope.lastIndexOf("/", end - 1)) {
      const call = this.#calls.get(scope.slice(0, end));
      if (call !== undefined) return call;
    }
    return undefined;
  }

  #callAt(scope: string, path: string): WatchedCall {
    const key = scope === "" ? path : scope;
    let call = this.#calls.get(key);
    if (call === undefined) {
      const start = { name: "", given: undefined, isJsonText: false, channel: undefined, raw: "" };
      call = { ...start, scope, path, isAmbiguous: false, isSettled: false };
      this.#calls.set(key, call);
    }
    return call;
  }

  #settle(call: WatchedCall): void {
    call.isSettled = true;
    this.#judge(this.#asCall(call));
  }

  #asCall(call: WatchedCall): ToolCall {
    const { name, path, channel, raw, given } = call;
    const pieces = channel?.isChanged === true ? channel.released() : raw;
    const isTwice = pieces !== "" && !isNothing(given) && given !== pieces;
    // Anthropic's input is an object whole and JSON in pieces.
    const isText = pieces === "" ? call.isJsonText && typeof given === "string" : call.isJsonText;
    const found = callOf(name, pieces === "" ? given : pieces, isText, path);
    return call.isAmbiguous || isTwice ? { ...found, isMalformed: true } : found;
  }
}

function isNothing(given: unknown): boolean {
  if (given === undefined || given === null || given === "") return true;
  return typeof given === "object" && Object.keys(given).length === 0;
}

function isSame(one: ToolCall, other: ToolCall): boolean {
  return one.name === other.name && JSON.stringify(one.arguments) === JSON.stringify(other.arguments);
}
