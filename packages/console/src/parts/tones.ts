import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  EyeOff,
  Flag,
  type LucideIcon,
  OctagonX,
  ShieldAlert,
  ShieldX,
  TriangleAlert,
} from "lucide-react";

/** How a verdict, a status or a severity is shown: always word and icon, colour on top. */
export interface Tone {
  readonly label: string;
  readonly tint: "allow" | "flag" | "redact" | "block" | "failed" | "neutral";
  readonly icon: LucideIcon;
}

const UNKNOWN: Omit<Tone, "label"> = { tint: "neutral", icon: CircleSlash };

/** No detector looked at it: refused before inspection, or the route has no guard. */
export const NOT_INSPECTED: Tone = { label: "None ran", tint: "neutral", icon: CircleDashed };

const VERDICT_TONES: Readonly<Record<string, Tone>> = {
  allow: { label: "Allow", tint: "allow", icon: CircleCheck },
  flag: { label: "Flag", tint: "flag", icon: Flag },
  redact: { label: "Redact", tint: "redact", icon: EyeOff },
  block: { label: "Block", tint: "block", icon: ShieldX },
  failed: { label: "Failed", tint: "failed", icon: TriangleAlert },
};

const STATUS_TONES: Readonly<Record<string, Tone>> = {
  completed: { label: "Completed", tint: "allow", icon: CircleCheck },
  blocked: { label: "Blocked", tint: "block", icon: ShieldX },
  refused: { label: "Refused", tint: "flag", icon: Ban },
  failed: { label: "Failed", tint: "failed", icon: TriangleAlert },
  cancelled: { label: "Cancelled", tint: "neutral", icon: CircleSlash },
};

const SEVERITY_TONES: Readonly<Record<string, Tone>> = {
  info: { label: "Info", tint: "neutral", icon: ShieldAlert },
  low: { label: "Low", tint: "neutral", icon: ShieldAlert },
  medium: { label: "Medium", tint: "flag", icon: ShieldAlert },
  high: { label: "High", tint: "block", icon: ShieldAlert },
  critical: { label: "Critical", tint: "block", icon: OctagonX },
};

export const verdictTone = (verdict: string): Tone => VERDICT_TONES[verdict] ?? { label: verdict, ...UNKNOWN };
export const statusTone = (status: string): Tone => STATUS_TONES[status] ?? { label: status, ...UNKNOWN };
export const severityTone = (severity: string): Tone => SEVERITY_TONES[severity] ?? { label: severity, ...UNKNOWN };
/** `unknown`: what no price is known for. */
export const costTone = (cost: string): Tone => ({ label: cost, ...UNKNOWN });
