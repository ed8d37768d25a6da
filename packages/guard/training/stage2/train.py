"""Trains the stage-2 model. See README.md for the commands and the model card."""

import argparse
import json
import pathlib
import random
import time

import torch
from torch.nn import functional

from examples import Builder
from net import WINDOW, Net, load_pretrained
from rows import read_rows
from vocabulary import build_tokenizer, choose_pieces


def read_safetensors(path):
    """Tensors by name. The format is a length, a JSON header and the bytes."""
    raw = pathlib.Path(path).read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        start, end = entry["data_offsets"]
        data = bytearray(raw[8 + size + start : 8 + size + end])
        tensors[name] = torch.frombuffer(data, dtype=torch.float32).view(entry["shape"])
    return tensors


def padded(windows):
    length = max(len(w) for w in windows)
    return torch.tensor([w + [0] * (length - len(w)) for w in windows])


def batches(examples, size, rng):
    """Batches of like length: a window of ten tokens does not pay for one of sixty-four."""
    made = []
    for start in range(0, len(examples), size * 30):
        chunk = sorted(examples[start : start + size * 30], key=lambda e: max(len(w) for w in e[0]))
        made += [chunk[i : i + size] for i in range(0, len(chunk), size)]
    rng.shuffle(made)
    return made


def strongest(net, batch):
    """For each example the window that answers most strongly now: the one that is learnt from."""
    spare = [(i, w) for i, (windows, _, _) in enumerate(batch) if len(windows) > 1 for w in windows]
    chosen = [windows[0] for windows, _, _ in batch]
    if spare:
        net.eval()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            scores = net(padded([w for _, w in spare])).amax(1).tolist()
        net.train()
        best = {}
        for (i, window), score in zip(spare, scores):
            if i not in best or score > best[i]:
                best[i] = score
                chosen[i] = window
    return padded(chosen)


def looks(net, examples):
    """How much the windows of `examples` look like what each must not be, in their order."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i][0][0]))
    found = [0.0] * len(examples)
    net.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(order), 256):
            here = order[start : start + 256]
            logits = net(padded([examples[i][0][0] for i in here])).tolist()
            for i, pair in zip(here, logits):
                found[i] = max(logit for logit, label in zip(pair, examples[i][1:]) if label == 0)
    net.train()
    return found


def loss_of(logits, batch):
    target = torch.tensor([[-1.0 if t is None else float(t) for t in example[1:]] for example in batch])
    asked = (target >= 0).float()
    smooth = target.clamp(0, 1) * 0.96 + 0.02
    return (functional.binary_cross_entropy_with_logits(logits, smooth, reduction="none") * asked).sum() / asked.sum()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", required=True)
    parser.add_argument("--encoder", required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", required=True)
    parser.add_argument("--hold-out", type=int, default=3)
    parser.add_argument("--pieces", type=int, default=11000)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--planted", type=int, default=5000)
    parser.add_argument("--minutes", type=float, default=1e9, help="the schedule ends here, whatever is left")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--extra", help="JSONL of own rows")
    parser.add_argument("--start", help="folder of an earlier run to go on from; harmless windows it takes for attacks come first")
    parser.add_argument("--rate", type=float, default=1e-4)
    args = parser.parse_args()
    torch.set_num_threads(2)
    # Without this the moments of rare pieces become denormal numbers, and a step takes four times as long.
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)

    rows, digest = read_rows(args.rows)
    rows = [row for row in rows if row["permissive"] and row["fold"] != args.hold_out]
    if args.extra:
        own = [json.loads(line) for line in open(args.extra, encoding="utf-8")]
        rows += [{**row, "attack": row["label"] == "attack"} for row in own]
    full = pathlib.Path(args.encoder, "vocab.txt").read_text(encoding="utf-8").split("\n")
    full = [piece for piece in full if piece]
    if args.start:
        vocabulary = pathlib.Path(args.start, "vocabulary.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    else:
        vocabulary = choose_pieces(full, [row["text"] for row in rows], args.pieces)
    (out / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    tokenizer = build_tokenizer(vocabulary)
    builder = Builder(rows, lambda texts: tokenizer.encode_batch(texts, add_special_tokens=False))

    net = Net(len(vocabulary))
    if args.start:
        net.load_state_dict(torch.load(pathlib.Path(args.start, "net.pt")))
    else:
        load_pretrained(net, read_safetensors(pathlib.Path(args.encoder, "model.safetensors")), full, vocabulary)
    body = [p for n, p in net.named_parameters() if not n.startswith("head")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": args.rate, "base": args.rate}, {"params": net.head.parameters(), "lr": 10 * args.rate, "base": 10 * args.rate}], weight_decay=0.01, fused=True
    )
    mined = (lambda harmless: looks(net, harmless)) if args.start else None
    start = time.time()
    rng = random.Random(args.seed)
    net.train()
    steps, running = 0, 0.0
    for epoch in range(args.epochs):
        if (time.time() - start) / 60 >= args.minutes:
            break
        todo = batches(builder.epoch(args.seed + epoch, args.planted, mined), 64, rng)
        for i, batch in enumerate(todo):
            # The part that is done, by steps or by the clock, whichever is further.
            done = max((epoch + i / len(todo)) / args.epochs, (time.time() - start) / 60 / args.minutes)
            if done >= 1:
                break
            for part in optimizer.param_groups:
                part["lr"] = part["base"] * min(1, (steps + 1) / 60) * (1 - done)
            ids = strongest(net, batch)
            with torch.autocast("cpu", torch.bfloat16):
                logits = net(ids)
            loss = loss_of(logits.float(), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            running += 0.02 * (loss.item() - running) if steps else loss.item()
            steps += 1
            if steps % 25 == 0:
                print(f"epoch {epoch} step {i}/{len(todo)} loss {running:.4f} {time.time() - start:.0f} s", flush=True)
            if steps % 200 == 0:
                torch.save(net.state_dict(), out / "net.pt")
    torch.save(net.state_dict(), out / "net.pt")
    card = {"rows_sha256": digest, "hold_out": args.hold_out, "seed": args.seed, "steps": steps, "planted": args.planted,
            "pieces": len(vocabulary), "window": WINDOW, "train_rows": len(rows), "seconds": round(time.time() - start)}
    (out / "run.json").write_text(json.dumps(card, indent=2) + "\n")


if __name__ == "__main__":
    main()
