/** What a name would reach for, in words; undefined when it is harmless. */
export interface NameDanger {
  readonly verdict: "blocked" | "review";
  readonly why: string;
}

/** Attributes that lead from a function, generator, coroutine or traceback to the frame it runs in. */
const FRAMES = new Set(
  (
    "gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_await ag_frame ag_code tb_frame tb_next f_back f_globals " +
    "f_locals f_builtins f_code co_code co_consts func_globals func_code func_closure im_func im_self im_class mro"
  ).split(" "),
);

/** Methods that run a command or a program text, whatever object they are found on. */
const RUNNERS = new Set(
  (
    "popen system Popen check_output check_call getoutput getstatusoutput execv execve execvp execvpe execl execlp " +
    "spawnl spawnv spawnlp startfile eval exec execfile import_module load_module run_path run_module urlopen"
  ).split(" "),
);

/** Names of modules and functions that no template is lent, and that run code where one is. */
const MODULES = new Set(
  "os sys subprocess builtins importlib shutil socket pty ctypes eval exec compile open globals locals vars getattr".split(
    " ",
  ),
);

/** Objects of web frameworks: their presence in a chat template is a try. */
const FOREIGN = new Set("request config session g url_for get_flashed_messages application current_app".split(" "));

const PYTHON_OBJECTS = "the way from a value to Python's own objects, and from there to any code";

/** Of an attribute, or of a key that Jinja tries as an attribute. */
export function dangerOfAttribute(name: string): NameDanger | undefined {
  if (/^__.+__$/.test(name)) return { verdict: "blocked", why: PYTHON_OBJECTS };
  if (FRAMES.has(name)) return { verdict: "blocked", why: "an inner part of Python's functions or frames" };
  if (name.startsWith("__") || (name.startsWith("_") && name.length > 1))
    return { verdict: "review", why: "a name that its object keeps to itself" };
  return undefined;
}

/** Of a name that stands alone, and was not assigned in the template. */
export function dangerOfName(name: string): NameDanger | undefined {
  if (/^__.+__$/.test(name)) return { verdict: "blocked", why: PYTHON_OBJECTS };
  if (MODULES.has(name)) return { verdict: "blocked", why: "a module or function of Python that no template needs" };
  if (FOREIGN.has(name)) return { verdict: "review", why: "an object of a web framework, not of a conversation" };
  return undefined;
}

/** Of a method that is called. */
export const runsCode = (name: string): boolean => RUNNERS.has(name);

/** More turns, characters or digits than any conversation needs. */
export const FLOOD = 1_000_000;
/** Callables that Jinja lends to every template: to be called, and nothing else. */
export const LENT = new Set(["range", "dict", "lipsum", "cycler", "joiner", "namespace"]);
/** Objects that lead to the template's own machinery. */
export const MACHINERY = new Set(["self", "varargs", "kwargs", "caller"]);
