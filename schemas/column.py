"""How a column is written down in a model, and what can be read back from it.

The makers below return pandera fields, so that a model reads as a list of columns. What a field cannot hold itself
(unit, vocabulary, whether the value is a country code) goes into its metadata, and `columns` reads all of it back.
Conditions are SQL text: DuckDB takes them as CHECK constraints and polars evaluates the same words row by row.
"""

from dataclasses import dataclass
from typing import Any

import pandera.polars as pa
import polars as pl

from schemas.vocabulary import Vocabulary

CODE = "^[A-Z][A-Z0-9]{1,11}$"
NOT_BLANK = r"^[\s\S]*\S[\s\S]*$"


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `dtype` is its polars type; `pattern` (of the whole value), `minimum` and `maximum` bound its values, `fewest` the
    length of a list. `codes` are those of countries and blocs. `words` marks what holds words of a document, which a
    release leaves out where the document's rights say so.
    """

    name: str
    dtype: pl.DataType
    description: str
    nullable: bool
    unique: bool = False
    unit: str | None = None
    vocabulary: Vocabulary | None = None
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    codes: bool = False
    fewest: int = 0
    words: bool = False

    @property
    def listed(self) -> bool:
        """Whether a value is a list; every list is sorted and names nothing twice."""
        return isinstance(self.dtype, pl.List)

    @property
    def scalar(self) -> pl.DataType:
        """The type of a value, or of the items of a list."""
        inner = self.dtype.inner if isinstance(self.dtype, pl.List) else self.dtype
        return inner if isinstance(inner, pl.DataType) else inner()


@dataclass(frozen=True)
class Condition:
    """What must hold within a row: the reason of rejects, the SQL expression (null passes), the meaning."""

    reason: str
    sql: str
    meaning: str


def column(
    description: str,
    *,
    nullable: bool = False,
    unit: str | None = None,
    pattern: str | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    last: bool = False,
    words: bool = False,
) -> Any:
    """A plain column. `last` puts it behind the columns of the models that inherit it."""
    metadata = {"unit": unit, "last": last, "words": words}
    return pa.Field(
        description=description, nullable=nullable, str_matches=pattern, ge=minimum, le=maximum, metadata=metadata
    )


def key(prefix: str, description: str) -> Any:
    """The id of a table's rows: `prefix`, `_` and 16 hexadecimal digits."""
    return pa.Field(description=description, unique=True, str_matches=f"^{prefix}_[0-9a-f]{{16}}$", metadata={})


def reference(prefix: str, description: str, *, nullable: bool = False) -> Any:
    """The id of a row of another table."""
    pattern = f"^{prefix}_[0-9a-f]{{16}}$"
    return pa.Field(description=description, nullable=nullable, str_matches=pattern, metadata={})


def term(vocabulary: Vocabulary, description: str, *, nullable: bool = False) -> Any:
    """One term of a closed vocabulary; annotate it as `pl.Enum`."""
    kwargs = {"categories": list(vocabulary.terms)}
    return pa.Field(
        description=description, nullable=nullable, dtype_kwargs=kwargs, metadata={"vocabulary": vocabulary}
    )


def terms(vocabulary: Vocabulary, description: str, *, fewest: int = 0) -> Any:
    """A sorted list of at least `fewest` terms of a closed vocabulary; annotate it as `pl.List`."""
    metadata = {"vocabulary": vocabulary, "fewest": fewest}
    return pa.Field(description=description, dtype_kwargs={"inner": vocabulary.dtype}, metadata=metadata)


def code(description: str, *, nullable: bool = False) -> Any:
    """A country (ISO 3166-1 alpha-3) or a bloc (its acronym)."""
    return pa.Field(description=description, nullable=nullable, str_matches=CODE, metadata={"codes": True})


def codes(description: str) -> Any:
    """A sorted list of countries and blocs; annotate it as `pl.List`."""
    return pa.Field(description=description, dtype_kwargs={"inner": pl.String()}, metadata={"codes": True})


def texts(description: str) -> Any:
    """A sorted list of strings; annotate it as `pl.List`."""
    return pa.Field(description=description, dtype_kwargs={"inner": pl.String()}, metadata={})


def condition(reason: str, sql: str, meaning: str) -> Any:
    """A condition over the columns of one row; a class attribute of a model."""

    def holds(_model: object, data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.sql_expr(sql))

    holds.__name__ = reason
    return pa.dataframe_check(holds, name=reason, title=sql, description=meaning)


def columns(model: type[pa.DataFrameModel], identity: str) -> tuple[Column, ...]:
    """The columns of a model in their order: `identity`, inherited ones, own ones, and inherited ones put last.

    Raises ValueError for a column without a description.
    """
    found = model.to_schema().columns
    order = sorted(found, key=lambda name: (name != identity, bool((found[name].metadata or {}).get("last"))))
    return tuple(_read(name, found[name]) for name in order)


def conditions(model: type[pa.DataFrameModel]) -> tuple[Condition, ...]:
    """The conditions of a model, by reason."""
    checks = model.to_schema().checks
    return tuple(sorted((Condition(c.name, c.title, c.description) for c in checks), key=lambda c: (c.reason, c.sql)))


def _read(name: str, field: Any) -> Column:
    if not field.description:
        raise ValueError(f"column {name} has no description")
    bounds: dict[str, Any] = {}
    for check in field.checks:
        bounds |= check.statistics
    metadata = field.metadata or {}
    pattern = bounds.get("pattern")
    return Column(
        name=name,
        dtype=field.dtype.type,
        description=field.description,
        nullable=field.nullable,
        unique=field.unique,
        unit=metadata.get("unit"),
        vocabulary=metadata.get("vocabulary"),
        pattern=getattr(pattern, "pattern", pattern),
        minimum=bounds.get("min_value"),
        maximum=bounds.get("max_value"),
        codes=bool(metadata.get("codes")),
        fewest=metadata.get("fewest", 0),
        words=bool(metadata.get("words")),
    )
