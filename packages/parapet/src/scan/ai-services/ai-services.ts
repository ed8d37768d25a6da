import { z } from "zod";
import catalogue from "./services.json" with { type: "json" };

const serviceSchema = z.strictObject({
  name: z.string(),
  category: z.string(),
  domains: z.array(z.string()),
  npm: z.array(z.string()),
  pypi: z.array(z.string()),
  envVars: z.array(z.string()),
  weak: z.array(z.string()).optional(),
});
const catalogueSchema = z.strictObject({ edition: z.iso.date(), services: z.array(serviceSchema) });

/** One AI service, library or runtime, and the names by which it shows. */
export type AiService = Readonly<z.infer<typeof serviceSchema>>;

/** A name that led to a service. Weak ones are shared with other uses: no evidence on their own. */
interface ServiceMatch {
  readonly service: AiService;
  readonly isWeak: boolean;
}

export interface AiServices {
  /** Day of the last change of the data. */
  readonly edition: string;
  readonly all: readonly AiService[];
  /** By a host or any host below it; case does not matter. */
  ofHost(host: string): ServiceMatch | undefined;
  ofPackage(ecosystem: "npm" | "PyPI", name: string): ServiceMatch | undefined;
  ofVariable(name: string): ServiceMatch | undefined;
  ofName(name: string): AiService | undefined;
}

/** Hosts with a region or a customer's name inside, which no list of domains holds. */
const HOST_PATTERNS: readonly (readonly [pattern: RegExp, service: string])[] = [
  [/^bedrock(-runtime|-agent|-agent-runtime)?(-fips)?\.[a-z0-9-]+\.amazonaws\.com$/, "AWS Bedrock"],
  [/^[a-z0-9-]+-aiplatform\.googleapis\.com$/, "Google Vertex AI"],
];

let loaded: AiServices | undefined;

/** The catalogue, read once. */
export function aiServices(): AiServices {
  loaded ??= load(catalogueSchema.parse(catalogue));
  return loaded;
}

function load({ edition, services }: z.infer<typeof catalogueSchema>): AiServices {
  const table = (names: (service: AiService) => readonly string[]): ReadonlyMap<string, ServiceMatch> => {
    const map = new Map<string, ServiceMatch>();
    for (const service of services)
      for (const name of names(service)) {
        const isWeak = service.weak?.includes(name) ?? false;
        const known = map.get(name);
        // Of two that claim a name the one for which it is no weak sign has it.
        if (known === undefined || (known.isWeak && !isWeak)) map.set(name, { service, isWeak });
      }
    return map;
  };
  const domains = table((service) => service.domains);
  const npm = table((service) => service.npm);
  const pypi = table((service) => service.pypi);
  const variables = table((service) => service.envVars);
  const names = new Map(services.map((service) => [service.name.toLowerCase(), service]));
  return {
    edition,
    all: services,
    ofHost(host) {
      let rest = host.toLowerCase().replace(/\.$/, "");
      for (const [pattern, name] of HOST_PATTERNS)
        if (pattern.test(rest)) {
          const service = names.get(name.toLowerCase());
          if (service !== undefined) return { service, isWeak: false };
        }
      while (rest.includes(".")) {
        const found = domains.get(rest);
        if (found !== undefined) return found;
        rest = rest.slice(rest.indexOf(".") + 1);
      }
      return undefined;
    },
    ofPackage: (ecosystem, name) => (ecosystem === "npm" ? npm : pypi).get(name),
    ofVariable: (name) => variables.get(name),
    ofName: (name) => names.get(name.toLowerCase()),
  };
}
