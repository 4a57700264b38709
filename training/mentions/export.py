"""The fitted head as part of the shipped file: one graph, so that one pass of the encoder gives all."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import compose, helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.mentions.head import MentionHead
from training.mentions.states import STATES
from training.network import WIDTH

PREFIX = "mention_head/"


def join(encoder: Path, head: MentionHead, out: Path) -> Path:
    """Write the graph of ``encoder`` with ``head`` (quantised to int8) behind it to ``out``.

    What the encoder gave before it gives to the bit: none of its nodes is touched. An ``encoder`` that has a head
    already gets the new one in its place.
    """
    full, small = out.with_suffix(".head.fp32.onnx"), out.with_suffix(".head.onnx")
    states = torch.zeros(1, 64, WIDTH * len(STATES))
    torch.onnx.export(
        head, (states,), str(full), input_names=["states"], output_names=["mentions"],
        dynamic_axes={name: {1: "pieces"} for name in ("states", "mentions")}, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True)
    base = without_head(onnx.load(str(encoder)))
    mixed = helper.make_node("Concat", list(STATES), ["mention_states"], name="mention_states", axis=-1)
    base.graph.node.append(mixed)
    base.graph.output.append(helper.make_tensor_value_info("mention_states", onnx.TensorProto.FLOAT, [1, None, None]))
    behind = compose.add_prefix(onnx.load(str(small)), PREFIX)
    behind.ir_version = base.ir_version
    outputs = [output.name for output in base.graph.output if output.name != "mention_states"]
    merged = compose.merge_models(
        base, behind, io_map=[("mention_states", f"{PREFIX}states")], outputs=[*outputs, f"{PREFIX}mentions"]
    )
    _rename(merged.graph, f"{PREFIX}mentions", "mentions")
    onnx.checker.check_model(merged)
    onnx.save(merged, str(out))
    for part in (full, small):
        part.unlink()
    return out


def without_head(model: onnx.ModelProto) -> onnx.ModelProto:
    """``model`` without a mention head that an earlier run put behind it."""
    graph = model.graph
    ours = [node for node in graph.node if node.name.startswith((PREFIX, "mention_states"))]
    for node in ours:
        graph.node.remove(node)
    for weights in [one for one in graph.initializer if one.name.startswith(PREFIX)]:
        graph.initializer.remove(weights)
    for output in [one for one in graph.output if one.name in ("mentions", "mention_states")]:
        graph.output.remove(output)
    for value in [one for one in graph.value_info if one.name.startswith(PREFIX)]:
        graph.value_info.remove(value)
    return model


def _rename(graph: onnx.GraphProto, before: str, after: str) -> None:
    for node in graph.node:
        for names in (node.input, node.output):
            for at, name in enumerate(names):
                if name == before:
                    names[at] = after
    for output in graph.output:
        if output.name == before:
            output.name = after
