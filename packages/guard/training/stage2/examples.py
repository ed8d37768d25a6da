"""From rows to training windows: balanced sources, instructions planted in documents, obfuscated shares.

An example is (windows, user, data): one to three windows of token ids of which the strongest is learnt, and the two
labels, None where the question has no answer. A person's own request is not an attack, and whether it instructs
its reader when it lies in a document is exactly what the planted examples teach.
"""

import random

from net import WINDOW

INNER = WINDOW - 2
STEP = 46
CLS, SEP = 2, 3
ROWS_A_SOURCE = 600
LEET = str.maketrans("aeiost", "431057")


def windows_of(ids):
    """Overlapping windows of a text's token ids; one that is empty still is a window."""
    starts = [0]
    while starts[-1] + INNER < len(ids):
        starts.append(starts[-1] + STEP)
    return [[CLS, *ids[s : s + INNER], SEP] for s in starts]


def obfuscate(text, rng):
    """The same text as someone writes it who hopes that no one can read it."""
    way = rng.randrange(6)
    if way == 0:
        return text.upper()
    if way == 1:
        return "".join(c.upper() if rng.random() < 0.5 else c for c in text)
    words = text.split(" ")
    for i, word in enumerate(words):
        if len(word) < 4 or rng.random() < 0.4:
            continue
        if way == 2:
            words[i] = word.translate(LEET)
        elif way == 3:
            words[i] = rng.choice(" -._").join(word)
        elif way == 4:
            at = rng.randrange(1, len(word) - 2)
            words[i] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        else:
            at = rng.randrange(1, len(word))
            words[i] = word[:at] + rng.choice(["", word[at], "*"]) + word[at + 1 :]
    return " ".join(words)


def labels(row):
    """(user, data) of a row as it stands."""
    kind = row["kind"]
    if row["attack"]:
        return (None, 1) if kind.startswith("indirect") or kind == "hidden-instruction" else (1, 1)
    if row["source"].startswith("own:"):
        return (0, None) if row["origin"] == "user" else (0, 0)
    if kind in ("benign-chat", "system-prompt", "benign-support"):
        return (0, None)
    if kind == "hard-negative":
        return (0, 0 if row["source"].startswith(("synthetic", "PIF")) else None)
    return (0, 0)


def plant(document, instruction, rng):
    """`instruction` at the end of a line or sentence of `document`, and where it begins and ends."""
    breaks = [i + 1 for i, c in enumerate(document) if c in ".\n" and i + 1 < len(document)] or [len(document)]
    at = rng.choice([*breaks, len(document)])
    glue = rng.choice([" ", "\n", "\n\n", " "])
    return document[:at] + glue + instruction + glue + document[at:], at, at + len(instruction) + 2 * len(glue)


class Builder:
    """Draws the examples of one epoch.

    @param rows permissive rows of the training folds
    @param encode from a list of texts to `tokenizers` encodings
    """

    def __init__(self, rows, encode):
        self.encode = encode
        self.sources = {}
        for row in rows:
            self.sources.setdefault((row["source"], row["kind"], row["attack"]), []).append(row)
        self.documents = [r["text"] for r in rows if r["kind"] in ("benign-doc", "benign-email") and len(r["text"]) > 80]
        self.requests = [r["text"] for r in rows if r["kind"] == "benign-chat" and 20 < len(r["text"]) < 220]
        self.attacks = [r["text"] for r in rows if r["attack"] and not r["kind"].startswith("indirect") and 20 < len(r["text"]) < 300]

    def epoch(self, seed, planted, hardest=None):
        """Shuffled examples: each source once, and `planted` documents with something in them.

        @param hardest from harmless examples to how much each looks like an attack; where given, twice as many are
            drawn, and of these the upper quarter and a quarter by chance are kept
        """
        rng = random.Random(seed)
        more = 1 if hardest is None else 2
        drawn = []
        for (source, kind, attack), rows in sorted(self.sources.items()):
            cap = len(rows) if kind == "hard-negative" else ROWS_A_SOURCE * (2 if attack else more)
            drawn += rng.sample(rows, min(cap, len(rows)))
        texts = []
        for row in drawn:
            rate = 0.15 if row["attack"] else 0.08
            texts.append(obfuscate(row["text"], rng) if rng.random() < rate else row["text"])
        examples = []
        for row, encoding in zip(drawn, self.encode(texts)):
            windows = windows_of(encoding.ids)
            user, data = labels(row)
            if row["attack"]:
                start = rng.randrange(max(1, len(windows) - 3))
                examples.append((windows[start : start + 3], user, data))
            else:
                count = more * (3 if row["kind"] in ("benign-email", "security-doc", "benign-code") else 2)
                examples += [([w], user, data) for w in rng.sample(windows, min(count, len(windows)))]
        if hardest is not None:
            examples = [e for e in examples if 1 in e[1:]] + self.hard([e for e in examples if 1 not in e[1:]], hardest, rng)
        return self.shuffled(examples + self.planted(rng, planted), rng)

    @staticmethod
    def hard(harmless, hardest, rng):
        order = sorted(zip(hardest(harmless), range(len(harmless))), reverse=True)
        quarter = len(order) // 4
        rest = [at for _, at in order[quarter:]]
        return [harmless[at] for at in [*(at for _, at in order[:quarter]), *rng.sample(rest, quarter)]]

    def planted(self, rng, count):
        made = []
        for _ in range(count):
            attack = rng.random() < 0.4
            what = rng.choice(self.attacks if attack else self.requests)
            if rng.random() < 0.1:
                what = obfuscate(what, rng)
            made.append((plant(rng.choice(self.documents)[:1500], what, rng), attack))
        examples = []
        for (place, attack), encoding in zip(made, self.encode([text for (text, _, _), _ in made])):
            _, start, end = place
            inside = [i for i, (a, b) in enumerate(encoding.offsets) if a >= start and b <= end]
            if not inside:
                continue
            most = max(0, min(inside[0], len(encoding.ids) - INNER))
            least = max(0, min(inside[-1] - INNER + 1, most))
            at = rng.randint(least, most)
            examples.append(([[CLS, *encoding.ids[at : at + INNER], SEP]], 1 if attack else 0, 1))
        return examples

    @staticmethod
    def shuffled(examples, rng):
        rng.shuffle(examples)
        return examples
