"""The data dictionary for people, made from the models: Markdown with every table, column and term."""

from collections.abc import Iterable

from schemas import BETWEEN, TABLES, VOCABULARIES
from schemas.column import Column
from schemas.ddl import sql_type
from schemas.table import Table
from schemas.vocabulary import Vocabulary


def markdown() -> str:
    """All released tables in their order, then the vocabularies that their columns name."""
    parts = ["# Data dictionary", "## Tables"]
    parts += [_table(table) for table in (TABLES | BETWEEN).values()]
    parts.append("## Vocabularies")
    parts += [_vocabulary(vocabulary) for vocabulary in VOCABULARIES]
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    keys = [f"Key: {', '.join(f'`{name}`' for name in table.key)}."]
    keys += [f"`{key.column}` is a `{key.target}` of `{key.table}`." for key in table.foreign_keys]
    rules = [f"- {condition.meaning}" for condition in table.conditions]
    parts = [
        f"### {table.name}",
        table.description,
        _grid(("column", "type", "null", "meaning"), (_row(column) for column in table.columns)),
        " ".join(keys),
    ]
    if rules:
        parts.append("In every row:\n\n" + "\n".join(rules))
    return "\n\n".join(parts)


def _row(column: Column) -> tuple[str, ...]:
    meaning = column.description
    if column.unit is not None:
        meaning += f" Unit: {column.unit}."
    if column.vocabulary is not None:
        meaning += f" Terms: [{column.vocabulary.name}](#{column.vocabulary.name})."
    return f"`{column.name}`", f"`{sql_type(column).replace(chr(34), '')}`", "yes" if column.nullable else "", meaning


def _vocabulary(vocabulary: Vocabulary) -> str:
    rows = ((f"`{term}`", meaning) for term, meaning in vocabulary.terms.items())
    meaning = vocabulary.meaning
    return f"### {vocabulary.name}\n\n{meaning[0].upper()}{meaning[1:]}.\n\n{_grid(('term', 'meaning'), rows)}"


def _grid(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
