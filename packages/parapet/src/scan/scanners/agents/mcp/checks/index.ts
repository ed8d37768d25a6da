import type { ServerCheck } from "../server-check.ts";
import { broadReach } from "./broad-reach.ts";
import { exposedServer } from "./exposed.ts";
import { fetchedCommand } from "./fetch-and-run.ts";
import { lookalikeServer } from "./lookalike.ts";
import { plaintextSecret } from "./plaintext-secret.ts";
import { insecureTransport, tokenInUrl } from "./transport.ts";
import { unpinnedCommand } from "./unpinned-command.ts";

/** What is asked of every server. */
export const SERVER_CHECKS: readonly ServerCheck[] = [
  unpinnedCommand,
  plaintextSecret,
  broadReach,
  insecureTransport,
  tokenInUrl,
  exposedServer,
  fetchedCommand,
  lookalikeServer,
];
