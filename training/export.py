"""From trained weights to the int8 ONNX file that is shipped."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.analyse.model import OUTPUTS
from onrecord.analyse.words import FEATURE_SIZES
from training.network import Network


def export_encoder(weights: Path, out: Path, *, reduce_range: bool = False) -> Path:
    """Write ``encoder.onnx`` (int8) and ``encoder.fp32.onnx`` into ``out``; return the former.

    ``reduce_range`` keeps weights within 7 bits, which processors without VNNI need not
    to saturate.
    """
    network = Network()
    network.load_state_dict(torch.load(weights))
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    full, small = out / "encoder.fp32.onnx", out / "encoder.onnx"
    ids = torch.randint(1000, 20000, (1, 64))
    features = torch.stack([torch.randint(0, size, (1, 64)) for size in FEATURE_SIZES], -1)
    names = OUTPUTS
    axes = {name: {1: "pieces"} for name in ("ids", "features", *names)}
    torch.onnx.export(
        network, (ids, features), str(full), input_names=["ids", "features"], output_names=list(names),
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=reduce_range)
    onnx.checker.check_model(str(small))
    return small
