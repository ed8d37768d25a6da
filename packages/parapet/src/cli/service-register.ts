import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { aiServices } from "../scan/index.ts";

/**
 * The services that may be used, as the catalogue calls them.
 *
 * @throws {ParapetError} PARAPET_SCAN_SERVICE for a name that the catalogue does not have
 */
export function registerOf(names: readonly string[]): ReadonlySet<string> {
  const services = aiServices();
  return new Set(
    names.map((name) => {
      const service = services.ofName(name) ?? services.ofHost(name)?.service;
      if (service !== undefined) return service.name;
      throw new ParapetError("PARAPET_SCAN_SERVICE", `no AI service is called '${name}'`, {
        hint: "Name it as the catalogue does, such as 'OpenAI', or by one of its hosts, such as api.openai.com.",
        exit: EXIT.usage,
      });
    }),
  );
}
