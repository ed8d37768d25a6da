"""Makes benign model files with whatever libraries are installed: python benign.py OUT

Ordinary models, as people save them: every estimator of scikit-learn that fits small data, by pickle of each protocol,
joblib with each compression, dill, cloudpickle, torch.save in its formats, NumPy, pandas, boosters. The report of a run
names the versions. Nothing here is data of others: features are drawn from a seed.
"""

import importlib, io, json, pickle, sys, tarfile, warnings, zipfile
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
import argparse, enum, functools, logging, operator, random, re, types, uuid

import numpy as np

warnings.filterwarnings("ignore")
out = Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
made, failed = [], []


def save(name, write):
    path = out / name
    try:
        write(path)
        made.append(name)
    except Exception as error:
        failed.append((name, f"{type(error).__name__}: {error}"[:80]))
        path.unlink(missing_ok=True)


def dumped(name, value, protocol=None):
    save(name, lambda path: path.write_bytes(pickle.dumps(value, protocol)))


def optional(name):
    try:
        return importlib.import_module(name)
    except Exception:
        return None


rng = np.random.default_rng(7)
X = rng.normal(size=(60, 5))
y = (X[:, 0] + X[:, 1] > 0).astype(int)
rows = [{"id": i, "name": f"row {i}", "x": float(i) / 3, "tags": ["a", "b"], "when": datetime(2026, 1, 1) + timedelta(i)} for i in range(200)]
point = argparse.Namespace(lr=0.1, layers=[1, 2], name="run")

for protocol in range(6):
    dumped(f"rows-{protocol}.pkl", rows, protocol)
    dumped(f"array-{protocol}.pkl", {"w": X, "b": y, "names": np.array(["a", "bc"]), "o": np.array([None, "x", 3], dtype=object)}, protocol)
    dumped(f"standard-{protocol}.pkl", {
        "ordered": OrderedDict(a=1), "default": defaultdict(list, a=[1]), "counter": Counter("abca"), "deque": deque([1], 3),
        "date": date(2026, 1, 1), "zone": datetime(2026, 1, 1, tzinfo=timezone.utc), "decimal": Decimal("1.5"), "fraction": Fraction(1, 3),
        "path": Path("a/b"), "uuid": uuid.UUID(int=5), "regex": re.compile("a+"), "complex": 1j, "set": {1, 2}, "frozen": frozenset("ab"),
        "bytes": b"\x80\x04raw", "array": bytearray(b"abc"), "range": range(3), "slice": slice(1, 2), "big": 2**200, "nan": float("nan"),
        "partial": functools.partial(operator.add, 1), "getter": operator.itemgetter(1), "error": ValueError("x"), "namespace": point,
        "simple": types.SimpleNamespace(a=1), "logger": logging.getLogger("m"), "random": random.Random(3), "text": "ü€😀" * 50, "none": None,
    }, protocol)
dumped("rng.pkl", {"generator": rng, "old": np.random.RandomState(1), "pcg": np.random.PCG64(3)})
dumped("scalars.pkl", [np.float32(1), np.int64(2), np.bool_(True), np.datetime64("2026-01-01"), np.str_("x"), np.float64(3)])
dumped("ufunc.pkl", {"f": np.log1p, "g": np.mean, "t": np.float32, "d": np.dtype([("a", "f4"), ("b", "S3")])})
dumped("masked.pkl", np.ma.array([1, 2, 3], mask=[0, 1, 0]))
dumped("structured.pkl", np.zeros(4, dtype=[("a", "f4"), ("b", "U3")]))
dumped("matrix.pkl", np.asmatrix(X))
dumped("recarray.pkl", np.rec.array([(1, "a")], dtype=[("x", int), ("s", "U2")]))
save("several.pkl", lambda p: p.write_bytes(b"".join(pickle.dumps(row) for row in rows[:20])))
save("several-0.pkl", lambda p: p.write_bytes(b"".join(pickle.dumps(row, 0) for row in rows[:20])))
for name, value in {"f8": X, "i4": y.astype("i4"), "text": np.array(["a", "bcd"]), "struct": np.zeros(3, dtype=[("a", "f4"), ("b", "i8", (2,))]), "object": np.array([{"a": 1}, None], dtype=object), "bool": y > 0, "scalar": np.array(3.5), "fortran": np.asfortranarray(X), "empty": np.zeros((0, 3)), "date": np.array(["2026-01-01"], dtype="M8[D]")}.items():
    save(f"{name}.npy", lambda p, v=value: np.save(p, v, allow_pickle=True))
save("plain.npz", lambda p: np.savez(p, X=X, y=y))
save("packed.npz", lambda p: np.savez_compressed(p, X=X, y=y, o=np.array([{"a": 1}], dtype=object)))

