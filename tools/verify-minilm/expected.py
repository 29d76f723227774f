"""Runs a BERT-like checkpoint with PyTorch and transformers, and writes what Attention Lab must give.

Usage: python expected.py CHECKPOINT_FOLDER OUTPUT_FOLDER. Writes expected.json (sentences, tokens, which rows were kept),
expected.f32 (the numbers, one after another) and tokens.json (strings with their tokens).
"""

import json
import pathlib
import platform
import random
import struct
import sys
import unicodedata

import numpy as np
import tokenizers
import torch
import transformers

LONG = "The old man by the river bank counts his money and thinks of home while the rain keeps falling on the roof. "
SENTENCES = [
    "Hello",
    "The cat sat on the mat because it was tired.",
    "I sat by the bank of the river and watched the water.",
    "I went to the bank to deposit money.",
    "Café naïve façade déjà vu — ÉLÈVE résumé!",
    "日本語 と 漢字 mixed with emoji 😀 and \u200bzero width",
    "Unbelievably antidisestablishmentarianism tokenization",
    "She gave her brother the keys, and he drove home.",
    "Attention is all you need, wrote eight authors in 2017 (arXiv 1706.03762).",
    "xyzzy ☃ ♞ ⵣ qwertz 12345.678 $99 &amp; <b>",
    'Who said that? "Nobody," she answered; the room was empty.',
    "Paris is the capital of [MASK].",
    "aaa " * 30 + "b" * 120,
    LONG * 12,
]
MOST_TOKENS = 256
ROWS = 6


def rows_of(n):
    return sorted({round(i * (n - 1) / max(1, min(ROWS, n) - 1)) for i in range(min(ROWS, n))})


def numbers(folder, tokenizer, out):
    model = transformers.BertModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
    cases, kept = [], []
    for text in SENTENCES:
        ids = tokenizer.encode(text).ids
        while len(ids) > MOST_TOKENS:
            text = text[: text.rstrip().rindex(" ")]
            ids = tokenizer.encode(text).ids
        with torch.no_grad():
            run = model(torch.tensor([ids]), output_attentions=True, output_hidden_states=True)
        hidden = torch.stack(run.hidden_states)[:, 0]  # (layers + 1, n, d)
        attention = torch.stack(run.attentions)[:, 0]  # (layers, heads, n, n)
        mean = hidden[-1].mean(dim=0)
        rows = rows_of(len(ids))
        cases.append({"text": text, "ids": ids, "rows": rows})
        kept += [hidden[:, rows].numpy(), attention[:, :, rows].numpy(), (mean / mean.norm()).numpy()]
    (out / "expected.f32").write_bytes(b"".join(part.astype("<f4").tobytes() for part in kept))
    return cases


def strings():
    draw = random.Random(7)
    points = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
    named = [c for c in points if unicodedata.category(chr(c)) != "Cn" and not 0x3400 <= c <= 0x9FFF and c < 0x1F000]
    common = "the of and to in bank river money unbelievable isn't co-operate 3.14 1,000 naïve Straße İstanbul ΣΊΣΥΦΟΣ".split()
    yield from ("", " ", "a", "[CLS] [MASK]", "[mask]", "a[SEP]b", "##ing", "b" * 100, "b" * 101, "\ufffd\x00", "I\u0307")
    for _ in range(1200):
        yield "x" + chr(draw.choice(named)) + "y"
    for _ in range(400):
        yield "".join(chr(draw.choice(named)) for _ in range(draw.randint(1, 8)))
    for _ in range(800):
        parts = [draw.choice(common) for _ in range(draw.randint(1, 8))]
        parts.insert(draw.randint(0, len(parts)), "".join(chr(draw.choice(named)) for _ in range(draw.randint(0, 3))))
        yield draw.choice([" ", "", "\t", "\u00a0", "-"]).join(draw.choice([p, p.upper(), p.title()]) for p in parts)
    for _ in range(300):
        yield "".join(chr(draw.choice(points)) for _ in range(4))


def main():
    folder, out = (pathlib.Path(one) for one in sys.argv[1:3])
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    cases = numbers(folder, tokenizer, out)
    versions = {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "transformers": transformers.__version__,
        "tokenizers": tokenizers.__version__,
    }
    (out / "expected.json").write_text(json.dumps({"versions": versions, "cases": cases}, ensure_ascii=True) + "\n")
    known = [[text, tokenizer.encode(text).ids[1:-1]] for text in dict.fromkeys(strings())]
    (out / "tokens.json").write_text("[\n" + ",\n".join(json.dumps(one) for one in known) + "\n]\n")


if __name__ == "__main__":
    main()
