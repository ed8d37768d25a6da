"""Writes the model's card around the table that train.py measured.

    python write_card.py OUT MODEL.md
"""

import json
import pathlib
import sys

out, card = map(pathlib.Path, sys.argv[1:3])
result = json.loads((out / "weights.json").read_text())
lines = ["| head | strict | balanced | quiet |", "|---|--:|--:|--:|"]
for name, head in result["heads"].items():
    limits = head["thresholds"]
    lines.append(f"| {name} | {limits['strict']:.3f} | {limits['balanced']:.3f} | {limits['quiet']:.3f} |")
text = card.read_text()
begin, end = "<!-- measured -->", "<!-- /measured -->"
head, tail = text[: text.index(begin) + len(begin)], text[text.index(end) :]
measured = [f"Rows: `{result['rows']}` (SHA-256).", "", "Confidence above which a profile reports:", "", *lines]
card.write_text("\n".join([head, "", *measured, (out / "table.md").read_text().rstrip(), "", tail]))
