import type { GuardHit, Passage } from "@parapet/guard";
import { CallWatch, type WatchedCall } from "./call-watch.ts";
import { Channel, type ChannelMeta, type Piece } from "./channel.ts";
import { walkBody, writeSlot } from "./extract.ts";
import { BETWEEN } from "./joins.ts";
import { printJson } from "./json-print.ts";
import { parseEventData } from "./json-scan.ts";
import type { Slot } from "./place.ts";
import { type LookOptions, SeamLook } from "./second-look.ts";
import { rewriteEvent, type SseEvent, SseReader } from "./sse.ts";
import type { ChannelText, StreamGuardOptions, StreamRelease, Wire, WireError, WireStream } from "./wire.ts";

/**
 * Guards a stream without changing a byte of it until something must be redacted.
 *
 * Whole *events* are held back, in order, not pieces of text: an event goes, as it came, once the guard has released
 * every piece it carries. Only when the guard releases other text than was pushed does a channel become *changed*;
 * from then on its events are rewritten to carry what was released. Of a changed channel the newest event waits
 * for the next one or for the channel's end, so that what the guard still holds always has an event of its own kind
 * to leave with, before the event that closes the channel. No event is ever invented, none is dropped, and SDKs put
 * the same text together that the guard released.
 */

/** What a wire tells beside its shape. */
export interface StreamRules {
  /** Scopes of channels that are over with this event; "" for all. */
  closes(json: unknown): readonly string[];
}

interface Segment {
  readonly channel: Channel;
  readonly slot: Slot;
  readonly piece: Piece;
}

/** An event that waits for the guard. */
interface HeldEvent {
  readonly event: SseEvent;
  readonly json: unknown;
  readonly segments: Segment[];
  /** It tells of calls, and waits until they are complete. */
  readonly calls: WatchedCall[];
  /** Texts that say a channel's whole text again. */
  repeats: readonly Omit<Segment, "piece">[];
  isRewritten: boolean;
}

const MAX_EVENT_DEPTH = 128;
const NO_SEGMENTS: Segment[] = [];
const NO_CALLS: WatchedCall[] = [];
const NO_REPEATS: HeldEvent["repeats"] = [];

export function createStreamGuard(wire: Wire, rules: StreamRules, options: StreamGuardOptions): WireStream {
  return new StreamGuard(wire, rules, options);
}

class StreamGuard implements WireStream {
  readonly #wire: Wire;
  readonly #rules: StreamRules;
  readonly #options: StreamGuardOptions;
  readonly #reader = new SseReader();
  readonly #channels = new Map<string, Channel>();
  /** Those that are not closed. */
  readonly #growing = new Map<string, Channel>();
  /** Newest held event of each channel. */
  readonly #newest = new Map<Channel, HeldEvent>();
  /** Looks at what crosses from one block into the next; mostly none. */
  #seams: SeamLook[] = [];
  #queue: HeldEvent[] = [];
  #out: (Buffer | string)[] = [];
  #error: WireError | undefined;
  isComplete = false;
  /** Texts outside channels that came back unchanged; providers repeat some in every event. */
  readonly #clean = new Set<string>();
  readonly #calls: CallWatch | undefined;

