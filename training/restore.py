"""The weights of a shipped encoder, out of its int8 file: what a further training begins with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.network import Network

_SUFFIX = "_quantized"


def restored(encoder: Path) -> dict[str, Tensor]:
    """The state of a ``Network`` as ``encoder.onnx`` has it, each weight to within half a step of its quantisation.

    A head that the file does not have is as it is at first.
    """
    graph = onnx.load(str(encoder)).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state = Network().state_dict()
    for name in arrays:
        if name in state:
            state[name] = torch.from_numpy(arrays[name].copy())
        elif name.endswith(_SUFFIX) and name.removesuffix(_SUFFIX) in state:
            whole = name.removesuffix(_SUFFIX)
            state[whole] = torch.from_numpy(_whole(arrays, whole))
    for node in graph.node:
        # A product is called after its place in the network: "/layers.0/query/MatMul_quant".
        place = ".".join(node.name.strip("/").split("/")[:-1])
        if node.op_type == "MatMulInteger" and f"{place}.weight" in state:
            state[f"{place}.weight"] = torch.from_numpy(_whole(arrays, node.input[1].removesuffix(_SUFFIX)).T.copy())
    return state


def _whole(arrays: dict[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    steps = arrays[f"{name}{_SUFFIX}"].astype(np.float32) - arrays[f"{name}_zero_point"].astype(np.float32)
    return np.asarray(steps * arrays[f"{name}_scale"], dtype=np.float32)
