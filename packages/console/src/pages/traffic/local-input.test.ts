import { expect, it } from "vitest";
import { fromLocalInput, toLocalInput } from "./local-input.ts";

it("C5: a time by the reader's clock is one moment for everybody, and comes back as it was typed", () => {
  const zone = process.env.TZ;
  try {
    process.env.TZ = "America/New_York";
    expect(fromLocalInput("2026-07-01T09:30")).toBe("2026-07-01T13:30:00.000Z");
    expect(toLocalInput("2026-07-01T13:30:00.000Z")).toBe("2026-07-01T09:30");
    expect([toLocalInput(undefined), fromLocalInput(""), fromLocalInput("soon")]).toEqual(["", undefined, undefined]);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
