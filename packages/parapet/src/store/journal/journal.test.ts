import { openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exchange, temporaryDirectory } from "../testing/store-kit.ts";
import { createJournal, lockPath, segmentPath } from "./journal.ts";
import { type Entry, eventBody, exchangeBody, linesOf, parseLine } from "./line.ts";

const lineOf = (body: string): string => linesOf([body]).toString();

import { holdNewLock, takeLock } from "./lock.ts";
import { readBatch } from "./read.ts";

const anyEvent = fc.record({
  kind: fc.string(),
  at: fc.integer({ min: 0 }),
  actor: fc.string({ unit: "binary" }),
  subject: fc.string({ unit: "binary" }),
  data: fc.dictionary(fc.string(), fc.jsonValue()),
});

describe("journal", () => {
  it("S2: an event is read back from its line as it was written", () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const line = lineOf(eventBody(event));
        expect(line.indexOf("\n")).toBe(line.length - 1);
        const entry = parseLine(Buffer.from(line.slice(0, -1))) as Entry;
        expect(entry).toMatchObject({ at: event.at, payload: JSON.stringify(event.data) });
        expect(entry.actor).toBe(event.actor.replaceAll("\u0000", "\ufffd").toWellFormed());
      }),
    );
  });

  it("S5: a line with any byte changed or cut off is no line", () => {
    const line = Buffer.from(
      lineOf(exchangeBody(exchange(), { sealedRequest: Buffer.from("a"), sealedResponse: Buffer.from("b") })).slice(
        0,
        -1,
      ),
    );
    expect(parseLine(line)?.texts?.sealedRequest).toEqual(Buffer.from("a"));
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(line);
        changed[at] = (changed[at] ?? 0) ^ by;
        // A capital hex digit in the checksum still says the same number.
        if (changed.toString().toLowerCase() !== line.toString().toLowerCase() || at >= 8)
          expect(parseLine(changed)).toBeUndefined();
        expect(parseLine(line.subarray(0, at))).toBeUndefined();
      }),
    );
  });

  it("S5: a damaged line in the middle costs itself only", () => {
    const path = join(temporaryDirectory(), "x.log");
    const lines = [1, 2, 3].map((number) =>
      lineOf(eventBody({ kind: "a", at: number, actor: "b", subject: "c", data: {} })),
    );
    writeFileSync(path, `${lines[0]}${lines[1]?.replace("a", "z")}${lines[2]}`);
    const batch = readBatch(path, 0);
    expect(batch.entries.map(({ at }) => at)).toEqual([1, 3]);
    expect(batch).toMatchObject({ dropped: 1, next: readFileSync(path).length });
  });

  it("S2: a line longer than any chunk is read whole", () => {
    const directory = temporaryDirectory();
    const journal = createJournal({ directory, writer: "ab", segmentBytes: 1e9 });
    const sealed = { sealedRequest: Buffer.alloc(3_000_000, 1), sealedResponse: Buffer.alloc(10) };
    journal.append(exchangeBody(exchange({ id: "big" }), sealed));
    journal.append(exchangeBody(exchange({ id: "small" }), undefined));
    const path = segmentPath(directory, "ab", 1);
    const first = readBatch(path, 0, journal.end.offset);
    const rest = readBatch(path, first.next, journal.end.offset);
    expect([...first.entries, ...rest.entries].map(({ exchange: one }) => one?.id)).toEqual(["big", "small"]);
    expect(first.entries[0]?.texts?.sealedRequest).toHaveLength(3_000_000);
    journal.close();
  });

  it("S6: a refused write leaves the journal as it was", () => {
    const directory = temporaryDirectory();
    let isFull = false;
    const openFile = (path: string) => openSync(isFull ? "/dev/full" : path, "a");
    const journal = createJournal({ directory, writer: "ab", segmentBytes: 10, openFile });
    journal.append("one");
    const { end } = journal;
    isFull = true;
    expect(() => journal.append("two")).toThrow(expect.objectContaining({ code: "PARAPET_STORE_FULL" }));
    isFull = false;
    journal.append("three");
    expect(end).toEqual({ segment: 1, offset: lineOf("one").length });
    expect(journal.end).toEqual({ segment: 2, offset: lineOf("three").length });
    expect(readFileSync(segmentPath(directory, "ab", 2), "utf8")).toBe(lineOf("three"));
    journal.close();
  });

  it("S16: a lock is held by one, and free once released", () => {
    const path = lockPath(temporaryDirectory(), "ab");
    const lock = takeLock(path);
    expect(lock).toBeDefined();
    expect(takeLock(path)).toBeUndefined();
    lock?.release();
    const again = takeLock(path);
    expect(again).toBeDefined();
    again?.release();
    const fresh = lockPath(temporaryDirectory(), "cd");
    const held = holdNewLock(fresh);
    expect(takeLock(fresh)).toBeUndefined();
    held.release();
    takeLock(fresh)?.release();
    expect(takeLock(fresh)).toBeDefined();
  });
});
