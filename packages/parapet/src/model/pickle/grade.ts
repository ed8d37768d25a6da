import {
  DENIED_BUILTINS,
  DENIED_FUNCTIONS,
  DENIED_LAST_NAMES,
  DENIED_MODULES,
  REACHING_ATTRIBUTES,
} from "./names/denied.ts";
import { ACTING_CLASS, isClassName, isComputing, LIBRARIES } from "./names/libraries.ts";
import { SPECIAL, type Special } from "./names/special.ts";
import { CALLING_BUILTINS, EXCEPTION_NAME, OLD_BUILTINS, OLD_MODULES, STANDARD_DATA } from "./names/standard.ts";
import { STANDARD_MODULES } from "./names/standard-modules.ts";

export type Verdict = "clean" | "review" | "blocked";

/** What may be done with a global that a pickle names. */
export interface Grade {
  /** To name it, which imports its module, and keep it where a loaded object may call it later. */
  readonly reference: Verdict;
  /** To make an instance without the constructor: `__new__`, then its state. */
  readonly make: Verdict;
  /** To call it. */
  readonly call: Verdict;
  /** What a call does depends on what it is given. */
  readonly special?: Special;
  /** Why it is not clean, so that "`os.system` …" reads as a sentence. */
  readonly why: string;
}

const CLEAN: Grade = { reference: "clean", make: "clean", call: "clean", why: "" };
const blocked = (why: string): Grade => ({ reference: "blocked", make: "blocked", call: "blocked", why });
const review = (why: string): Grade => ({ reference: "review", make: "review", call: "review", why });
const classOnly = (why: string): Grade => ({ reference: "clean", make: "clean", call: "review", why });

/** The name under which Python 3 looks for what Python 2 wrote. */
function modernName(module: string, name: string): readonly [module: string, name: string] {
  const known = OLD_MODULES.get(module) ?? module;
  return known === "builtins" && module !== "builtins" ? [known, OLD_BUILTINS.get(name) ?? name] : [known, name];
}

/**
 * What is known of a global: first what it must not be, then what it may be, and nothing else is known.
 * A name with dots is walked from attribute to attribute, as unpicklers do.
 */
export function gradeOf(oldModule: string, oldName: string): Grade {
  const [module, name] = modernName(oldModule, oldName);
  const parts = name.split(".");
  const last = parts.at(-1)!;
  const reaching = parts.find((part) => REACHING_ATTRIBUTES.has(part));
  if (reaching !== undefined && !(module === "copyreg" || module === "numpy.random._pickle"))
    return blocked(`leads by ${reaching} to what lies behind it`);
  if (parts.includes("__dict__"))
    return STANDARD_MODULES.has(module.split(".")[0]!) || DENIED_MODULES.has(module.split(".")[0]!)
      ? blocked("is the whole namespace of a module that no model needs")
      : review("is a module's whole namespace, to be changed");
  const special = SPECIAL.get(`${module}.${name}`);
  if (special !== undefined) return { ...CLEAN, special };
  const root = module.split(".")[0]!;
  if (module === "__main__") return ofMain(parts);
  if (root === "__torch__") return CLEAN;
  if (STANDARD_MODULES.has(root) || DENIED_MODULES.has(root)) return ofStandard(module, root, name);
  if (LIBRARIES.has(root)) return ofLibrary(module, parts, last);
  return review("belongs to a package that nobody here knows");
}

/**
 * The program that loads the model defines its classes itself: an instance of one imports nothing and runs no
 * constructor. What else stands in its namespace is what it imported.
 */
function ofMain(parts: readonly string[]): Grade {
  const [first = ""] = parts;
  if (DENIED_MODULES.has(first) || DENIED_BUILTINS.has(first)) return blocked("is reached through the main program");
  if (parts.length === 1 && isClassName(first)) return classOnly("is a class of the program that loads it");
  return review("belongs to the program that loads it");
}

function ofStandard(module: string, root: string, name: string): Grade {
  if (module === "builtins") {
    const denied = DENIED_BUILTINS.get(name.split(".")[0]!);
    if (denied !== undefined) return blocked(denied);
    if (EXCEPTION_NAME.test(name)) return CLEAN;
    if (CALLING_BUILTINS.has(name)) return classOnly("calls what it is given");
  }
  const data = STANDARD_DATA.get(module);
  if (data !== undefined && (data === "*" ? !name.includes(".") : data.has(name))) return CLEAN;
  const denied = DENIED_MODULES.get(root);
  if (denied !== undefined) return blocked(denied);
  if (isClassName(name)) return review("is a class of Python itself that models do not need");
  return blocked("is a function of Python itself that models do not need");
}

function ofLibrary(module: string, parts: readonly string[], last: string): Grade {
  const full = `${module}.${parts.join(".")}`;
  const isClass = parts.length === 1 && isClassName(last);
  const denied = isClass ? undefined : DENIED_LAST_NAMES.get(last);
  if (denied !== undefined) return blocked(denied);
  const what = DENIED_FUNCTIONS.find(([pattern]) => pattern.test(full))?.[1];
  if (what !== undefined) return isClass ? review(`belongs to what ${what}`) : blocked(what);
  if (/^__pyx_unpickle_\w+$|^newObj$/.test(last) || isComputing(full)) {
    return isClass && ACTING_CLASS.test(last) ? classOnly("may do more than keep what it is given") : CLEAN;
  }
  if (isClass) {
    return ACTING_CLASS.test(last) ? classOnly("may do more than keep what it is given") : CLEAN;
  }
  // A method of a class, a member of an enumeration.
  if (parts.length === 2 && isClassName(parts[0]!) && /^[A-Z][A-Z0-9_]*$/.test(last)) return CLEAN;
  return review("is a function that nobody here looked at");
}

/** May its name be imported at all? */
export function moduleGrade(module: string): Grade {
  const root = module.split(".")[0]!;
  if (LIBRARIES.has(root)) {
    const what = DENIED_FUNCTIONS.find(([pattern]) => pattern.test(`${module}.x`))?.[1];
    return what === undefined ? CLEAN : review(what);
  }
  if (isHarmlessModule(module)) return CLEAN;
  return review(DENIED_MODULES.get(root) ?? "is a module that nobody here knows");
}

function isHarmlessModule(module: string): boolean {
  const root = module.split(".")[0]!;
  if (LIBRARIES.has(root) || module === "__main__") return true;
  return module !== "builtins" && STANDARD_DATA.has(module) && !DENIED_MODULES.has(root);
}
