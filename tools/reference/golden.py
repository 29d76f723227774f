"""Reference values of attention and its gradients from PyTorch, in float64.

Writes test/fixtures/core/torch.json: for every case the inputs, the outputs and the gradients of the loss
sum(output * probe), where `probe` is a fixed random matrix. Weights are stored as the core has them, (in, out);
PyTorch keeps the transpose.
"""

import json
import math
import pathlib
import platform

import torch
from torch import nn
from torch.nn import functional

TARGET = pathlib.Path(__file__).parents[2] / "test" / "fixtures" / "core" / "torch.json"

torch.manual_seed(20170612)
torch.set_default_dtype(torch.float64)


def random(*shape):
    return torch.randn(*shape, requires_grad=True)


def numbers(tensor):
    return tensor.detach().tolist()


def scaled_dot_product(name, n, m, d_k, d_v, mask=None, scale=None):
    """One head of torch.nn.functional.scaled_dot_product_attention; `mask` is True where attention is allowed."""
    query, key, value = random(n, d_k), random(m, d_k), random(m, d_v)
    probe = torch.randn(n, d_v)
    output = functional.scaled_dot_product_attention(
        query[None], key[None], value[None], attn_mask=mask, scale=scale
    )[0]
    (output * probe).sum().backward()
    return {
        "name": name,
        "query": numbers(query),
        "key": numbers(key),
        "value": numbers(value),
        "mask": None if mask is None else mask.int().tolist(),
        "divisor": math.sqrt(d_k) if scale is None else 1 / scale,
        "probe": numbers(probe),
        "output": numbers(output),
        "gradients": {
            "query": numbers(query.grad),
            "key": numbers(key.grad),
            "value": numbers(value.grad),
        },
    }


def grouped_query(name, heads, key_value_heads, n, m, d):
    """Grouped-query attention; tensors are (heads, tokens, d)."""
    query, key, value = random(heads, n, d), random(key_value_heads, m, d), random(key_value_heads, m, d)
    output = functional.scaled_dot_product_attention(
        query[None], key[None], value[None], enable_gqa=True
    )[0]
    return {
        "name": name,
        "query": numbers(query),
        "key": numbers(key),
        "value": numbers(value),
        "output": numbers(output),
    }


def multi_head(name, n, m, d_model, heads, bias, mask=None):
    """torch.nn.MultiheadAttention, self (m is None) or cross, with the gradients of everything."""
    module = nn.MultiheadAttention(d_model, heads, bias=bias, batch_first=True)
    if bias:
        # They start as zeros, which would test nothing.
        nn.init.normal_(module.in_proj_bias, std=0.3)
        nn.init.normal_(module.out_proj.bias, std=0.3)
    x = random(n, d_model)
    context = x if m is None else random(m, d_model)
    probe = torch.randn(n, d_model)
    # PyTorch's boolean mask is True where attention is NOT allowed.
    blocked = None if mask is None else ~mask
    output, weights = module(
        x[None], context[None], context[None], attn_mask=blocked, average_attn_weights=False
    )
    (output[0] * probe).sum().backward()
    parts = dict(zip(("wQ", "wK", "wV"), module.in_proj_weight.chunk(3)))
    slopes = dict(zip(("wQ", "wK", "wV"), module.in_proj_weight.grad.chunk(3)))
    weights_of = {key: numbers(part.T) for key, part in parts.items()}
    gradients = {key: numbers(part.T) for key, part in slopes.items()}
    weights_of["wO"] = numbers(module.out_proj.weight.T)
    gradients["wO"] = numbers(module.out_proj.weight.grad.T)
    if bias:
        for key, part, slope in zip(
            ("bQ", "bK", "bV"), module.in_proj_bias.chunk(3), module.in_proj_bias.grad.chunk(3)
        ):
            weights_of[key], gradients[key] = [numbers(part)], [numbers(slope)]
        weights_of["bO"] = [numbers(module.out_proj.bias)]
        gradients["bO"] = [numbers(module.out_proj.bias.grad)]
    gradients["embeddings"] = numbers(x.grad)
    if m is not None:
        gradients["contextEmbeddings"] = numbers(context.grad)
    return {
        "name": name,
        "heads": heads,
        "embeddings": numbers(x),
        "context": None if m is None else numbers(context),
        "mask": None if mask is None else mask.int().tolist(),
        "learned": weights_of,
        "probe": numbers(probe),
        "weights": numbers(weights[0]),
        "output": numbers(output[0]),
        "gradients": gradients,
    }


def layer_norm(name, n, d):
    x, gain, shift = random(n, d), random(d), random(d)
    probe = torch.randn(n, d)
    output = functional.layer_norm(x, (d,), gain, shift, eps=1e-5)
    (output * probe).sum().backward()
    return {
        "name": name,
        "x": numbers(x),
        "gain": [numbers(gain)],
        "shift": [numbers(shift)],
        "epsilon": 1e-5,
        "probe": numbers(probe),
        "output": numbers(output),
        "gradients": {
            "x": numbers(x.grad),
            "gain": [numbers(gain.grad)],
            "shift": [numbers(shift.grad)],
        },
    }


