"""Membership inference of the Adversarial Robustness Toolbox by shadow models, counted as `privacy.ts` counts ours.

    python -m venv /tmp/venv-art && /tmp/venv-art/bin/pip install \
        adversarial-robustness-toolbox==1.20.1 onnxruntime==1.32.0 scikit-learn==1.9.1 numpy==2.4.6
    /tmp/venv-art/bin/python bench/model/privacy_art.py DATA_FOLDER german 300 32

DATA_FOLDER holds models/NAME_mia_rf.onnx and models/NAME_data.npz. The shadow models are forests of 30 trees on halves of
the same rows as ours; the attack that learns from them is ART's, with each kind of learner that it brings for such answers.
"""

import sys
import time

import numpy as np
import onnxruntime
from art.attacks.inference.membership_inference import MembershipInferenceBlackBox, ShadowModels
from art.estimators.classification import BlackBoxClassifierNeuralNetwork, SklearnClassifier
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score

folder, name, count, shadows = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
data = np.load(f"{folder}/models/{name}_data.npz")
members, others = data["train"][:count], data["test"][:count]
x = np.concatenate([data["X"][members], data["X"][others]]).astype(np.float32)
y = np.concatenate([data["y"][members], data["y"][others]]).astype(np.int64)
truth = np.r_[np.ones(count), np.zeros(count)]
one_hot = np.eye(2, dtype=np.float32)[y]

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = options.inter_op_num_threads = 1
session = onnxruntime.InferenceSession(f"{folder}/models/{name}_mia_rf.onnx", options, providers=["CPUExecutionProvider"])
target = BlackBoxClassifierNeuralNetwork(
    lambda rows: session.run(["probabilities"], {"input": rows.astype(np.float32)})[0],
    input_shape=(x.shape[1],), nb_classes=2, clip_values=(float(x.min()), float(x.max())),
)

print("| attack | seed | area | TPR at 0.1 % FPR | TPR at 1 % FPR | CPU s |")
print("|---|--:|--:|--:|--:|--:|")
for kind in ("rf", "gb", "lr"):
    for seed in (1, 2, 3):
        started = time.process_time()
        shadow = SklearnClassifier(RandomForestClassifier(30, random_state=seed), clip_values=target.clip_values)
        shadow.fit(x, one_hot)  # ART copies a model that knows its shape
        models = ShadowModels(shadow, num_shadow_models=shadows, random_state=seed)
        (ins, ins_y, ins_said), (outs, outs_y, outs_said) = models.generate_shadow_dataset(x, one_hot, member_ratio=0.5)
        attack = MembershipInferenceBlackBox(target, attack_model_type=kind)
        attack.fit(ins, ins_y, outs, outs_y, ins_said, outs_said)
        scores = attack.infer(x, one_hot, probabilities=True).reshape(-1)
        spent = time.process_time() - started
        ours, theirs = scores[:count], np.sort(scores[count:])
        tpr = [float((ours > theirs[count - 1 - int(rate * count + 1e-9)]).mean()) for rate in (0.001, 0.01)]
        print(f"| ART, {kind} | {seed} | {roc_auc_score(truth, scores):.3f} | {tpr[0]:.4f} | {tpr[1]:.4f} | {spent:.1f} |", flush=True)
