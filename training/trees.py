"""Boosted trees of scikit-learn as an ONNX graph.

Written out because skl2onnx cannot convert the histogram trees of the pinned
scikit-learn. Thresholds are rounded down to float32, so that float32 features fall
on the same side as in training.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper
from sklearn.ensemble import HistGradientBoostingClassifier


def to_onnx(classifier: HistGradientBoostingClassifier, columns: int) -> onnx.ModelProto:
    """A graph from ``features`` float32 (n, columns) to ``probabilities`` float32 (n, 1) of the second class."""
    attributes: dict[str, list] = {
        f"nodes_{name}": []
        for name in ("treeids", "nodeids", "featureids", "modes", "values", "truenodeids", "falsenodeids")
    }
    targets: dict[str, list] = {f"target_{name}": [] for name in ("treeids", "nodeids", "ids", "weights")}
    for tree, (predictor,) in enumerate(classifier._predictors):
        for number, node in enumerate(predictor.nodes):
            leaf = bool(node["is_leaf"])
            values = {
                "treeids": tree, "nodeids": number, "featureids": 0 if leaf else int(node["feature_idx"]),
                "modes": "LEAF" if leaf else "BRANCH_LEQ",
                "values": 0.0 if leaf else _at_most(float(node["num_threshold"])),
                "truenodeids": 0 if leaf else int(node["left"]), "falsenodeids": 0 if leaf else int(node["right"]),
            }  # fmt: skip
            for name, value in values.items():
                attributes[f"nodes_{name}"].append(value)
            if leaf:
                leaf_values = {"treeids": tree, "nodeids": number, "ids": 0, "weights": float(node["value"])}
                for name, value in leaf_values.items():
                    targets[f"target_{name}"].append(value)
    trees = helper.make_node(
        "TreeEnsembleRegressor", ["features"], ["score"], domain="ai.onnx.ml", n_targets=1,
        base_values=[float(np.ravel(classifier._baseline_prediction)[0])], **attributes, **targets,
    )  # fmt: skip
    graph = helper.make_graph(
        [trees, helper.make_node("Sigmoid", ["score"], ["probabilities"])],
        "relinker",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, [None, columns])],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [None, 1])],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
    onnx.checker.check_model(model)
    return model


def _at_most(threshold: float) -> float:
    rounded = np.float32(threshold)
    return float(np.nextafter(rounded, np.float32(-np.inf)) if float(rounded) > threshold else rounded)
