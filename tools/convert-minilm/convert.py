"""Turns a BERT-like safetensors checkpoint into the one file that Attention Lab reads (docs/model-format.md).

Usage: python convert.py CHECKPOINT_FOLDER OUTPUT.attnmodel [--name NAME] [--dtype float16|int8|float32]

The folder has config.json, vocab.txt and model.safetensors. Needs numpy and safetensors, nothing else.
"""

import argparse
import hashlib
import json
import pathlib
import zlib

import numpy as np
from safetensors.numpy import load_file

MAGIC = b"ATTNENC\n"
VERSION = 1
ALIGNMENT = 64
MOST_LAYERS = 12

# What the lab calls a tensor, and what BERT checkpoints call it. Matrices are stored turned round, inputs × outputs,
# because the lab computes x·W.
LAYER = {
    "wQ": ("attention.self.query.weight", True),
    "bQ": ("attention.self.query.bias", False),
    "wK": ("attention.self.key.weight", True),
    "bK": ("attention.self.key.bias", False),
    "wV": ("attention.self.value.weight", True),
    "bV": ("attention.self.value.bias", False),
    "wO": ("attention.output.dense.weight", True),
    "bO": ("attention.output.dense.bias", False),
    "attentionGain": ("attention.output.LayerNorm.weight", False),
    "attentionShift": ("attention.output.LayerNorm.bias", False),
    "w1": ("intermediate.dense.weight", True),
    "b1": ("intermediate.dense.bias", False),
    "w2": ("output.dense.weight", True),
    "b2": ("output.dense.bias", False),
    "feedForwardGain": ("output.LayerNorm.weight", False),
    "feedForwardShift": ("output.LayerNorm.bias", False),
}


def read(folder):
    """The settings, the words and the tensors of a checkpoint, under the lab's names."""
    given = json.loads((folder / "config.json").read_text())
    if given.get("model_type") != "bert" or given.get("position_embedding_type", "absolute") != "absolute":
        raise SystemExit("This is no BERT with absolute positions; the lab computes those only.")
    if given["num_hidden_layers"] > MOST_LAYERS:
        raise SystemExit(f"The lab takes up to {MOST_LAYERS} layers; this has {given['num_hidden_layers']}.")
    if given["hidden_act"] not in ("gelu", "relu"):
        raise SystemExit(f"The lab knows gelu and relu; this has {given['hidden_act']}.")
    for what, size, most in (
        ("hidden_size", given["hidden_size"], 1024),
        ("intermediate_size", given["intermediate_size"], 4096),
    ):
        if size % 8 or size > most:
            raise SystemExit(f"The lab takes a {what} of up to {most}, in eights; this has {size}.")
    settings = folder / "tokenizer_config.json"
    lower = json.loads(settings.read_text()).get("do_lower_case", True) if settings.exists() else True
    config = {
        "layers": given["num_hidden_layers"],
        "heads": given["num_attention_heads"],
        "dModel": given["hidden_size"],
        "dFeedForward": given["intermediate_size"],
        "positions": given["max_position_embeddings"],
        "vocabulary": given["vocab_size"],
        "activation": given["hidden_act"],
        "epsilon": given["layer_norm_eps"],
        "lowercase": lower,
    }
    words = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    if words[-1] == "":
        words.pop()
    if len(words) != config["vocabulary"]:
        raise SystemExit(f"vocab.txt has {len(words)} words, config.json says {config['vocabulary']}.")
    found = load_file(folder / "model.safetensors")
    prefix = "bert." if any(name.startswith("bert.") for name in found) else ""
    take = lambda name: found[prefix + name].astype(np.float32)
    # A single sentence is all of type 0, so that type is part of what stands for a place.
    places = take("embeddings.position_embeddings.weight") + take("embeddings.token_type_embeddings.weight")[0]
    tensors = {
        "words": take("embeddings.word_embeddings.weight"),
        "positions": places,
        "embeddingGain": take("embeddings.LayerNorm.weight"),
        "embeddingShift": take("embeddings.LayerNorm.bias"),
    }
    for layer in range(config["layers"]):
        for name, (path, turned) in LAYER.items():
            tensor = take(f"encoder.layer.{layer}.{path}")
            tensors[f"{layer}/{name}"] = np.ascontiguousarray(tensor.T) if turned else tensor
    return config, words, tensors


def encode(tensor, dtype):
    """The bytes of a tensor, and those of its scales where it is int8: one a column."""
    if tensor.ndim == 1:
        return "float32", tensor.astype("<f4").tobytes(), b""
    if dtype == "float32":
        return dtype, tensor.astype("<f4").tobytes(), b""
    if dtype == "float16":
        if np.abs(tensor).max() > 65504:
            raise SystemExit("A number is too large for float16; use --dtype float32.")
        return dtype, tensor.astype("<f2").tobytes(), b""
    scales = np.abs(tensor).max(axis=0) / 127
    scales[scales == 0] = 1
    return dtype, np.round(tensor / scales).astype("i1").tobytes(), scales.astype("<f4").tobytes()


def write(path, name, config, words, tensors, dtype):
    """Writes the file; returns its bytes."""
    sections, entries, at = [], [], 0

    def put(content):
        nonlocal at
        place = at
        padding = -len(content) % ALIGNMENT
        sections.append(content + b"\0" * padding)
        at += len(content) + padding
        return place

    text = "\n".join(words).encode()
    vocabulary = {"offset": put(text), "bytes": len(text)}
    for key, tensor in tensors.items():
        kind, content, scales = encode(tensor, dtype)
        rows, cols = tensor.shape if tensor.ndim == 2 else (1, tensor.shape[0])
        entry = {"name": key, "dtype": kind, "rows": rows, "cols": cols, "offset": put(content)}
        if scales:
            entry["scales"] = put(scales)
        entries.append(entry)
    header = json.dumps(
        {"name": name, "config": config, "vocabulary": vocabulary, "tensors": entries}, separators=(",", ":")
    ).encode()
    header += b" " * (-(24 + len(header)) % ALIGNMENT)
    body = header + b"".join(sections)
    start = MAGIC + VERSION.to_bytes(4, "little") + len(header).to_bytes(4, "little")
    whole = start + zlib.crc32(body).to_bytes(4, "little") + len(body).to_bytes(4, "little") + body
    path.write_bytes(whole)
    return whole


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--name")
    parser.add_argument("--dtype", choices=["float16", "int8", "float32"], default="float16")
    options = parser.parse_args()
    config, words, tensors = read(options.folder)
    whole = write(options.output, options.name or options.folder.name, config, words, tensors, options.dtype)
    for file in ("config.json", "vocab.txt", "model.safetensors"):
        print(hashlib.sha256((options.folder / file).read_bytes()).hexdigest(), file)
    print(hashlib.sha256(whole).hexdigest(), options.output.name, f"({len(whole):,} bytes)")


if __name__ == "__main__":
    main()
