import { z } from "zod";

/** `a,b,c` → its parts; empty parts are dropped. */
export const commaList = z
  .string()
  .max(500)
  .transform((text) => text.split(",").filter((part) => part !== ""));

export const name = z.string().min(1).max(200);
export const time = z.coerce.number().int().min(0).describe("UTC epoch milliseconds");
export const position = z.coerce.number().int().min(1).describe("`next` of the page before");
export const pageSize = (max: number) => z.coerce.number().int().min(1).max(max).optional();

/** The same object without its undefined members, as exact optional properties want it. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
