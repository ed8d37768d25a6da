"""What other scanners of model files say of labelled files: picklescan, modelscan, fickling, modelaudit, as installed.

    python artefact_peers.py LABELS.csv > peers.json

All of them read files and load none. Each file is given to each scanner alone; time is the processor's.
"""

import contextlib
import csv
import importlib.metadata
import io
import json
import logging
import os
import pathlib
import sys
import time

os.environ.setdefault("PROMPTFOO_DISABLE_TELEMETRY", "1")
LABELS = pathlib.Path(sys.argv[1]).resolve()
BASE = LABELS.parent.parent
logging.disable(logging.CRITICAL)


def picklescan():
    from picklescan.scanner import scan_file_path

    def scan(path):
        found = scan_file_path(str(path))
        if found.issues_count > 0:
            return "blocked"
        return "failed" if found.scan_err or found.scanned_files == 0 else "clean"

    return scan


def modelscan():
    from modelscan.modelscan import ModelScan

    def scan(path):
        found = ModelScan().scan(str(path))
        if found["summary"]["total_issues"] > 0:
            return "blocked"
        return "clean" if found["summary"]["scanned"]["total_scanned"] > 0 and not found["errors"] else "failed"

    return scan


def fickling():
    from fickling.analysis import Severity, check_safety
    from fickling.fickle import StackedPickle

    def scan(path):
        with open(path, "rb") as file:
            pickles = StackedPickle.load(file)
            worst = max(check_safety(one).severity for one in pickles)
        return "blocked" if worst > Severity.LIKELY_SAFE else "clean"

    return scan


def modelaudit():
    from modelaudit.core import scan_model_directory_or_file

    def scan(path):
        found = scan_model_directory_or_file(str(path))
        grave = [one for one in found.issues if getattr(one.severity, "value", one.severity) == "critical"]
        return "blocked" if grave else "clean" if found.success else "failed"

    return scan


def main():
    with open(LABELS, newline="") as file:
        paths = [row["path"] for row in csv.DictReader(file)]
    told = []
    for make in (picklescan, modelscan, fickling, modelaudit):
        try:
            scan = make()
        except ImportError as missing:
            print("left out:", make.__name__, missing, file=sys.stderr)
            continue
        files = {}
        for path in paths:
            began = time.process_time()
            try:
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                    verdict = scan(BASE / path)
            except Exception as fault:  # a scanner that broke has not said clean
                verdict = "failed"
                print(make.__name__, path, repr(fault)[:120], file=sys.stderr)
            files[path] = {"verdict": verdict, "ms": (time.process_time() - began) * 1e3}
        told.append({"tool": make.__name__, "version": importlib.metadata.version(make.__name__), "files": files})
    json.dump(told, sys.stdout)


main()
