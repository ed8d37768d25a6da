import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { LogFormat } from "../log-format.ts";
import { bind, dnsmasq, unbound } from "./dns-servers.ts";
import { squid } from "./squid.ts";
import { csv, jsonLines } from "./tables.ts";
import { zeek } from "./zeek.ts";

/** Every format there is, the one that is most particular first: the first that reads a file's beginning has it. */
export const logFormats: Registry<LogFormat> = createRegistry("log format", [
  zeek,
  dnsmasq,
  unbound,
  bind,
  squid,
  jsonLines,
  csv,
]);
