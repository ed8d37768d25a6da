import type { Reader } from "../item.ts";
import { files } from "./files.ts";
import { hub } from "./hub.ts";
import { imports } from "./imports.ts";
import { manifests } from "./manifests.ts";
import { mcp } from "./mcp.ts";
import { models } from "./models.ts";
import { services } from "./services.ts";
import { tools } from "./tools.ts";

export const readers: readonly Reader[] = [imports, manifests, services, models, hub, tools, mcp, files];
