import type { Described, Severity } from "@parapet/guard/kernel";

/** What a validation may find, in the words of reports. */
export interface ValidationRule extends Described {
  readonly severity: Severity;
  readonly threats: readonly string[];
  readonly remediation: string;
}

export const RULES: readonly ValidationRule[] = [
  {
    id: "gate-fairness",
    title: "Groups of people are treated unlike each other",
    severity: "high",
    threats: ["unfair-automated-decision"],
    remediation: "Look at the groups in the report; train with their balance in view, or let a person decide.",
  },
  {
    id: "gate-quality",
    title: "A figure is not what the gate asks for",
    severity: "high",
    threats: ["drift-and-decay", "confident-wrong-answers"],
    remediation: "Do not promote this version: train it again, or change the gate with a reason.",
  },
  {
    id: "gate-robustness",
    title: "Worse inputs break it sooner than the gate allows",
    severity: "medium",
    threats: ["drift-and-decay"],
    remediation: "Train with inputs of that kind, or refuse them where they enter.",
  },
  {
    id: "gate-unknown",
    title: "What the gate asks for could not be told",
    severity: "medium",
    threats: ["evaluation-data-gaming"],
    remediation: "Give what is missing: more rows of small groups, training data, the model itself.",
  },
  {
    id: "holdout-leak",
    title: "Rows of the holdout are training data",
    severity: "medium",
    threats: ["evaluation-data-gaming"],
    remediation: "Take them out of the holdout and validate again: its figures are too good.",
  },
  {
    id: "telling-column",
    title: "A column tells the truth alone",
    severity: "high",
    threats: ["evaluation-data-gaming"],
    remediation: "Ask whether the column is known when the model decides; take it out when it is not.",
  },
  {
    id: "worse-part",
    title: "A part of the data is answered worse than the rest",
    severity: "low",
    threats: ["drift-and-decay"],
    remediation: "Collect more rows of that part, or let a person decide there.",
  },
];
