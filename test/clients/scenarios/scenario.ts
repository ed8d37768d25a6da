/** Where a client is pointed: the practice upstream itself, or the gateway before it. */
export interface Door {
  /** Origin without a trailing slash. */
  readonly url: string;
  readonly key: string;
}

/**
 * Something a developer does with an unmodified client. It returns what the developer gets to see, as plain data
 * without clocks, headers and chance, so that two doors can be compared.
 */
export interface Scenario {
  readonly client: string;
  readonly does: string;
  run(door: Door): Promise<unknown>;
  /** Must stand somewhere in the result: proof that the scenario reached the model and was not merely equal to another nothing. */
  readonly sees: string;
}

export const MODEL = "support-llm";
export const CLAUDE = "support-claude";
export const QUESTION = "How can I return a bench?";
export const ANSWER = "You can return anything within 60 days of delivery.";
export const WEATHER_QUESTION = "What is the weather in Lisbon?";

/** The one tool of the scenarios, as JSON Schema. */
export const WEATHER_SCHEMA = {
  type: "object" as const,
  properties: { city: { type: "string" as const, description: "Name of the city" } },
  required: ["city"],
  additionalProperties: false,
};

/** What the tool says; a second model turn must quote it. */
export function weatherIn(city: string): string {
  return `It is 21 degrees and sunny in ${city}.`;
}

/** As JSON sees it: what is not enumerable, undefined or a method is not part of the comparison. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of stream) all.push(one);
  return all;
}
