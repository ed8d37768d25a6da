import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { BomFormat } from "../bom-format.ts";
import { cyclonedx, cyclonedx17 } from "./cyclonedx.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { spdx } from "./spdx.ts";

/** Every way to write a bill of materials down; the first is the usual one. */
export const bomFormats: Registry<BomFormat> = createRegistry("format", [cyclonedx, cyclonedx17, spdx, json, markdown]);
