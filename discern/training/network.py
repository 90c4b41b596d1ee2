"""The network: a small BERT as published, and four heads on it."""

import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import numpy_helper

ACTS = (
    "assert accuse deny confirm admit justify correct retract demand refuse agree announce promise "
    "project regret threaten"
).split()
WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 12
POINT = 64


class Drop(nn.Module):
    """Learns to do without some features: the same in a whole window, which is quicker."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2]) >= self.rate
        return x * (keep / (1 - self.rate)).to(x.dtype)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.value, self.out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = Drop(0.1)

    def forward(self, x, mask):
        batch, length, _ = x.shape

        def apart(y):
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        # Written out: the fused one is slow on processors.
        look = apart(self.query(x) * (WIDTH / HEADS) ** -0.5) @ apart(self.key(x)).transpose(2, 3)
        look = look if mask is None else look + mask
        seen = look.softmax(-1) @ apart(self.value(x))
        x = self.norm1(x + self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    """Gives for each place: is it the begin, the inside or no part of a statement; the act of a
    statement that begins there; and where the name of its speaker, and of whom it accuses or calls on, begin and end."""

    def __init__(self):
        super().__init__()
        self.words, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kinds, self.norm = nn.Embedding(2, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = Drop(0.15)
        self.parts = nn.Linear(WIDTH, 3)
        self.acts = nn.Sequential(
            nn.Linear(WIDTH, WIDTH), nn.Tanh(), nn.Dropout(0.15), nn.Linear(WIDTH, len(ACTS))
        )
        self.asks, self.answers = nn.Linear(WIDTH, 4 * POINT), nn.Linear(WIDTH, 4 * POINT)

    def forward(self, ids, kinds, mask=None):
        """Without a mask: windows of one length."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]][None] + self.kinds(kinds)
        x = self.norm(x)
        wide = None
        if mask is not None:
            wide = ((mask[:, None, None, :] - 1.0) * 1e4).to(x.dtype)
        for layer in self.layers:
            x = layer(x, wide)
        x = self.drop(x)
        batch, length, _ = x.shape

        def apart(y):
            return y.view(batch, length, 4, POINT).transpose(1, 2)

        points = apart(self.asks(x)) @ apart(self.answers(x)).transpose(2, 3) / POINT**0.5
        return self.parts(x), self.acts(x), points


def pretrained(path):
    """The network with the weights of the published one from its ONNX file."""
    model = onnx.load(path)
    arrays = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    weights = {k: v for k, v in arrays.items() if not k.startswith("onnx::")}
    for node in model.graph.node:
        for name in node.input if node.op_type == "MatMul" else ():
            if name in arrays and arrays[name].ndim == 2:
                key = node.name.strip("/").replace("/", ".").removesuffix(".MatMul")
                weights[key + ".weight"] = arrays[name].T

    def put(module, name):
        for part in ("weight", "bias"):
            if getattr(module, part, None) is not None:
                found = next(v for k, v in weights.items() if k.endswith(f"{name}.{part}"))
                getattr(module, part).data.copy_(torch.tensor(found.copy()))

    network = Network()
    put(network.words, "word_embeddings")
    put(network.places, "position_embeddings")
    put(network.kinds, "token_type_embeddings")
    put(network.norm, "embeddings.LayerNorm")
    # What words mean by themselves it knows; to teach that too would take twice the time.
    for known in (network.words, network.places, network.kinds):
        known.weight.requires_grad = False
    for i, layer in enumerate(network.layers):
        at = f"encoder.layer.{i}."
        put(layer.query, at + "attention.self.query")
        put(layer.key, at + "attention.self.key")
        put(layer.value, at + "attention.self.value")
        put(layer.out, at + "attention.output.dense")
        put(layer.norm1, at + "attention.output.LayerNorm")
        put(layer.up, at + "intermediate.dense")
        put(layer.down, at + "output.dense")
        put(layer.norm2, at + "output.LayerNorm")
    return network
