import { amounts } from "./amounts.ts";
import type { ConstraintKind } from "./constraint.ts";
import { hosts } from "./hosts.ts";
import { paths } from "./paths.ts";
import { recipients } from "./recipients.ts";
import { tenants } from "./tenants.ts";

export type { ConstraintContext } from "./constraint.ts";

/** Every constraint that a policy can name. */
export const constraintKinds: readonly ConstraintKind[] = [paths, hosts, amounts, recipients, tenants] as const;