  constructor(wire: Wire, rules: StreamRules, options: StreamGuardOptions) {
    this.#wire = wire;
    this.#rules = rules;
    this.#options = options;
    const { onToolCall } = options;
    if (onToolCall !== undefined)
      this.#calls = new CallWatch((call) => {
        const objection = onToolCall(call);
        if (objection !== undefined) this.#cut(objection.code, objection.message, objection.status);
      });
  }

  push(chunk: Buffer): StreamRelease {
    if (this.#error !== undefined) return { bytes: "", isBlocked: true, code: this.#error.code };
    for (const event of this.#reader.push(chunk)) {
      this.#receive(event);
      if (this.#error !== undefined) return this.#release();
    }
    if (this.#reader.isTooLarge)
      this.#cut("event_too_large", "The reply's stream has an event that is too large.", 502);
    return this.#release();
  }

  end(): StreamRelease {
    if (this.#error !== undefined) return { bytes: "", isBlocked: true, code: this.#error.code };
    const rest = this.#reader.end();
    // Half an event is none: the standard has clients drop it, and nobody can judge it.
    if (rest !== undefined && isWhole(rest)) this.#receive(rest);
    if (this.#error === undefined) {
      this.#close("");
      this.#flush();
    }
    return this.#release();
  }

  #receive(event: SseEvent): void {
    const { data } = event;
    if (!event.isUtf8) this.#cut("event_malformed", "The reply's stream is not valid UTF-8.", 502);
    else if (event.isMalformed)
      this.#cut("event_malformed", "The reply's stream has a line that is not an event's.", 502);
    else if (data === undefined || !holdsJson(data)) {
      if (data?.startsWith("[DONE]") === true) this.#close("");
      this.#queue.push({
        event: this.#cleaned(event),
        json: undefined,
        segments: NO_SEGMENTS,
        calls: NO_CALLS,
        repeats: NO_REPEATS,
        isRewritten: false,
      });
    } else {
      const parsed = parseEventData(data, MAX_EVENT_DEPTH);
      if (parsed === undefined) this.#cut("event_malformed", "The reply's stream has an event that is not JSON.", 502);
      else
        this.#receiveJson({
          event: this.#cleaned(event),
          json: parsed.json,
          segments: [],
          calls: [],
          repeats: NO_REPEATS,
          isRewritten: false,
        });
    }
    if (this.#error === undefined) this.#flush();
  }

  /** Comments and names are nobody's words, but they leave the house as well. */
  #cleaned(event: SseEvent): SseEvent {
    if (event.stray === "") return event;
    const text = this.#judge({ origin: "metadata", direction: "output", path: "", text: event.stray });
    if (text === undefined || text === event.stray) return event;
    return { ...event, raw: Buffer.from(rewriteEvent(event, event.data)), stray: "" };
  }

  #receiveJson(held: HeldEvent): void {
    const { json } = held;
    const { slots, unknown, tools } = walkBody(this.#wire.streamEvent, json, "output", true);
    for (const pointer of unknown) this.#reportUnknown(pointer);
    if (this.#error !== undefined) return;
    const usage = this.#wire.readUsage(json);
    if (usage !== undefined) this.#options.onUsage(usage);
    for (const tool of tools) this.#waitFor(this.#calls?.see(tool), held);
    if (this.#seams.length > 0) this.#endSeams((seam) => seam.last.isClosed && slots.some((slot) => parts(seam, slot)));
    for (const slot of slots) if (slot.channel !== "" && !slot.isRepeat) this.#grow(slot, held);
    for (const scope of this.#rules.closes(json)) this.#close(scope);
    for (const slot of slots) if (slot.channel === "" || slot.isRepeat) this.#inspectOnce(slot, held);
    for (const tool of tools) this.#calls?.confirm(tool);
    this.#queue.push(held);
  }

  #reportUnknown(pointer: string): void {
    this.#options.onUnknown(pointer);
    if (this.#options.blockUnknown === true)
      this.#cut("unknown_shape", "The reply holds content of a kind that cannot be inspected.", 502);
  }

  #waitFor(call: WatchedCall | undefined, held: HeldEvent): void {
    if (call !== undefined) held.calls.push(call);
  }

  #grow(slot: Slot, held: HeldEvent): void {
    let channel = this.#channels.get(slot.channel);
    if (channel?.isClosed === true && slot.text === "") return;
    if (channel === undefined || channel.isClosed) {
      // Text after its own end: the two halves may join at the client, and nobody has seen them as one.
      if (channel !== undefined) this.#reportUnknown(slot.path);
      channel = new Channel(this.#options.open(metaOf(slot)), slot, this.#lookOptions(slot));
      this.#channels.set(slot.channel, channel);
      this.#growing.set(slot.channel, channel);
      for (const seam of this.#seams) if (seam.last.isClosed && seam.last.kind === channel.kind) seam.join(channel);
    }
    held.segments.push({ channel, slot, piece: channel.push(slot.text) });
    this.#newest.set(channel, held);
    if (channel.blockedBy !== undefined) this.#block(channel.blockedBy);
    const grown = this.#calls?.grow(slot, channel);
    this.#waitFor(grown?.call, held);
    if (grown?.isTooLong === true)
      this.#cut("event_too_large", "The reply calls a tool with arguments that are too large.", 502);
    if (this.#seams.length === 0 || slot.text === "") return;
    for (const seam of this.#seams) if (seam.last === channel) seam.push(slot.text);
    this.#reviewSeams();
  }

  #lookOptions(meta: ChannelMeta): LookOptions {
    return {
      open: (before) => this.#options.open(metaOf(meta), before),
      began: (look) => this.#options.onLook?.(look),
    };
  }

  /** A block is over, and the next may go on where it ends: what is still open there is looked at across the seam. */
  #lookAcross(channel: Channel, heldFrom: number): void {
    this.#reviewSeams();
    if (heldFrom === channel.length || this.#seams.some(({ last }) => last === channel)) return;
    const options = this.#lookOptions(channel.meta);
    for (const between of BETWEEN) this.#seams.push(new SeamLook(options, between, channel, heldFrom));
    this.#reviewSeams();
  }

  #endSeams(isOver: (seam: SeamLook) => boolean): void {
    for (const seam of this.#seams) if (isOver(seam)) seam.end();
    this.#reviewSeams();
  }

  /** Lets go of seams that nothing crosses any more. */
  #reviewSeams(): void {
    if (this.#seams.length === 0) return;
    for (const { blockedBy } of this.#seams) if (blockedBy !== undefined) this.#block(blockedBy);
    this.#seams = this.#seams.filter((seam) => {
      if (!seam.isOpen) seam.leave();
      return seam.isOpen;
    });
  }

  /** A text that is whole in its event: a repeat of a channel's text, a title, a field that no table knows. */
  #inspectOnce(slot: Slot, held: HeldEvent): void {
    const channel = slot.isRepeat ? this.#channels.get(slot.channel) : undefined;
    if (channel?.isRepeated(slot.text) === true) {
      held.repeats = [...held.repeats, { channel, slot }];
      return;
    }
    const text = this.#judge(slot, slot.form === "json");
    if (text === undefined || text === slot.text) return;
    held.isRewritten = true;
    if (slot.form === "key") renameKey(slot, text);
    else writeSlot(slot.place.value, slot, text);
  }

  /** @param isJson the text is the plain form of JSON already */
  #judge(passage: Passage, isJson = false): string | undefined {
    if (passage.text === "") return "";
    const { origin, direction, path, text } = passage;
    const key = text.length <= 256 ? `${origin} ${text}` : "";
    if (key !== "" && this.#clean.has(key)) return text;
    const meta = { origin, direction, path, form: "text", channel: "" } as const;
    const channel = new Channel(this.#options.open({ ...metaOf(meta), isJson }), meta, this.#lookOptions(meta));
    channel.push(text);
    channel.close();
    if (channel.blockedBy !== undefined) {
      this.#block(channel.blockedBy);
      return undefined;
    }
    const released = channel.whole;
    if (released === text && key !== "" && this.#clean.size < 256) this.#clean.add(key);
    return released;
  }

  #close(scope: string): void {
    for (const [key, channel] of this.#growing) {
      if (!isWithin(key, scope)) continue;
      this.#growing.delete(key);
      const heldFrom = channel.close();
      if (channel.blockedBy !== undefined) this.#block(channel.blockedBy);
      else if (scope !== "" && channel.kind !== "") this.#lookAcross(channel, heldFrom);
    }
    if (this.#error === undefined) this.#calls?.close((at) => isWithin(at, scope));
    if (scope === "") this.#endSeams(() => true);
  }

  /** Sends what may go, from the head of the queue. */
  #flush(): void {
    let sent = 0;
    for (const held of this.#queue) {
      if (this.#error !== undefined || !this.#mayGo(held)) break;
      this.#send(held);
      sent += 1;
    }
    if (sent > 0) this.#queue = sent === this.#queue.length ? [] : this.#queue.slice(sent);
  }

  #mayGo(held: HeldEvent): boolean {
    if (held.calls.some(({ isSettled }) => !isSettled)) return false;
    for (const { channel } of held.repeats) if (!channel.isSettled) return false;
    for (const { channel, piece } of held.segments) {
      if (channel.isSettled) continue;
      if (channel.isChanged ? this.#newest.get(channel) === held : !channel.isReleased(piece)) return false;
    }
    return true;
  }

  #send(held: HeldEvent): void {
    for (const { channel, slot, piece } of held.segments) {
      if (!channel.isChanged) {
        this.#note(slot, channel.sendAsPushed(piece));
        continue;
      }
      held.isRewritten = true;
      const sent = channel.sendAvailable();
      if (slot.form === "tokens") slot.place.value[slot.key] = [];
      else {
        slot.place.value[slot.key] = sent.piece;
        this.#note(slot, sent.plain);
      }
    }
    for (const { channel, slot } of held.repeats) {
      const { whole } = channel;
      if (whole === slot.text) continue;
      held.isRewritten = true;
      writeSlot(slot.place.value, slot, whole);
    }
    if (this.#isLast(held)) this.isComplete = true;
    this.#out.push(
      held.isRewritten ? rewriteEvent(held.event, printJson(held.json, held.event.data ?? "")) : held.event.raw,
    );
  }

  #isLast({ event, json }: HeldEvent): boolean {
    const told = json === undefined ? event.data?.trimEnd() : (json as { readonly type?: unknown } | null)?.type;
    return typeof told === "string" && this.#wire.lastEvents.includes(told);
  }

  #note(slot: Slot, text: string): void {
    if (text !== "" && slot.form !== "tokens") this.#options.onText?.(text);
  }

  #block(hits: readonly GuardHit[]): void {
    if (this.#error !== undefined) return;
    const described = this.#options.describeBlock?.(hits);
    if (described !== undefined) this.#error = described;
    else {
      const cause = hits.find((hit) => hit.action === "block") ?? hits[0];
      const by = cause === undefined ? "the guard" : `detector '${cause.detector}' (rule '${cause.rule}')`;
      this.#cut("guard_blocked", `The reply was stopped by ${by}.`, 400);
    }
  }

  #cut(code: string, message: string, status: number): void {
    this.#error ??= { status, code, message, requestId: this.#options.requestId ?? "" };
  }

  #release(): StreamRelease {
    const out = this.#out;
    this.#out = [];
    if (this.#error === undefined) return { bytes: joined(out), isBlocked: false };
    this.#queue = [];
    const errorEvent = this.#wire.errorEvent(this.#error);
    out.push(errorEvent);
    return { bytes: joined(out), isBlocked: true, code: this.#error.code, errorEvent };
  }
}

