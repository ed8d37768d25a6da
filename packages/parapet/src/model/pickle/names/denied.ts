/** What a module could do to whoever loads a model that names it, and which modules can. */
export const DENIED_MODULES: ReadonlyMap<string, string> = new Map(
  [
    [
      "runs programs",
      `os posix nt subprocess pty popen2 commands platform pexpect sh plumbum fabric invoke paramiko psutil
      _posixsubprocess multiprocessing _multiprocessing concurrent asyncio test unittest antigravity webbrowser win32api
      win32com winreg _winapi _winreg msvcrt execnet`,
    ],
    [
      "runs code",
      `runpy code codeop pdb bdb timeit cProfile profile _lsprof trace doctest idlelib lib2to3 cgitb pydoc IPython
      ipykernel jupyter_client pytest _pytest nose pip setuptools pkg_resources distutils ensurepip venv wheel
      sched threading signal atexit faulthandler _testcapi _testinternalcapi jinja2 mako cffi cython Cython yaml ruamel numexpr`,
    ],
    [
      "imports modules",
      "importlib _frozen_importlib _frozen_importlib_external imp _imp pkgutil zipimport modulefinder site",
    ],
    [
      "reaches into the interpreter",
      "sys gc inspect ctypes _ctypes dis opcode marshal _xxsubinterpreters _interpreters",
    ],
    [
      "opens connections",
      `socket _socket socketserver ssl _ssl http urllib urllib2 urllib3 httplib requests httpx aiohttp ftplib smtplib
      telnetlib poplib imaplib nntplib xmlrpc select selectors websocket websockets boto3 botocore pycurl wget gdown
      xmlrpclib asyncore asynchat smtpd`,
    ],
    [
      "reads or writes files",
      `shutil tempfile fileinput linecache zipfile tarfile mmap glob fnmatch dbm sqlite3 _sqlite3 io _io filecmp
      mailbox netrc configparser fcntl fsspec s3fs gcsfs`,
    ],
    ["loads what was pickled", "pickle _pickle cPickle pickletools shelve jsonpickle hickle pickle5 _compat_pickle"],
  ].flatMap(([what = "", names = ""]) => names.split(/\s+/).map((name) => [name, what] as const)),
);

/** Of `builtins`, what runs, reaches or writes. */
export const DENIED_BUILTINS: ReadonlyMap<string, string> = new Map([
  ["eval", "runs code"],
  ["exec", "runs code"],
  ["execfile", "runs code"],
  ["compile", "compiles code"],
  ["__import__", "imports modules"],
  ["open", "reads or writes files"],
  ["file", "reads or writes files"],
  ["setattr", "changes what the program uses"],
  ["delattr", "changes what the program uses"],
  ["apply", "calls whatever it is given"],
  ["breakpoint", "runs code"],
  ["input", "runs code"],
  ["globals", "reaches into the interpreter"],
  ["locals", "reaches into the interpreter"],
  ["vars", "reaches into the interpreter"],
  ["dir", "reaches into the interpreter"],
  ["memoryview", "reaches into memory"],
]);

/** Functions of libraries, by module and name; a `*` stands for any name or any module below. */
export const DENIED_FUNCTIONS: readonly (readonly [RegExp, string])[] = [
  [/^torch\.(hub|_dynamo|_inductor|package|testing|onnx|ops|classes|multiprocessing|distributed)\./, "runs code"],
  [/^torch\.utils\.(cpp_extension|collect_env|bottleneck|benchmark|model_zoo|file_baton|hipify)\b/, "runs programs"],
  [/^torch\.(jit\.unsupported_tensor_ops|fx\.|utils\.data\.datapipes)/, "runs code"],
  [/^torch\.jit\._?(script|trace|load|compile)/, "loads code"],
  [/^(numpy|scipy)\.(testing|f2py|distutils|ctypeslib|weave)\b/, "runs code"],
  [/^numpy\.lib\.(npyio|_npyio_impl|format|_format_impl|_datasource)\./, "reads or writes files"],
  [/^pandas\.(io|util\.testing|_testing|core\.computation)\b/, "reads or writes files, or runs code"],
  [/^sklearn\.(datasets|externals|utils\._testing)\b/, "reads files, or fetches them"],
  [/^joblib\.(?!numpy_pickle)/, "calls what it is given, or writes files"],
  [/^sympy\.(sympify|parsing|utilities\.lambdify|core\.sympify)/, "runs code"],
  [/^(keras|tensorflow|tf_keras)\..*(utils\.get_file|deserialize\w*|lambda_layer|py_func\w*)$/, "runs code"],
  [/^numba\..*(_rebuild_function|_unpickle__|serialize)/, "runs code"],
  [/^nltk\.(app|downloader|data)\b/, "runs code, or fetches it"],
];

/** Functions that do this in any library that has one of that name. */
export const DENIED_LAST_NAMES: ReadonlyMap<string, string> = new Map(
  [
    [
      "loads what was pickled",
      "load loads load_module load_model from_pretrained read_pickle unpickle Unpickler restore",
    ],
    ["runs code", "eval exec execfile execWrapper compile run_code runstring measure exec_command runctx run_path"],
    ["runs programs", "system popen Popen check_output check_call spawn getoutput getstatusoutput run_command shell"],
    [
      "reads or writes files",
      `open fromfile memmap tofile save savez savez_compressed savetxt loadtxt genfromtxt fromregex open_memmap dump
      to_pickle to_csv write_text write_bytes unlink rmtree remove mkdir symlink_to chmod`,
    ],
    ["opens connections", "urlopen urlretrieve download download_url get_file load_state_dict_from_url http_get"],
    ["imports modules", "import_module __import__ import_string locate import_from_string"],
  ].flatMap(([what = "", names = ""]) => names.split(/\s+/).map((name) => [name, what] as const)),
);

/** Attributes that lead from any object to the interpreter behind it. */
export const REACHING_ATTRIBUTES: ReadonlySet<string> = new Set(
  `__globals__ __builtins__ __builtin__ __class__ __base__ __bases__ __mro__ __subclasses__ __import__ __loader__
  __spec__ __code__ __closure__ __func__ __self__ __getattribute__ __getattr__ __setattr__ __delattr__ __reduce__
  __reduce_ex__ __init_subclass__ __call__ f_globals f_builtins f_back gi_frame cr_frame tb_frame func_globals
  __init__ __new__ __wrapped__ __defaults__ __kwdefaults__ __del__ __set_name__ __getstate__ __setstate__ mro`
    .split(/\s+/)
    .filter((name) => name !== ""),
);