sklearn = optional("sklearn")
joblib = optional("joblib")
if sklearn:
    from sklearn.utils import all_estimators
    from sklearn.pipeline import make_pipeline, FeatureUnion, Pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler, OneHotEncoder
    from sklearn.compose import ColumnTransformer
    from sklearn.model_selection import GridSearchCV
    from sklearn.metrics import make_scorer, f1_score
    from sklearn.feature_extraction.text import TfidfVectorizer, CountVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.ensemble import RandomForestClassifier, GradientBoostingClassifier

    texts = ["the cat sat", "a dog ran", "cats and dogs", "so it goes"] * 5
    for name, kind in all_estimators():
        try:
            model = kind()
            try:
                model.fit(np.abs(X), y)
            except Exception:
                try:
                    model.fit(texts, [0, 1] * 10)
                except Exception:
                    pass
        except Exception:
            continue
        dumped(f"sk-{name}.pkl", model, [2, 4, 5][len(name) % 3])
        if joblib and len(name) % 3 == 0:
            save(f"sk-{name}.joblib", lambda p, m=model: joblib.dump(m, p))
    forest = RandomForestClassifier(n_estimators=12, random_state=0).fit(X, y)
    pipes = {
        "text": make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(texts, [0, 1] * 10),
        "columns": ColumnTransformer([("s", StandardScaler(), [0, 1]), ("f", FunctionTransformer(np.log1p), [2])], remainder="passthrough").fit(np.abs(X)),
        "grid": GridSearchCV(LogisticRegression(), {"C": [0.1, 1.0]}, scoring=make_scorer(f1_score), cv=2).fit(X, y),
        "union": FeatureUnion([("a", StandardScaler()), ("b", StandardScaler())]).fit(X),
        "boosting": GradientBoostingClassifier(n_estimators=5).fit(X, y),
    }
    for name, model in pipes.items():
        dumped(f"pipe-{name}.pkl", model)
        if joblib:
            save(f"pipe-{name}.joblib", lambda p, m=model: joblib.dump(m, p))
    if joblib:
        big = {"forest": forest, "X": np.asfortranarray(rng.normal(size=(300, 40))), "o": np.array([{"a": 1}, "x"], dtype=object), "t": np.array(["a", "bb"])}
        save("forest.joblib", lambda p: joblib.dump(big, p))
        for protocol in (0, 2, 5):
            save(f"forest-{protocol}.joblib", lambda p, k=protocol: joblib.dump(big, p, protocol=k))
        for compress in ("zlib", "gzip", "bz2", "lzma", "xz", "lz4"):
            save(f"forest-{compress}.joblib", lambda p, c=compress: joblib.dump(big, p, compress=(c, 3)))

pandas = optional("pandas")
if pandas:
    frame = pandas.DataFrame({"a": [1, 2, 3], "b": ["x", "y", None], "c": pandas.to_datetime(["2026-01-01"] * 3), "d": pandas.Categorical(["u", "v", "u"]), "e": pandas.array([1, None, 3], dtype="Int64"), "f": pandas.date_range("2026", periods=3, tz="UTC")})
    objects = {"frame": frame, "series": frame["a"], "multi": frame.set_index(["a", "b"]), "period": pandas.period_range("2026", periods=3, freq="M"), "interval": pandas.interval_range(0, 3), "delta": pandas.to_timedelta([1, 2], unit="s"), "stamp": pandas.Timestamp("2026-01-01", tz="UTC"), "sparse": pandas.arrays.SparseArray([0, 0, 1]), "range": pandas.RangeIndex(3), "offset": pandas.offsets.MonthEnd(2), "na": pandas.NA, "nat": pandas.NaT}
    for name, value in objects.items():
        dumped(f"pd-{name}.pkl", value, 4 if len(name) % 2 else 2)
    save("frame.pkl.gz", lambda p: frame.to_pickle(p))

if optional("scipy.sparse"):
    import scipy.interpolate, scipy.sparse, scipy.spatial, scipy.stats

    line = (range(5), range(5))
    for name, value in {
        "csr": scipy.sparse.csr_matrix(X),
        "coo": scipy.sparse.coo_matrix(X),
        "lil": scipy.sparse.lil_matrix(X),
        "norm": scipy.stats.norm(0, 1),
        "interp": scipy.interpolate.interp1d(*line),
        "spline": scipy.interpolate.CubicSpline(*line),
        "tree": scipy.spatial.cKDTree(X),
    }.items():
        dumped(f"sp-{name}.pkl", value)

for library, kinds in {"xgboost": ["XGBClassifier", "XGBRegressor", "XGBRanker"], "lightgbm": ["LGBMClassifier", "LGBMRegressor"], "catboost": ["CatBoostClassifier", "CatBoostRegressor"]}.items():
    module = optional(library)
    for kind in kinds if module else []:
        try:
            options = {"n_estimators": 5} if library != "catboost" else {"iterations": 5, "verbose": 0, "allow_writing_files": False}
            model = getattr(module, kind)(**options).fit(X, y)
        except Exception as error:
            failed.append((kind, str(error)[:60]))
            continue
        dumped(f"{kind}.pkl", model)
        if joblib:
            save(f"{kind}.joblib", lambda p, m=model: joblib.dump(m, p))

