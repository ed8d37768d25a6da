"""Square and HopSkipJump of the Adversarial Robustness Toolbox, counted and timed as `attacks.ts` counts and times ours.

    python -m venv /tmp/venv-art && /tmp/venv-art/bin/pip install \
        adversarial-robustness-toolbox==1.20.1 onnxruntime==1.32.0 numpy==2.4.6
    /tmp/venv-art/bin/python bench/model/attack_art.py DATA_FOLDER square fashion_cnn 0.05 200 300

DATA_FOLDER holds models/NAME.onnx and images/fashion/test5k-*. The model answers through ONNX Runtime on one thread.
A query is one row that the model was asked about. Rows that the model gets wrong are left out.
"""

import gzip
import json
import sys
import time

import numpy as np
import onnxruntime
from art.attacks.evasion import HopSkipJump, SquareAttack
from art.estimators.classification import BlackBoxClassifierNeuralNetwork

folder, attack, name, eps, rows, effort = sys.argv[1:7]
eps, rows, effort = float(eps), int(rows), int(effort)
images = np.frombuffer(gzip.open(f"{folder}/images/fashion/test5k-images-idx3-ubyte.gz").read()[16:], np.uint8)
labels = np.frombuffer(gzip.open(f"{folder}/images/fashion/test5k-labels-idx1-ubyte.gz").read()[8:], np.uint8)
x = (images.reshape(-1, 1, 28, 28)[:rows] / 255).astype(np.float32)
y = labels[:rows].astype(np.int64)

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = options.inter_op_num_threads = 1
session = onnxruntime.InferenceSession(f"{folder}/models/{name}.onnx", options, providers=["CPUExecutionProvider"])
asked = 0


def predict(batch):
    global asked
    asked += len(batch)
    batch = np.asarray(batch, np.float32)
    return np.concatenate([session.run(["logits"], {"input": batch[at : at + 64]})[0] for at in range(0, len(batch), 64)])


right = predict(x).argmax(1) == y
x, y = x[right], y[right]
classifier = BlackBoxClassifierNeuralNetwork(predict, (1, 28, 28), 10, channels_first=True, clip_values=(0.0, 1.0))
np.random.seed(1)
asked = 0
before = time.process_time()
queries = []
if attack == "square":
    # One row at a time, so that each row's queries are its own.
    found = []
    for row in range(len(x)):
        asked = 0
        one = SquareAttack(classifier, norm=np.inf, eps=eps, max_iter=effort, nb_restarts=1, batch_size=1, verbose=False)
        found.append(one.generate(x[row : row + 1], y[row : row + 1]))
        queries.append(asked)
    adversarial = np.concatenate(found)
else:
    found = []
    for row in range(len(x)):
        asked = 0
        one = HopSkipJump(classifier, norm=2, max_iter=effort, max_eval=1000, init_eval=10, init_size=100, verbose=False)
        found.append(one.generate(x[row : row + 1]))
        queries.append(asked)
    adversarial = np.concatenate(found)
cpu = time.process_time() - before
won = predict(adversarial).argmax(1) != y
norms = np.sqrt(((adversarial - x).reshape(len(x), -1).astype(np.float64) ** 2).sum(1))
queries = np.array(queries)
print(
    json.dumps(
        {
            "peer": "ART 1.20.1",
            "attack": attack,
            "model": name,
            "eps": eps,
            "rows": len(x),
            "effort": effort,
            "success": float(won.mean()),
            "meanQueries": float(queries.mean()),
            "meanQueriesOfWon": float(queries[won].mean()) if won.any() else None,
            "medianNorm": float(np.median(norms[won])) if won.any() else None,
            "cpuSeconds": cpu,
        }
    )
)
