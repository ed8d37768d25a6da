"""What CPython does with mutated pickles, as a golden file: python referee.py COUNT OUT

Nothing is unpickled for real: CPython's own C unpickler runs with a `find_class` that keeps each name and returns an
inert recorder, which takes every call, state and item and does nothing. `pickletools.genops` gives the opcodes.

The golden file keeps the seeds, and for each mutant what CPython did:
    [outcome, names, opcodes, end]
outcome 1: came to STOP; 0: gave up. names: what `find_class` was asked for, as indices. opcodes: how many `genops`
lists, -1 where it gives up itself. end: bytes that the unpickler had read at STOP, or -1.

Mutants are not kept: both sides draw them from the number of the row by the same small generator (splitmix32), so that
`golden.ts` makes the same bytes.
"""

import collections, datetime, decimal, gzip, io, json, pickle, pickletools, resource, sys, warnings

# A mutated length asks for gigabytes: CPython then gives up, as on any machine that has less.
warnings.simplefilter("ignore")
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

COUNT = int(sys.argv[1])
OUT = sys.argv[2]
LONGEST = 400


class Inert:
    """Takes everything, does nothing."""

    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, *args, **kwargs):
        return Inert()

    def __setstate__(self, state):
        pass

    def __setitem__(self, key, value):
        pass

    def append(self, value):
        pass

    def extend(self, values):
        pass

    def add(self, value):
        pass

    def update(self, values):
        pass

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self is other


class Recorder(pickle.Unpickler):
    def __init__(self, file):
        super().__init__(file, fix_imports=False)
        self.names = []

    def find_class(self, module, name):
        self.names.append(f"{module} {name}")
        # A fresh class each time: NEWOBJ wants a class, REDUCE a callable, BUILD a state that is taken.
        return type("Recorded", (Inert,), {})

    def persistent_load(self, pid):
        return Inert()


def seeds():
    class Plain:
        pass

    plain = Plain()
    plain.a, plain.b = 1, [2.5, "x"]
    Plain.__qualname__ = "Plain"
    Plain.__module__ = "__main__"
    globals()["Plain"] = Plain
    values = [
        {"a": [1, 2, 300, 70000, -1, 2**40], "b": ("x", b"y", None, True, 1.5)},
        collections.OrderedDict(a=1, b=2),
        [datetime.date(2026, 1, 2), datetime.timedelta(3), decimal.Decimal("1.5")],
        collections.Counter("abca"),
        {1, 2, 3}, frozenset("ab"), bytearray(b"abc"), [plain, plain], "text \u20ac \U0001f600", list(range(30)),
        {"k%d" % i: (i, str(i)) for i in range(12)}, ValueError("v", 1), complex(1, 2), [[[[]]]], ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)),
        2**100, -(2**70), [True, False, None], {"deep": {"er": {"est": [1]}}},
    ]
    for value in values:
        for protocol in range(6):
            yield pickle.dumps(value, protocol)
    short = lambda text: b"\x8c" + bytes([len(text)]) + text.encode()
    name = lambda module, attribute: short(module) + short(attribute) + b"\x93"
    hand = [
        b"cos\nsystem\n(S'id'\ntR.", b"(S'id'\nios\nsystem\n.", b"(cos\nsystem\nS'id'\no.", b"\x80\x04" + name("os", "system") + short("id") + b"\x85R.",
        b"\x80\x04" + short("system") + b"\x940" + short("os") + b"\x940h\x01h\x00\x93" + short("id") + b"\x85R.", b"\x80\x02cbuiltins\neval\nX\x01\x00\x00\x001\x85R.",
        b"\x80\x04" + name("a", "b") + b")\x81}" + short("k") + b"K\x01sb.", b"\x80\x04" + name("a", "b") + b")}\x92N}" + short("k") + b"Ns\x86b.",
        b"\x80\x02P12\nq\x00.", b"\x80\x02(K\x01K\x02tQ.", b"(lp0\nI1\naI01\naL5L\naF1.5\naVa\\u20ac\nag0\na.", b"(dp0\nS'a'\nI1\nsS'b'\n(I1\nI2\ntp1\ns.", b"\x80\x04(N210N\x88\x89e.", b"\x80\x04](K\x01K\x02e0N.", b"\x80\x04\x8f(K\x01K\x02\x90.", b"(NNl(NNdN.", b"\x80\x04(K\x01(K\x0210\x85.",
    ]
    yield from hand


class Random:
    def __init__(self, seed):
        self.state = seed & 0xFFFFFFFF

    def below(self, limit):
        self.state = (self.state + 0x9E3779B9) & 0xFFFFFFFF
        mixed = self.state ^ (self.state >> 16)
        mixed = (mixed * 0x21F0AAAD) & 0xFFFFFFFF
        mixed ^= mixed >> 15
        mixed = (mixed * 0x735A2D97) & 0xFFFFFFFF
        mixed ^= mixed >> 15
        return mixed % limit


def mutant(row):
    """Kept in step with `golden.ts`."""
    rng = Random(row)
    data = bytearray(SEEDS[rng.below(len(SEEDS))])
    for _ in range((1, 1, 1, 2, 2, 3)[rng.below(6)]):
        at = rng.below(len(data) + 1)
        kind = rng.below(6)
        removed, inserted = 0, b""
        if kind == 0:
            removed, inserted = 1, bytes([rng.below(256)])
        elif kind == 1:
            inserted = bytes([OPCODES[rng.below(len(OPCODES))]])
        elif kind == 2:
            removed = 1 + rng.below(5)
        elif kind == 3:
            other = SEEDS[rng.below(len(SEEDS))]
            start = rng.below(len(other))
            inserted = other[start : start + 1 + rng.below(23)]
        elif kind == 4:
            removed, inserted = 1, bytes([OPCODES[rng.below(len(OPCODES))]])
        else:
            removed = len(data)
        data[at : at + removed] = inserted
    return bytes(data)


def opcodes(data):
    count = 0
    try:
        for _ in pickletools.genops(data):
            count += 1
    except Exception:
        return -1
    return count


OPCODES = [ord(op.code) for op in pickletools.opcodes]
SEEDS = [seed for seed in dict.fromkeys(seeds()) if len(seed) <= LONGEST]
rows, names = [], {}
for row in range(COUNT):
    data = mutant(row)
    file = io.BytesIO(data)
    recorder = Recorder(file)
    outcome, end = 0, -1
    try:
        recorder.load()
        outcome, end = 1, file.tell()
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
    asked = [names.setdefault(asked, len(names)) for asked in recorder.names]
    rows.append([outcome, asked, opcodes(data), end])
golden = {
    "python": sys.version.split()[0],
    "unpickler": "C" if pickle.Unpickler is not pickle._Unpickler else "Python",
    "opcodes": OPCODES,
    "seeds": [seed.hex() for seed in SEEDS],
    "names": list(names),
    "rows": rows,
}
with gzip.GzipFile(OUT, "wb", mtime=0) as out:
    out.write(json.dumps(golden, separators=(",", ":")).encode())
print({"seeds": len(SEEDS), "rows": len(rows), "loaded": sum(row[0] for row in rows), "names": len(names)})
