import type { Pool } from "undici";
import type { Price, ProviderPolicy, Slot } from "../../policy/index.ts";
import type { Wire } from "../wire/index.ts";
import type { Breaker } from "./breaker.ts";

/** A place that answers for a model: where it is, how it is called there, and how it has been doing. */
export interface Target {
  readonly slot: Slot;
  /** `<provider>/<model upstream>`: what records say. */
  readonly label: string;
  readonly kind: ProviderPolicy["kind"];
  readonly pool: Pool;
  /** Path of the provider's base URL, without a slash at its end. */
  readonly basePath: string;
  /** The name to send; undefined sends the client's. */
  readonly model: string | undefined;
  /** Undefined where the client's name decides: see `Snapshot.priceFor`. */
  readonly price: Price | undefined;
  readonly headers: Readonly<Record<Wire["vendor"], readonly string[]>>;
  readonly breaker: Breaker;
}

const VENDOR_URL: Readonly<Record<string, string>> = {
  openai: "https://api.openai.com",
  anthropic: "https://api.anthropic.com",
};

/** The base URL of a provider: its own, the vendor's, or where the practice model listens. */
export function baseUrlOf(provider: ProviderPolicy, override: string | undefined): string | undefined {
  return override ?? provider.baseUrl ?? VENDOR_URL[provider.kind];
}

/**
 * What is sent with every request to a provider, beside the client's own headers.
 *
 * @returns names and values in turn, for each vendor's way to authenticate
 */
export function providerHeaders(provider: ProviderPolicy, apiKey: string | undefined): Target["headers"] {
  const extra = Object.entries(provider.headers).flatMap(([name, value]) => [name.toLowerCase(), value]);
  const common = ["accept-encoding", "identity", ...extra];
  return {
    openai: apiKey === undefined ? common : [...common, "authorization", `Bearer ${apiKey}`],
    anthropic: apiKey === undefined ? common : [...common, "x-api-key", apiKey],
    "open-inference": apiKey === undefined ? common : [...common, "authorization", `Bearer ${apiKey}`],
  };
}

/** Does a provider of this kind understand the wire? */
export function speaks(kind: ProviderPolicy["kind"], vendor: Wire["vendor"]): boolean {
  if (kind === "onnx") return vendor === "open-inference";
  if (kind === "openai" || kind === "anthropic" || kind === "open-inference") return kind === vendor;
  return vendor !== "open-inference";
}

/** Joins the provider's base path and a wire path, whether or not the user wrote the `/v1` as well. */
export function upstreamPath(basePath: string, wirePath: string): string {
  return basePath.endsWith("/v1") && wirePath.startsWith("/v1/") ? basePath + wirePath.slice(3) : basePath + wirePath;
}
