"""The SQL of resolving: written once in DuckDB's dialect, said again in Spark's.

sqlglot writes the one for the other, but it lets pass what the two engines mean
differently: an ORDER BY within ``list`` is dropped, ``len`` of a list becomes the length
of a string, positions begin at another number. So only what is tested here to mean the
same is let through; anything else is refused, by name, before it can give other rows.

In short: SELECT with joins, WHERE, GROUP BY, UNION, CTEs; ``row_number`` and plain
aggregates; structs; ``unnest`` as a whole column, one to a SELECT; ``list_transform(items,
lambda item, nth: {…})``. ``list(…)`` is a bag without null, in no order: sort it in Python, or
write ``list_sort(list({'nth': position, …}))``, so that each item carries its place. Case,
patterns, hashes and arithmetic are for Python functions, which are the same on every engine, but for sums, differences
and the remainder (``%``) of whole numbers that are not negative.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlglot import exp

_CLAUSES = (
    "Select From Table TableAlias Join Where Group Having Order Ordered With CTE Union Subquery Star Distinct Alias "
    "Column Identifier Literal Null Boolean Paren"
)
_CONDITIONS = "And Or Not EQ NEQ GT GTE LT LTE Is In Exists NullSafeEQ NullSafeNEQ Case If Coalesce Between"
_VALUES = "DPipe Add Sub Mod Neg Cast DataType ColumnDef Length Greatest Least StartsWith SplitPart"
_LISTS = "Struct PropertyEQ Dot Array Explode Transform Lambda ArrayAgg ArraySort ArraySize"
_AGGREGATES = "Count Sum Min Max LogicalOr LogicalAnd Filter Window RowNumber"
_ALLOWED = frozenset(" ".join((_CLAUSES, _CONDITIONS, _VALUES, _LISTS, _AGGREGATES)).split())
_TYPES = frozenset(("TEXT", "INT", "BIGINT", "BOOLEAN", "DOUBLE", "ARRAY", "LIST", "STRUCT"))
_RESERVED = frozenset(("end", "offset"))
_POSITION = "nth"
_INSTEAD = {
    "IgnoreNulls": "write min(…) for any_value(…): it is the same every time",
    "Concat": "write ||, for which null is null everywhere",
}


class UnsupportedSQLError(Exception):
    """SQL that may mean different things to the engines: a fault of the program, not of a record."""


def to_spark(query: str) -> str:
    """A query in the tested part of DuckDB's dialect, in Spark's dialect.

    Raises:
        UnsupportedSQLError: if the query leaves that part, with the words that do.
    """
    import sqlglot

    tree = checked(query)
    for mapping in tree.find_all(sqlglot.exp.Transform):
        _count_from_one(mapping)
    return tree.sql("spark", identify=True, normalize_functions=False)


def tables_of(query: str) -> list[str]:
    """The names of the tables that a query reads, each as often as it is read."""
    from sqlglot import exp

    return [table.name for table in checked(query).find_all(exp.Table)]


def checked(query: str) -> exp.Query:
    """The tree of a query that means the same on every engine.

    Raises:
        UnsupportedSQLError: as ``to_spark``.
    """
    import sqlglot

    try:
        trees = sqlglot.parse(query, read="duckdb")
        words = {token.text.lower() for token in sqlglot.tokenize(query, read="duckdb")}
    except sqlglot.errors.SqlglotError as error:
        raise UnsupportedSQLError(f"this is no SQL: {query!r} ({error})") from error
    if len(trees) != 1 or not isinstance(tree := trees[0], sqlglot.exp.Query):
        raise UnsupportedSQLError(f"one query at a time, without a semicolon within: {query!r}")
    if "len" in words:
        raise UnsupportedSQLError("len( is the length of strings and of lists: write length( or array_length(")
    for node in tree.walk():
        if fault := _fault(node):
            raise UnsupportedSQLError(f"{node.sql('duckdb')!r}: {fault}")
    return tree


def _fault(node: exp.Expr) -> str | None:
    """Why ``node`` must not stand where it does, or None."""
    name = type(node).__name__
    if name not in _ALLOWED:
        instead = _INSTEAD.get(name, "see resolve/dialect.py")
        return f"{name} is not in the part of SQL that is tested on all engines: {instead}"
    rule = _RULES.get(name)
    return rule(node) if rule else None


def _identifier(node: exp.Expr) -> str | None:
    if str(node.this).lower() in _RESERVED:
        return f"{node.this!r} is a reserved word in one of the engines: call it otherwise"
    return None


def _list(node: exp.Expr) -> str | None:
    if type(node.this).__name__ == "Order":
        return "an order within list(…) is lost: write list_sort(list({'nth': position, …}))"
    return None


def _among(node: exp.Expr) -> str | None:
    """A query as a condition: null in one that does not fit is null for one engine and false for the other."""
    if type(node).__name__ == "In" and not node.args.get("query"):
        return None
    above = node.parent
    while type(above).__name__ in ("And", "Not", "Paren") and above is not None:
        above = above.parent
    return None if type(above).__name__ == "Where" else "a query is a condition of WHERE, by itself or beside AND"


def _literal(node: exp.Expr) -> str | None:
    whole = node.args.get("is_string") or str(node.this).isdigit()
    if whole or (type(node.parent).__name__ == "Cast" and (node.parent or node).args["to"].this.name == "DOUBLE"):
        return None
    return "say that it is no decimal number: 0.5::DOUBLE"


def _sort(node: exp.Expr) -> str | None:
    items = node.this.this if type(node.this).__name__ == "ArrayAgg" else None
    if items is None or type(items).__name__ != "Struct" or items.expressions[0].name != _POSITION:
        return (
            f"only list({{'{_POSITION}': position, …}}) is sorted: the position of an item is the first in its struct"
        )
    return None


def _unnest(node: exp.Expr) -> str | None:
    column = node.parent if type(node.parent).__name__ == "Alias" else node
    select = column.parent if column else None
    if type(select).__name__ != "Select" or select is None or node.args.get("expressions"):
        return "unnest is a whole column of a SELECT, without options"
    if sum(type(each.unalias()).__name__ == "Explode" for each in select.expressions) > 1:
        return "one unnest to a SELECT"
    return None


def _type(node: exp.Expr) -> str | None:
    named = getattr(node.this, "name", str(node.this))
    return None if named in _TYPES else f"the type {named} is not the same on all engines"


def _order(node: exp.Expr) -> str | None:
    above = node.parent
    if type(above).__name__ == "Window" or (above is not None and above.parent is None):
        return None
    return "rows of a subquery have no order: sort in OVER (…) or at the very end"


def _window(node: exp.Expr) -> str | None:
    if node.args.get("spec"):
        return "frames of windows are not tested"
    if type(node.this).__name__ != "RowNumber" and node.args.get("order"):
        return "an aggregate over a window is over the whole of it: leave ORDER BY out"
    return None


def _distinct(node: exp.Expr) -> str | None:
    return "DISTINCT ON keeps any row: number them with row_number()" if node.args.get("on") else None


def _select(node: exp.Expr) -> str | None:
    extra = {"limit", "offset", "qualify", "sample", "windows", "laterals"} & {
        key for key, at in node.args.items() if at
    }
    return f"{', '.join(extra)} is not tested on all engines" if extra else None


def _star(node: exp.Expr) -> str | None:
    return "name the columns" if any(node.args.get(key) for key in ("except_", "replace", "rename")) else None


def _table(node: exp.Expr) -> str | None:
    if type(node.this).__name__ != "Identifier" or node.this.args.get("quoted") or node.args.get("db"):
        return "tables have plain names; reading files is for the engine"
    return None


_RULES = {
    "ArrayAgg": _list,
    "ArraySort": _sort,
    "DataType": _type,
    "Distinct": _distinct,
    "Exists": _among,
    "Explode": _unnest,
    "Identifier": _identifier,
    "In": _among,
    "Literal": _literal,
    "Order": _order,
    "Select": _select,
    "Star": _star,
    "Table": _table,
    "Window": _window,
}


def _count_from_one(mapping: exp.Expr) -> None:
    """Let the position that a lambda is given begin at 1, as in DuckDB; Spark begins at 0."""
    from sqlglot import exp

    function = mapping.expression
    if len(function.expressions) < 2:
        return
    position = function.expressions[1].name
    for node in list(function.this.find_all(exp.Identifier)):
        key = isinstance(node.parent, exp.PropertyEQ) and node.arg_key == "this"
        if node.name == position and not key and not isinstance(node.parent, exp.Dot | exp.Column):
            node.replace(exp.paren(exp.Add(this=node.copy(), expression=exp.Literal.number(1))))
