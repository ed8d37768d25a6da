"""AutoAttack, as torchattacks 3.5.1 has it, for `attacks.ts` beside it: the same rows, the same bound.

    python -m venv /tmp/venv-auto && /tmp/venv-auto/bin/pip install torch torchvision pillow onnx==1.23.2 onnx2torch==1.5.15
    /tmp/venv-auto/bin/pip install --no-deps torchattacks==3.5.1
    /tmp/venv-auto/bin/python bench/model/attack_auto.py DATA_FOLDER fashion_cnn 0.03 200

DATA_FOLDER holds models/NAME.onnx and images/fashion/test5k-*. The model is converted to PyTorch, on one thread. Success
is counted by ONNX Runtime on the final inputs, as ours is.
"""

import gzip
import json
import sys
import time

import numpy as np
import onnx2torch
import onnxruntime
import torch
import torchattacks

folder, name, eps, rows = sys.argv[1:5]
eps, rows = float(eps), int(rows)
torch.set_num_threads(1)
torch.manual_seed(1)
images = np.frombuffer(gzip.open(f"{folder}/images/fashion/test5k-images-idx3-ubyte.gz").read()[16:], np.uint8)
labels = np.frombuffer(gzip.open(f"{folder}/images/fashion/test5k-labels-idx1-ubyte.gz").read()[8:], np.uint8)
x = torch.tensor((images.reshape(-1, 1, 28, 28)[:rows] / 255).astype(np.float32))
y = torch.tensor(labels[:rows].astype(np.int64))


class Logits(torch.nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, batch):
        out = self.inner(batch)
        return out[0] if isinstance(out, (list, tuple)) else out


options = onnxruntime.SessionOptions()
options.intra_op_num_threads = options.inter_op_num_threads = 1
session = onnxruntime.InferenceSession(f"{folder}/models/{name}.onnx", options, providers=["CPUExecutionProvider"])
answers = lambda batch: session.run(["logits"], {"input": batch.detach().numpy()})[0].argmax(1)
model = Logits(onnx2torch.convert(f"{folder}/models/{name}.onnx")).eval()
right = answers(x) == y.numpy()
before = time.process_time()
adversarial = torchattacks.AutoAttack(model, norm="Linf", eps=eps, version="standard", n_classes=10, seed=1)(x[right], y[right])
cpu = time.process_time() - before
held = answers(adversarial) == y[right].numpy()
far = (adversarial.detach() - x[right]).abs().max().item()
print(json.dumps({"peer": f"torchattacks {torchattacks.__version__}", "model": name, "eps": eps, "rows": rows, "accuracy": float(right.mean()), "robustAccuracy": float(held.sum() / rows), "largestChange": far, "cpuSeconds": cpu}))
