from __future__ import annotations

import typing
from typing import Any, Literal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.schema import TABLES, from_row, schema_of, to_row
from onrecord.types import Capture, Document, Span

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXT,
    int: st.integers(0, 2**31 - 1),
    float: st.floats(0, 1),
    bool: st.booleans(),
    type(None): st.none(),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value that a type hint of the contract allows."""
    if hint == Span:
        return st.tuples(_SCALARS[int], _SCALARS[int])
    if hint in _SCALARS:
        return _SCALARS[hint]
    if typing.get_origin(hint) is Literal:
        return st.sampled_from(typing.get_args(hint))
    if typing.get_origin(hint) is tuple:
        return st.lists(values(typing.get_args(hint)[0]), max_size=2).map(tuple)
    if typing.get_args(hint):
        return st.one_of([values(part) for part in typing.get_args(hint)])
    return st.builds(hint, **{name: values(part) for name, part in typing.get_type_hints(hint).items()})


@pytest.mark.parametrize("kind", TABLES.values(), ids=TABLES.keys())
@given(data=st.data())
@settings(max_examples=30)
def test_what_goes_into_arrow_comes_out_again(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(values(kind))
    table = pa.Table.from_pylist([to_row(value)], schema=schema_of(kind))
    assert from_row(kind, table.to_pylist()[0]) == value


def test_columns_are_the_fields_in_their_order() -> None:
    assert schema_of(Document).names == list(typing.get_type_hints(Document))


def test_only_what_may_be_none_is_nullable() -> None:
    schema = schema_of(Document)
    assert schema.field("title").nullable
    assert not schema.field("text").nullable


def test_a_type_that_no_table_can_hold_is_refused() -> None:
    with pytest.raises(KeyError):
        schema_of(Capture)
