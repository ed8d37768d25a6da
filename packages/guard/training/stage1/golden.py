"""What the weights say of our own sentences, computed here from the same pieces and by other code than the detector's.

    python golden.py texts.jsonl texts.bin OUT/weights.json > linear-model.golden.json
"""

import base64
import json
import sys

import numpy as np

from data import BUCKETS, Rows

rows_file, features_file, weights_file = sys.argv[1:4]
rows = Rows(rows_file, features_file)
answers = [{"text": row["text"]} for row in rows.rows]
for name, head in json.load(open(weights_file))["heads"].items():
    windows, owner = rows.windows(is_paired=name == "user")
    weights = np.frombuffer(base64.b64decode(head["weights"]), dtype=np.int8).astype(np.float64)
    assert len(weights) == BUCKETS
    level = windows.astype(np.float64) @ (weights * head["unit"]) + head["bias"]
    for row, answer in enumerate(answers):
        mine = level[owner == row]
        if len(mine) == 0:
            answer[name] = None
            continue
        best = mine.max() - head["lengthSlope"] * np.log(min(len(mine), 32))
        best += head["foreignLift"] if rows.speaks_other[row] else 0
        answer[name] = round(float(1 / (1 + np.exp(-(head["slope"] * best + head["shift"])))), 6)
print(json.dumps(answers, indent=2, ensure_ascii=False))
