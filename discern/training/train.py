"""Teaches the network on labelled passages and writes it in eight bits for org.corridor.discern.

See README.md beside this file.
"""

import argparse
import copy
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from network import Network, pretrained
from passages import NOTHING, windows

BATCH = 16
BEGIN_WEIGHS = torch.tensor([2.0, 1.0, 1.0])
MASK, MASKED = 103, 0.06


def together(batch):
    length = max(len(w.ids) for w in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    mask, kinds = ids.clone(), ids.clone()
    parts = torch.full((len(batch), length), NOTHING)
    for k, w in enumerate(batch):
        n = len(w.ids)
        ids[k, :n], mask[k, :n], parts[k, :n] = torch.tensor(w.ids), 1, torch.tensor(w.parts)
        kinds[k, w.before : n] = 1
    return ids, kinds, mask, parts


def loss(network, batch):
    ids, kinds, mask, wanted = together(batch)
    # Learns to do without any one word.
    ids = ids.masked_fill((torch.rand(ids.shape) < MASKED) & (ids > MASK), MASK)
    parts, acts, points = network(ids, kinds, mask)
    parts, acts, points = parts.float(), acts.float(), points.float()
    total = F.cross_entropy(
        parts.reshape(-1, 3), wanted.reshape(-1), ignore_index=NOTHING, weight=BEGIN_WEIGHS
    )
    rows = [(k, *s) for k, w in enumerate(batch) for s in w.statements]
    told = [(k, place, act) for k, place, act, _, _ in rows if act != NOTHING]
    if told:
        k, place, act = map(torch.tensor, zip(*told))
        total = total + F.cross_entropy(acts[k, place], act, label_smoothing=0.05)
    # What is named several times is right wherever it is pointed at; what is not named, at 0.
    asked = [
        (k, which, place, {n[which % 2] for n in names} or {0})
        for k, place, _, speaker, whom in rows
        for which, names in enumerate((speaker, speaker, whom, whom))
        if names is not None
    ]
    if asked:
        k, which, place = (torch.tensor([a[i] for a in asked]) for i in range(3))
        right = torch.zeros(len(asked), ids.shape[1], dtype=torch.bool)
        for row, a in enumerate(asked):
            right[row, list(a[3])] = True
        logits = points[k, which, place].masked_fill(mask[k] == 0, -1e4)
        likely = F.log_softmax(logits, 1).masked_fill(~right, -1e4)
        total = total - 0.5 * torch.logsumexp(likely, 1).mean()
    return total


def teach(network, examples, epochs, rate):
    """Computes in sixteen bits, on a copy; what is learned is kept in thirty-two."""
    quick = copy.deepcopy(network).bfloat16()
    pairs = [
        (p, q) for p, q in zip(network.parameters(), quick.parameters()) if p.requires_grad
    ]
    heads = [p for n, p in network.named_parameters() if n.split(".")[0] in
             ("parts", "acts", "asks", "answers")]
    body = [
        p for p in network.parameters() if p.requires_grad and all(p is not h for h in heads)
    ]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": 1e-3}], weight_decay=0.01
    )
    steps, step, begun = epochs * (len(examples) // BATCH + 1), 0, time.time()
    for epoch in range(epochs):
        quick.train()
        random.shuffle(examples)
        batches = []
        for k in range(0, len(examples), BATCH * 20):
            like = sorted(examples[k : k + BATCH * 20], key=lambda w: len(w.ids))
            batches += [like[j : j + BATCH] for j in range(0, len(like), BATCH)]
        random.shuffle(batches)
        sum_of = 0.0
        for batch in batches:
            pace = min(1, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
            optimizer.param_groups[0]["lr"] = rate * pace
            optimizer.param_groups[1]["lr"] = 1e-3 * pace
            step += 1
            cost = loss(quick, batch)
            cost.backward()
            for p, q in pairs:
                p.grad, q.grad = q.grad.float(), None
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            with torch.no_grad():
                for p, q in pairs:
                    q.copy_(p)
            sum_of += cost.item()
        print(f"{epoch + 1}/{epochs} {sum_of / len(batches):.3f} {time.time() - begun:.0f} s",
              flush=True)
        yield epoch


def write(network, folder, vocabulary):
    network.eval()
    ids = torch.ones(1, 40, dtype=torch.long)
    names = ["parts", "acts", "points"]
    torch.onnx.export(
        network,
        (ids, ids.clone()),
        folder / "full.onnx",
        input_names=["ids", "kinds"],
        output_names=names,
        dynamic_axes={k: {1: "t"} for k in ["ids", "kinds", "parts", "acts"]}
        | {"points": {2: "t", 3: "t"}},
        opset_version=17,
        dynamo=False,
    )
    # Seven bits: processors without VNNI would overflow on eight.
    quantize_dynamic(
        folder / "full.onnx",
        folder / "network.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )
    (folder / "full.onnx").unlink()
    words = json.loads(Path(vocabulary).read_text())["model"]["vocab"]
    (folder / "vocabulary.txt").write_text("\n".join(sorted(words, key=words.get)))


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("passages", nargs="+", help="what benchmarks/run passages prints")
    ask.add_argument("--base", default="bge-small-en-v1.5", help="its .onnx and -tokenizer.json")
    ask.add_argument("--epochs", type=int, default=8, help="0 only writes what --go-on names")
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--to", type=Path, required=True, help="folder for the network")
    ask.add_argument("--keep", type=Path, help="file for its weights after each epoch")
    ask.add_argument("--go-on", type=Path, help="weights that were kept, to go on from")
    asked = ask.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    tokenizer = Tokenizer.from_file(asked.base + "-tokenizer.json")
    tokenizer.no_padding()
    tokenizer.no_truncation()
    examples = [w for path in asked.passages for w in windows(tokenizer, path)]
    print(f"{len(examples)} windows, {sum(len(w.statements) for w in examples)} statements",
          flush=True)
    network: Network = pretrained(asked.base + ".onnx")
    if asked.go_on:
        network.load_state_dict(torch.load(asked.go_on))
    for _ in teach(network, examples, asked.epochs, asked.rate):
        if asked.keep:
            torch.save(network.state_dict(), asked.keep)
    write(network, asked.to, asked.base + "-tokenizer.json")


if __name__ == "__main__":
    main()
