"""The API as its own description has it, asked with whatever fits the description and much that does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord.web.app import create_app

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
PLACES = sorted(
    (method.upper(), path)
    for path, methods in create_app(Path("described only")).openapi()["paths"].items()
    for method in methods
)


@pytest.fixture(scope="module")
def described(folder: Path) -> Any:
    return schemathesis.openapi.from_asgi("/api/openapi.json", create_app(folder, "testserver"))


@pytest.mark.parametrize(("method", "path"), PLACES)
def test_every_answer_is_as_described(described: Any, method: str, path: str) -> None:
    @given(case=described[path][method].as_strategy())
    @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def ask(case: Any) -> None:
        case.validate_response(case.call(), checks=CHECKS)

    ask()