/** All but nothing and the end mark. Clients know the mark by its beginning; nothing may follow it but blanks. */
function holdsJson(data: string): boolean {
  return data !== "" && !(data.startsWith("[DONE]") && data.trimEnd() === "[DONE]");
}

function isWhole({ data, isUtf8, isMalformed }: SseEvent): boolean {
  if (!isUtf8 || isMalformed) return false;
  return data === undefined || !holdsJson(data) || parseEventData(data, MAX_EVENT_DEPTH) !== undefined;
}

function metaOf({ origin, direction, path, form }: ChannelMeta): ChannelText {
  return { origin, direction, path, isJson: form === "json" };
}

/** Does this text stand between the block that ended and whatever comes? */
function parts({ last }: SeamLook, { origin, text }: Slot): boolean {
  return text !== "" && origin !== "metadata" && origin !== last.meta.origin;
}

function isWithin(key: string, scope: string): boolean {
  return key.startsWith(scope) && (scope === "" || key.length === scope.length || key[scope.length] === "/");
}

function renameKey(slot: Slot, to: string): void {
  const { value } = slot.place;
  const entries = Object.entries(value);
  for (const name of Object.keys(value)) delete value[name];
  for (const [name, child] of entries) value[name === slot.key ? to : name] = child;
}

function joined(out: readonly (Buffer | string)[]): Buffer | string {
  const [first] = out;
  if (out.length <= 1) return first ?? "";
  return Buffer.concat(out.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
}
