import type { Ecosystem } from "../format.ts";
import { composer } from "./composer.ts";
import { maven } from "./maven.ts";
import { python } from "./python.ts";
import { ruby } from "./ruby.ts";
import type { VersionScheme } from "./scheme.ts";
import { nuget, semantic } from "./semantic.ts";

/** How each registry orders its versions. */
export const VERSION_SCHEMES: Readonly<Record<Ecosystem, VersionScheme>> = {
  npm: semantic,
  PyPI: python,
  Go: semantic,
  "crates.io": semantic,
  Maven: maven,
  NuGet: nuget,
  Packagist: composer,
  RubyGems: ruby,
};
