/** Something that runs a program: a container of compose or Kubernetes, an image, a line of a script. */
export interface Workload {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly from: "compose" | "kubernetes" | "dockerfile" | "line";
  readonly image: Placed | undefined;
  /** Program and arguments. */
  readonly words: readonly Placed[];
  readonly env: ReadonlyMap<string, Placed>;
  /** Variables whose values come from elsewhere, such as a Kubernetes secret or an `env_file`. */
  readonly hasForeignEnv: boolean;
  /** Ports that other machines reach; a port of the machine's own address is none. */
  readonly ports: readonly Placed[];
  /** What lets it out of its box. */
  readonly escapes: readonly Placed[];
  readonly hasLimits: boolean;
}

export interface Placed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export const lineOf = ({ words }: Workload): string => words.map(({ text }) => text).join(" ");

/** A value that is filled in from elsewhere. */
export const isReference = (value: string): boolean => /[$%]\{?\(?[A-Za-z_]|\{\{|<[^>]+>/.test(value);
