import { ParapetError, type SourcePlace } from "@parapet/guard/kernel";

/** One thing wrong in the file, with where and what to do. Never quotes a value: it may be a secret. */
export interface PolicyProblem {
  /** Dotted, e.g. `models.support-llm.primary`; "" for the file as a whole. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
}

/** Every problem of a policy file at once, in the order of the file. */
export class PolicyError extends ParapetError {
  readonly problems: readonly PolicyProblem[];

  constructor(
    code: "PARAPET_POLICY_INVALID" | "PARAPET_POLICY_SYNTAX",
    file: string,
    problems: readonly PolicyProblem[],
  ) {
    const first = problems[0];
    const place: SourcePlace =
      first === undefined ? { file } : { file, line: first.line, column: first.column, path: first.path };
    super(code, summaryOf(file, problems), {
      place,
      ...(first?.hint === undefined ? {} : { hint: first.hint }),
    });
    this.problems = problems;
  }

  override toJSON(): ReturnType<ParapetError["toJSON"]> & { problems: readonly PolicyProblem[] } {
    return { ...super.toJSON(), problems: this.problems };
  }
}

function summaryOf(file: string, problems: readonly PolicyProblem[]): string {
  const [first] = problems;
  if (first === undefined) return `${file} is not a valid policy`;
  const where = first.path === "" ? "" : `${first.path}: `;
  const rest = problems.length === 1 ? "" : ` (and ${problems.length - 1} more)`;
  return `${where}${first.message}${rest}`;
}
