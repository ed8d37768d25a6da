import { createHash } from "node:crypto";
import type { Finding } from "@parapet/guard/kernel";
import type { CardSection, ModelCard } from "./model-card.ts";

interface Gap {
  readonly rule: string;
  readonly title: string;
  readonly evidence: string;
  readonly remediation: string;
}

const SECTION_GAPS: Readonly<Record<CardSection, Omit<Gap, "rule">>> = {
  "intended-use": {
    title: "Model card without its intended use",
    evidence: "The card does not say what the model is for.",
    remediation: "Add a section on intended use, and on what it is not meant for.",
  },
  limits: {
    title: "Model card without limits",
    evidence: "The card does not say where the model fails, or for whom.",
    remediation: "Add a section on limits, risks and bias.",
  },
  "training-data": {
    title: "Model card without training data",
    evidence: "The card names no data set, and has no section on what the model was trained on.",
    remediation: "Name the data sets in the front matter, or describe the data in a section.",
  },
  evaluation: {
    title: "Model card without evaluation",
    evidence: "The card has no results, neither in the front matter nor in a section.",
    remediation: "Add results with their data set and metric.",
  },
};

/** What a model card leaves open, as findings of low severity. */
export function checkModelCard(card: ModelCard | undefined, subject: string, now: number): readonly Finding[] {
  const finding = ({ rule, title, evidence, remediation }: Gap): Finding => {
    const fingerprint = createHash("sha256").update(`${rule}\n${subject}`).digest("hex").slice(0, 32);
    return {
      id: `model-${fingerprint}`,
      room: "model",
      rule,
      title,
      severity: "low",
      confidence: 0.9,
      threats: ["regulatory-duty-missed"],
      location: { subject: card === undefined ? subject : `${subject}/${card.file}` },
      evidence,
      remediation,
      fingerprint,
      firstSeen: now,
      status: "open",
    };
  };
  if (card === undefined)
    return [
      finding({
        rule: "card-missing",
        title: "Model without a card",
        evidence: "There is no README.md or MODEL_CARD.md beside the model.",
        remediation: "Write one: licence, intended use, limits, training data, evaluation.",
      }),
    ];
  const gaps: Gap[] = [];
  if (card.licenses.length === 0 && card.licenseLink === undefined)
    gaps.push({
      rule: "card-license",
      title: "Model card without a licence",
      evidence: "The front matter names no licence.",
      remediation: "Name it in the front matter: 'license: apache-2.0'.",
    });
  const hasInFront: Readonly<Record<CardSection, boolean>> = {
    "intended-use": false,
    limits: false,
    "training-data": card.datasets.length > 0,
    evaluation: card.metrics.length > 0,
  };
  for (const name of Object.keys(SECTION_GAPS) as CardSection[]) // its own keys
    if (!hasInFront[name] && card.sections[name] === undefined)
      gaps.push({ rule: `card-${name}`, ...SECTION_GAPS[name] });
  return gaps.map(finding);
}
