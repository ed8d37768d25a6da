"""Four layers of all-MiniLM-L6-v2 with two heads."""

import torch
from torch import nn
from torch.nn import functional

LAYERS = (0, 1, 3, 5)
WIDTH = 384
HEADS = 12
WINDOW = 64


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        q, k, v = (f(x).view(batch, length, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.out(attended.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.norm2(x + self.down(functional.gelu(self.up(x))))


class Net(nn.Module):
    """Token ids, 0 where padded, to two logits: user-attack and data-instruction."""

    def __init__(self, size):
        super().__init__()
        self.words = nn.Embedding(size, WIDTH)
        self.places = nn.Parameter(torch.zeros(WINDOW, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in LAYERS)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(2 * WIDTH, 2)

    def forward(self, ids):
        kept = ids != 0
        mask = torch.zeros(ids.shape, dtype=torch.float32).masked_fill(~kept, -1e4)[:, None, None, :]
        x = self.drop(self.norm(self.words(ids) + self.places[: ids.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask.to(x.dtype))
        x = x.float()
        some = kept[:, :, None].float()
        mean = (x * some).sum(1) / some.sum(1)
        peak = (x - 1e4 * (1 - some)).amax(1)
        return self.head(self.drop(torch.cat([mean, peak], 1)))


def load_pretrained(net, tensors, full, vocabulary):
    """Fills `net` from the tensors of all-MiniLM-L6-v2, by name, keeping `vocabulary` of its `full` pieces."""
    place = {piece: i for i, piece in enumerate(full)}
    state = net.state_dict()
    words = tensors["embeddings.word_embeddings.weight"]
    state["words.weight"] = words[[place[piece] for piece in vocabulary]]
    kind = tensors["embeddings.token_type_embeddings.weight"][0]
    state["places"] = tensors["embeddings.position_embeddings.weight"][:WINDOW] + kind
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
    }
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = tensors[f"embeddings.LayerNorm.{part}"]
        for i, source in enumerate(LAYERS):
            for mine, theirs in names.items():
                state[f"layers.{i}.{mine}.{part}"] = tensors[f"encoder.layer.{source}.{theirs}.{part}"]
    net.load_state_dict(state)
