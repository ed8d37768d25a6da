/** A string field of a body; "" when it is absent or something else. */
export function stringField(json: unknown, name: string): string {
  const value = fieldOf(json, name);
  return typeof value === "string" ? value : "";
}

/** A number field of a body; 0 when it is absent or something else. */
export function numberField(json: unknown, name: string): number {
  const value = fieldOf(json, name);
  return typeof value === "number" && value > 0 ? value : 0;
}

function fieldOf(json: unknown, name: string): unknown {
  return json !== null && typeof json === "object" ? (json as Record<string, unknown>)[name] : undefined;
}
