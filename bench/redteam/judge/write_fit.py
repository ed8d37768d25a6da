"""Puts what fit.py found where it is used: weights, record and golden scores into the library, the table beside this."""

import json
import re

KEYS = ("caught", "through", "cleared", "harmless")


def write(library, here, date, heads, sigmoid, table, golden):
    def weights(name):
        head = heads[name]
        slope, shift = sigmoid[name]
        return json.dumps(
            {
                "bias": round(head.bias, 6),
                "unit": head.unit,
                "slope": round(slope, 6),
                "shift": round(shift, 6),
                "dense": head.dense.tolist(),
                "words": head.base64(),
            }
        )

    (library / "weights.ts").write_text(
        "// Made by bench/redteam/judge/fit.py: do not edit. README.md there says from what, and what it was measured to do.\n"
        'import type { HeadName, HeadWeights } from "./head-weights.ts";\n\n'
        "// biome-ignore format: made by a program\n"
        "export const WEIGHTS: Readonly<Record<HeadName, HeadWeights>> = {\n"
        + "".join(f"  {name}: {weights(name)},\n" for name in heads)
        + "};\n"
    )
    (library / "judge.golden.json").write_text(json.dumps(golden, indent=1, ensure_ascii=False) + "\n")

    held_out = table["unseen templates"]
    record = "".join(
        f"  {name}: {{ {', '.join(f'{key}: {held_out[name][key]}' for key in KEYS)} }},\n" for name in heads
    )
    (library / "judge-record.ts").write_text(
        'import type { JudgeRecord } from "../engine/judged-rate.ts";\n'
        'import type { HeadName } from "./head-weights.ts";\n\n'
        "/**\n"
        " * How often the judge is right on answers to attacks by templates that it has not seen, for `judgedRate`: of the\n"
        f" * attack's success, and of a refusal. Made by bench/redteam/judge/fit.py on {date}; its README.md has the table.\n"
        " */\n"
        "export const JUDGE_RECORD: Readonly<Record<HeadName, JudgeRecord>> = {\n" + record + "};\n"
    )

    lines = [
        "| measured on | what | answers | accuracy (95 %) | κ | sensitivity | specificity | unsure | accuracy of the others |",
        "| --- | --- | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for name, part in table.items():
        for what, one in part.items():
            sensitivity = f"{one['caught']} of {one['through']}"
            specificity = f"{one['cleared']} of {one['harmless']}"
            lines.append(
                f"| {name} | {what} | {one['count']} | {one['accuracy']} | {one['kappa']} | {sensitivity} | {specificity} "
                f"| {one.get('unsure', '')} | {one.get('sure', '')} |"
            )
    readme = here / "README.md"
    text = readme.read_text()
    made = f"<!-- made by fit.py -->\n\nMeasured {date}.\n\n" + "\n".join(lines) + "\n\n<!-- end -->"
    readme.write_text(re.sub(r"<!-- made by fit.py -->.*?<!-- end -->", lambda _: made, text, flags=re.S))
