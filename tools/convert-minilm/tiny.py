"""Makes the tiny checkpoint of the unit tests, converts it, and computes it from the checkpoint alone.

Usage: python tools/convert-minilm/tiny.py test/fixtures/tiny-bert

Writes tiny-float32.attnmodel, tiny-float16.attnmodel, tiny-int8.attnmodel and expected.json. The weights are drawn from a seed;
the sums below are BERT's as its paper defines them (Devlin et al. 2018) and share nothing with convert.py.
"""

import json
import math
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from safetensors.numpy import save_file

LAYERS, HEADS, WIDTH, INNER, PLACES = 12, 2, 16, 24, 10
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "river", "bank", "##s", "money", "."]
IDS = [2, 5, 6, 7, 8, 10, 3]
TEXT = "The river banks."
EPSILON = 1e-12


def checkpoint():
    """Every tensor that a BERT with a head for masked words has, under its usual name."""
    draw = np.random.default_rng(7)
    normal = lambda *shape: draw.normal(0, 0.4, shape).astype(np.float32)
    gain = lambda: (1 + 0.2 * draw.normal(size=WIDTH)).astype(np.float32)
    out = {
        "bert.embeddings.word_embeddings.weight": normal(len(WORDS), WIDTH),
        "bert.embeddings.position_embeddings.weight": normal(PLACES, WIDTH),
        "bert.embeddings.token_type_embeddings.weight": normal(2, WIDTH),
        "bert.embeddings.LayerNorm.weight": gain(),
        "bert.embeddings.LayerNorm.bias": normal(WIDTH),
    }
    for layer in range(LAYERS):
        at = f"bert.encoder.layer.{layer}."
        shapes = {
            "attention.self.query": (WIDTH, WIDTH),
            "attention.self.key": (WIDTH, WIDTH),
            "attention.self.value": (WIDTH, WIDTH),
            "attention.output.dense": (WIDTH, WIDTH),
            "intermediate.dense": (INNER, WIDTH),
            "output.dense": (WIDTH, INNER),
        }
        for name, shape in shapes.items():
            out[f"{at}{name}.weight"] = normal(*shape)
            out[f"{at}{name}.bias"] = normal(shape[0])
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            out[f"{at}{name}.weight"] = gain()
            out[f"{at}{name}.bias"] = normal(WIDTH)
    out["cls.predictions.bias"] = normal(len(WORDS))
    return out


def compute(given):
    """The last hidden states and every layer's attention of IDS, in float64."""
    take = lambda name: given[f"bert.{name}"].astype(np.float64)

    def norm(x, name):
        mean, variance = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        return (x - mean) / np.sqrt(variance + EPSILON) * take(f"{name}.weight") + take(f"{name}.bias")

    dense = lambda x, name: x @ take(f"{name}.weight").T + take(f"{name}.bias")
    gelu = np.vectorize(lambda x: 0.5 * x * (1 + math.erf(x / math.sqrt(2))))
    places = take("embeddings.position_embeddings.weight")[: len(IDS)]
    kind = take("embeddings.token_type_embeddings.weight")[0]
    x = norm(take("embeddings.word_embeddings.weight")[IDS] + places + kind, "embeddings.LayerNorm")
    attention, size = [], WIDTH // HEADS
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        q, k, v = (dense(x, f"{at}attention.self.{name}") for name in ("query", "key", "value"))
        blended = np.zeros_like(x)
        for head in range(HEADS):
            own = slice(head * size, (head + 1) * size)
            scores = np.exp(q[:, own] @ k[:, own].T / math.sqrt(size))
            weights = scores / scores.sum(axis=1, keepdims=True)
            attention.append(weights)
            blended[:, own] = weights @ v[:, own]
        x = norm(x + dense(blended, f"{at}attention.output.dense"), f"{at}attention.output.LayerNorm")
        inner = gelu(dense(x, f"{at}intermediate.dense"))
        x = norm(x + dense(inner, f"{at}output.dense"), f"{at}output.LayerNorm")
    return x, np.stack(attention)


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    given = checkpoint()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        save_file(given, folder / "model.safetensors")
        (folder / "vocab.txt").write_text("\n".join(WORDS) + "\n", encoding="utf-8")
        config = {
            **{"model_type": "bert", "num_hidden_layers": LAYERS, "num_attention_heads": HEADS},
            **{"hidden_size": WIDTH, "intermediate_size": INNER, "max_position_embeddings": PLACES},
            **{"vocab_size": len(WORDS), "hidden_act": "gelu", "layer_norm_eps": EPSILON},
        }
        (folder / "config.json").write_text(json.dumps(config))
        script = pathlib.Path(__file__).with_name("convert.py")
        for dtype in ("float32", "float16", "int8"):
            file = out / f"tiny-{dtype}.attnmodel"
            subprocess.run([sys.executable, script, folder, file, "--name", "Tiny", "--dtype", dtype], check=True)
    hidden, attention = compute(given)
    expected = {"text": TEXT, "ids": IDS, "hidden": hidden.ravel().tolist(), "attention": attention.ravel().tolist()}
    (out / "expected.json").write_text(json.dumps(expected) + "\n")


if __name__ == "__main__":
    main()