torch = optional("torch")
if torch:
    from torch import nn

    def net():
        return nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Linear(16, 2))

    model = net()
    optimizer = torch.optim.Adam(model.parameters())
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, 2)
    layers = [nn.LSTM(3, 4), nn.TransformerEncoderLayer(8, 2), nn.MultiheadAttention(8, 2), nn.Embedding(4, 3), nn.GRU(2, 2), nn.Dropout(0.1), nn.GELU(), nn.Softmax(1), nn.LayerNorm(3), nn.ModuleList([nn.Linear(1, 1)]), nn.ParameterList([nn.Parameter(torch.ones(2))]), nn.CrossEntropyLoss()]
    objects = {
        "state": model.state_dict(), "model": model, "tensor": torch.ones(3, 4), "half": torch.ones(3).half(), "bfloat": torch.ones(3).bfloat16(), "int8": torch.ones(3, dtype=torch.int8),
        "checkpoint": {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "args": point, "epoch": 3, "rng": torch.get_rng_state(), "np": X, "best": np.float64(0.5), "size": torch.Size([1, 2]), "device": torch.device("cpu"), "dtype": torch.float16},
        "parameter": nn.Parameter(torch.ones(2)), "sparse": torch.eye(3).to_sparse(), "csr": torch.eye(3).to_sparse_csr(), "bool": torch.tensor([True]), "complex": torch.ones(2, dtype=torch.cfloat), "layers": layers, "optimizer": optimizer, "schedule": schedule,
        "quantised": torch.quantize_per_tensor(torch.ones(3), 0.1, 0, torch.qint8), "encoder": nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2), 1),
    }
    for name, value in objects.items():
        save(f"{name}.pt", lambda p, v=value: torch.save(v, p))
        save(f"{name}-legacy.pth", lambda p, v=value: torch.save(v, p, _use_new_zipfile_serialization=False))
        dumped(f"torch-{name}.pkl", value)
    save("script.pt", lambda p: torch.jit.script(net()).save(str(p)))
    save("trace.pt", lambda p: torch.jit.trace(net().eval(), torch.ones(1, 3, 4, 4)).save(str(p)))
    save("lite.ptl", lambda p: torch.jit.script(net())._save_for_lite_interpreter(str(p)))
    save("tensors.joblib", lambda p: joblib.dump(objects["state"], p))

transformers = optional("transformers")
if transformers:
    def arguments(p):
        torch.save(transformers.TrainingArguments(output_dir="x", use_cpu=True), p)
    save("training_args.bin", arguments)
    for kind in ("BertConfig", "GPT2Config", "T5Config", "ViTConfig"):
        dumped(f"hf-{kind}.pkl", getattr(transformers, kind)())
    dumped("hf-enum.pkl", [transformers.trainer_utils.IntervalStrategy.STEPS, transformers.trainer_utils.SchedulerType.LINEAR])

for library, build in {
    "networkx": lambda m: m.karate_club_graph(), "statsmodels.api": lambda m: m.OLS(y, X).fit(), "hdbscan": lambda m: m.HDBSCAN().fit(X), "umap": lambda m: m.UMAP(n_neighbors=5).fit(X), "imblearn.over_sampling": lambda m: m.SMOTE().fit(X, y), "imblearn.pipeline": lambda m: m.Pipeline([("a", StandardScaler())]).fit(X),
}.items():
    module = optional(library)
    if module:
        try:
            dumped(f"lib-{library}.pkl", build(module))
        except Exception as error:
            failed.append((library, str(error)[:60]))

for library in ("dill", "cloudpickle"):
    module = optional(library)
    if module:
        save(f"{library}-data.pkl", lambda p: p.write_bytes(module.dumps({"rows": rows, "X": X, "when": date(2026, 1, 1)})))
        if sklearn:
            save(f"{library}-forest.pkl", lambda p: p.write_bytes(module.dumps(forest)))

def zipped(p):
    with zipfile.ZipFile(p, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("model/weights.pkl", pickle.dumps({"w": X}))
        archive.writestr("model/README.md", "# a model\n")
        archive.writestr("model/config.json", "{}")
save("bundle.zip", zipped)
def tarred(p):
    with tarfile.open(p, "w:gz") as archive:
        data = pickle.dumps({"w": X})
        info = tarfile.TarInfo("model/weights.pkl")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
save("bundle.tar.gz", tarred)

versions = {name: getattr(optional(name), "__version__", None) for name in ("numpy", "sklearn", "scipy", "pandas", "joblib", "torch", "xgboost", "lightgbm", "catboost", "transformers", "dill", "cloudpickle", "statsmodels", "networkx")}
print(json.dumps({"made": len(made), "failed": failed, "python": sys.version.split()[0], "versions": {k: v for k, v in versions.items() if v}}, indent=1))