def encoder_layer(name, n, d_model, heads, d_ff, norm_first, activation, mask=None):
    """torch.nn.TransformerEncoderLayer without dropout."""
    module = nn.TransformerEncoderLayer(
        d_model, heads, d_ff, dropout=0.0, activation=activation, norm_first=norm_first, batch_first=True
    )
    for parameter in module.parameters():
        if parameter.dim() == 1:
            nn.init.normal_(parameter, mean=0.5, std=0.3)
    x = random(n, d_model)
    probe = torch.randn(n, d_model)
    output = module(x[None], src_mask=None if mask is None else ~mask)[0]
    (output * probe).sum().backward()
    attention = module.self_attn
    named = {
        "wO": attention.out_proj.weight,
        "bO": attention.out_proj.bias,
        "w1": module.linear1.weight,
        "b1": module.linear1.bias,
        "w2": module.linear2.weight,
        "b2": module.linear2.bias,
        "attentionGain": module.norm1.weight,
        "attentionShift": module.norm1.bias,
        "feedForwardGain": module.norm2.weight,
        "feedForwardShift": module.norm2.bias,
    }
    learned = {key: numbers(part.T) if part.dim() == 2 else [numbers(part)] for key, part in named.items()}
    gradients = {
        key: numbers(part.grad.T) if part.dim() == 2 else [numbers(part.grad)] for key, part in named.items()
    }
    for i, letter in enumerate("QKV"):
        learned[f"w{letter}"] = numbers(attention.in_proj_weight.chunk(3)[i].T)
        learned[f"b{letter}"] = [numbers(attention.in_proj_bias.chunk(3)[i])]
        gradients[f"w{letter}"] = numbers(attention.in_proj_weight.grad.chunk(3)[i].T)
        gradients[f"b{letter}"] = [numbers(attention.in_proj_bias.grad.chunk(3)[i])]
    gradients["embeddings"] = numbers(x.grad)
    return {
        "name": name,
        "heads": heads,
        "kind": "pre-norm" if norm_first else "post-norm",
        "activation": activation,
        "epsilon": 1e-5,
        "embeddings": numbers(x),
        "mask": None if mask is None else mask.int().tolist(),
        "learned": learned,
        "probe": numbers(probe),
        "output": numbers(output),
        "gradients": gradients,
    }


def elementary():
    x = torch.linspace(-6, 6, 49)
    return {
        "x": numbers(x),
        "gelu": numbers(functional.gelu(x)),
        "erf": numbers(torch.erf(x)),
        "log2": numbers(torch.log2(torch.exp(x))),
    }


def some_mask(n, m):
    """A random mask in which every query may attend to something."""
    mask = torch.rand(n, m) > 0.5
    mask[:, 0] = True
    return mask


def causal(n):
    return torch.ones(n, n, dtype=torch.bool).tril()


golden = {
    "versions": {"torch": torch.__version__, "python": platform.python_version()},
    "scaledDotProduct": [
        scaled_dot_product("plain", 3, 5, 4, 4),
        scaled_dot_product("d_v unlike d_k", 4, 6, 3, 7),
        scaled_dot_product("causal", 5, 5, 8, 8, mask=causal(5)),
        scaled_dot_product("random mask", 6, 4, 5, 2, mask=some_mask(6, 4)),
        scaled_dot_product("no scaling", 4, 4, 16, 4, scale=1.0),
        scaled_dot_product("own divisor", 4, 4, 16, 4, scale=1 / 2.5),
        scaled_dot_product("one token", 1, 1, 2, 3),
    ],
    "groupedQuery": [
        grouped_query("grouped", 4, 2, 3, 5, 4),
        grouped_query("multi-query", 3, 1, 4, 4, 2),
    ],
    "multiHead": [
        multi_head("self, no bias", 4, None, 8, 2, bias=False),
        multi_head("self, bias", 5, None, 12, 3, bias=True),
        multi_head("self, bias, causal", 5, None, 8, 4, bias=True, mask=causal(5)),
        multi_head("cross, bias", 3, 5, 8, 2, bias=True),
        multi_head("cross, bias, mask", 4, 6, 6, 1, bias=True, mask=some_mask(4, 6)),
    ],
    "layerNorm": [layer_norm("wide", 3, 10), layer_norm("narrow", 4, 2)],
    "encoderLayer": [
        encoder_layer("post-norm, relu", 4, 8, 2, 16, norm_first=False, activation="relu"),
        encoder_layer("pre-norm, gelu", 4, 8, 2, 12, norm_first=True, activation="gelu"),
        encoder_layer("post-norm, gelu, causal", 5, 6, 3, 8, norm_first=False, activation="gelu", mask=causal(5)),
    ],
    "elementary": elementary(),
}

TARGET.parent.mkdir(parents=True, exist_ok=True)
TARGET.write_text(json.dumps(golden) + "\n")
print(f"{TARGET}: {TARGET.stat().st_size} bytes")
