import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Carrier } from "../attack.ts";
import { plain } from "./plain.ts";
import { plantedNote } from "./planted-note.ts";

/** Every way to dress an ask. */
export const carriers: Registry<Carrier> = createRegistry("carrier", [plain, plantedNote]);
