"""From trained weights to the int8 file that is shipped beside the encoder, whose word table it reads."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.resolve.telling.together import FILE, MOST
from training.network import WIDTH
from training.telling.network import Crossed

_TABLE = "words.weight"
_LONGEST = 2 * MOST + 3
_OPSET = 17


class _Judge(nn.Module):
    def __init__(self, network: Crossed) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, marks: Tensor) -> Tensor:
        return self.network.judge(words, marks)


def export_reader(network: Crossed, encoder: Path, out: Path) -> Path:
    """Write ``together.onnx`` into ``out``; it is read where a copy of ``encoder`` lies beside it."""
    network.eval()
    network.positions.weight = nn.Parameter(network.positions.weight[:_LONGEST].detach().clone())
    out.mkdir(parents=True, exist_ok=True)
    full, small = out / "together.fp32.onnx", out / FILE
    given = (torch.randn(1, 40, WIDTH), torch.randint(0, 2, (1, 40, 3)))
    torch.onnx.export(
        _Judge(network), given, str(full), input_names=["words", "marks"], output_names=["same"],
        dynamic_axes={"words": {1: "pieces"}, "marks": {1: "pieces"}}, opset_version=_OPSET, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
    model = onnx.load(str(small))
    _read_words(model.graph, encoder)
    small.write_bytes(model.SerializeToString())
    return small


def _read_words(graph: onnx.GraphProto, encoder: Path) -> None:
    """Let ``graph`` take pieces, and look them up in the table that lies in the file ``encoder``."""
    whole = encoder.read_bytes()
    kept = {one.name: one for one in onnx.load_model_from_string(whole).graph.initializer}
    table, scale, zero = (kept[f"{_TABLE}_{what}"] for what in ("quantized", "scale", "zero_point"))
    place = whole.index(table.raw_data)
    outside = TensorProto(name=table.name, data_type=table.data_type, dims=table.dims)
    outside.data_location = TensorProto.EXTERNAL
    for name, value in (("location", encoder.name), ("offset", place), ("length", len(table.raw_data))):
        outside.external_data.add(key=name, value=str(value))
    graph.initializer.extend((outside, scale, zero))
    looked_up = helper.make_node("Gather", [table.name, "ids"], ["words_quantized"], "words/look_up")
    widened = helper.make_node("DequantizeLinear", ["words_quantized", scale.name, zero.name], ["words"], "words/widen")
    for node in (widened, looked_up):
        graph.node.insert(0, node)
    (words,) = (one for one in graph.input if one.name == "words")
    graph.input.remove(words)
    graph.input.insert(0, helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"]))
