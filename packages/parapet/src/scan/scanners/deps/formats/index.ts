import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { DependencyFormat } from "../format.ts";
import { bunLock } from "./bun-lock.ts";
import { cargoLock } from "./cargo.ts";
import { composerLock, composerManifest } from "./composer-lock.ts";
import { condaEnvironment } from "./conda.ts";
import { gemfileLock } from "./gemfile-lock.ts";
import { goMod } from "./go-mod.ts";
import { gradleCatalogue, gradleLock, mavenPom } from "./jvm.ts";
import { npmLock } from "./npm-lock.ts";
import { npmManifest } from "./npm-manifest.ts";
import { nugetLock, nugetProject } from "./nuget.ts";
import { pnpmLock } from "./pnpm-lock.ts";
import { pdmLock, pipfileLock, poetryLock, pylock, uvLock } from "./python-locks.ts";
import { pyproject } from "./python-manifests.ts";
import { requirements } from "./requirements.ts";
import { yarnLock } from "./yarn-lock.ts";

/** Every kind of file that names packages. */
export const dependencyFormats: Registry<DependencyFormat> = createRegistry("dependency format", [
  npmManifest,
  npmLock,
  pnpmLock,
  yarnLock,
  bunLock,
  pyproject,
  requirements,
  poetryLock,
  uvLock,
  pdmLock,
  pylock,
  pipfileLock,
  goMod,
  cargoLock,
  composerManifest,
  composerLock,
  gemfileLock,
  mavenPom,
  gradleLock,
  gradleCatalogue,
  nugetLock,
  nugetProject,
  condaEnvironment,
]);
