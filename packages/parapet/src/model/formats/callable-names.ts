/**
 * Modules of Python and of its machine-learning libraries whose functions run commands or code, or open files and
 * connections: no configuration of a model has to name one. Shared by the formats that name callables in JSON.
 */
const MODULES = new Set(
  (
    "os posix nt posixpath ntpath subprocess sys shutil socket ssl importlib runpy pty ctypes pickle _pickle cPickle " +
    "marshal code codeop commands webbrowser urllib requests http httpx aiohttp ftplib smtplib telnetlib asyncio " +
    "multiprocessing threading _thread platform pdb bdb timeit cProfile profile trace doctest pydoc pip setuptools " +
    "distutils dill cloudpickle joblib tempfile pathlib glob fileinput linecache zipfile tarfile imp signal inspect " +
    "types gc atexit site sqlite3 xmlrpc paramiko fabric pexpect sh plumbum psutil ipykernel IPython jupyter_client " +
    "resource mmap winreg _winapi msvcrt nturl2path antigravity venv ensurepip lib2to3 pkgutil zipimport"
  ).split(" "),
);

/** Functions of otherwise harmless modules. */
const FUNCTIONS = new Set(
  (
    "builtins.eval builtins.exec builtins.compile builtins.open builtins.__import__ builtins.getattr " +
    "builtins.setattr builtins.delattr builtins.globals builtins.locals builtins.vars builtins.input " +
    "builtins.breakpoint builtins.memoryview builtins.help builtins.exit builtins.quit builtins.print io.open " +
    "io.FileIO codecs.open operator.attrgetter operator.methodcaller operator.itemgetter functools.partial " +
    "functools.reduce torch.load torch.hub.load torch.jit.load torch.utils.cpp_extension.load " +
    "torch.utils.cpp_extension.load_inline torch.ops.load_library torch.classes.load_library numpy.load " +
    "numpy.fromfile numpy.loadtxt numpy.genfromtxt numpy.save numpy.savetxt numpy.memmap numpy.testing._private.utils.runstring " +
    "pandas.read_pickle pandas.eval pandas.io.common.get_handle tensorflow.load_op_library tensorflow.load_library " +
    "tensorflow.io.read_file tensorflow.io.write_file tensorflow.io.gfile.copy tensorflow.io.gfile.GFile tensorflow.io.gfile.remove " +
    "tensorflow.py_function tensorflow.numpy_function tensorflow.keras.utils.get_file keras.utils.get_file"
  ).split(" "),
);

/** In words what naming it is; undefined when it is none of them. `module` may be empty. */
export function dangerOfCallable(module: string, name: string): string | undefined {
  const full = module === "" ? name : `${module}.${name}`;
  const root = full.split(".")[0] ?? "";
  if (FUNCTIONS.has(full) || FUNCTIONS.has(full.replace(/^__builtin__\./, "builtins.")))
    return "which runs code or opens files";
  if (full.includes(".") && MODULES.has(root)) return "which is no part of a model";
  if (module === "" && FUNCTIONS.has(`builtins.${name}`)) return "which runs code or opens files";
  // A class of the script that wrote the model is only unknown.
  if (/(?:^|\.)__\w+__(?:\.|$)/.test(full.replace(/^__main__\./, "")) && !/\.__(?:init|version|call)__$/.test(full))
    return "one of Python's own objects";
  return undefined;
}
