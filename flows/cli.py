"""The commands of communique. What each one needs is imported when it runs, so that help comes at once."""

import os
import sys
from pathlib import Path
from typing import Final

import click

from flows import __version__
from flows.commands.failure import BadUse, Failure

_DATA: Final = Path("data")
_WAREHOUSE: Final = _DATA / "communique.duckdb"
_FORMATS: Final = ("table", "csv", "json", "parquet")

_path = click.Path(path_type=Path)
_database = click.option("--db", type=_path, default=_WAREHOUSE, show_default=True, help="The warehouse to ask.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="communique")
def app() -> None:
    """Reads news about relations between states into ledgers of figures, commitments and agreements."""


@app.command()
@click.argument("inputs", nargs=-1)
@click.option("--out", type=_path, default=_DATA, show_default=True, help="The folder to fill.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that extract; by default one a processor.")
@click.option("--full", is_flag=True, help="Read everything anew, whatever the warehouse knows.")
@click.option(
    "--corrections", type=_path, metavar="FILE", help="Changes of single rows by hand; by default those of communique."
)
@click.option(
    "--publish", "address", metavar="ADDRESS", help="Where to send the release, as `communique publish` does."
)
@click.option("--runner", default="local", show_default=True, help="Who extracts: local, or dask://host:port.")
@click.option(
    "--shared", metavar="ADDRESS", help="A folder that a cluster and this machine share; by default below --out."
)
def build(
    inputs: tuple[str, ...],
    out: Path,
    workers: int | None,
    address: str | None,
    full: bool,
    runner: str,
    shared: str | None,
    corrections: Path | None,
) -> None:
    """Read documents and leave a warehouse, a release, and pages that show it.

    Only what is new is read; rows of documents that the inputs hold no more go.

    INPUTS are folders of .txt and .html, and .jsonl, .jsonl.gz, .jsonl.zst and .parquet files, on the disk or by
    address (s3://, gs://, https://); by default the founding documents of communique. The pages are for
    any browser: open site/index.html in the folder that was filled.

    Example: communique build news/ wires.jsonl.zst --out data --workers 4
    """
    from flows.commands.build import build as answer

    click.echo(answer(inputs, out, workers, address, full=full, runner=runner, shared=shared, corrections=corrections))


@app.command()
@click.argument("feeds", type=_path)
@click.option("--raw", type=_path, default=_DATA / "raw", show_default=True, help="The folder to fill.")
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="Seconds between two requests to a host.",
)
@click.option("--contact", default="", help="A page or mail address that servers are shown, for their owners.")
def fetch(feeds: Path, raw: Path, pause: float, contact: str) -> None:
    """Fetch the articles that news feeds name, for later builds.

    FEEDS is a CSV with a column url (of RSS or Atom) and, where it is known, publisher and rights. Only what is new is
    asked for, as robots.txt allows. The folder is an input of `communique build`, which asks no server.

    Example: communique fetch feeds.csv --raw data/raw --contact https://example.org/about
    """
    from flows.commands.fetch import fetch as answer

    click.echo(answer(feeds, raw, pause, contact))


@app.command()
@click.argument("query")
@_database
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="How the rows are written.",
)
@click.option("--output", type=_path, help="A file to write to instead of the terminal.")
def sql(query: str, db: Path, form: str, output: Path | None) -> None:
    """Ask the warehouse in SQL. Nothing can be written, attached or read beside it.

    QUERY is one query in the SQL of DuckDB. It has ten minutes and 4 GB of memory.

    Example: communique sql "SELECT * FROM country_pairs" --format csv
    """
    from flows.commands.sql import sql as answer

    answer(query, db, form, output)


@app.command()
@click.argument("identity", metavar="ID")
@_database
def explain(identity: str, db: Path) -> None:
    """Show where a row came from.

    Its document, its sentence with the quote marked, its rule, and the words that decided its columns.

    ID is that of a figure, commitment, agreement, event or person.

    Example: communique explain fig_0123456789abcdef
    """
    from flows.commands.explain import explain as answer

    click.echo(answer(identity, db))


@app.command()
@_database
@click.option("--format", "form", type=click.Choice(("table", "csv")), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many rows; by default all.")
@click.option("--output", type=_path, help="A file to write to instead of the terminal.")
def review(db: Path, form: str, limit: int | None, output: Path | None) -> None:
    """List what a curator should look at first.

    Figures that contradict others, rows of low confidence, and what was refused. As CSV, each row is a line for
    corrections.csv that lacks its value and reason; what is left as it is changes nothing there.

    Example: communique review --format csv --limit 100 --output look.csv
    """
    from flows.commands.review import review as answer

    answer(db, form, limit, output)


@app.command()
@click.argument("place", metavar="DIR", type=_path, default=_DATA)
def verify(place: Path) -> None:
    """Prove that a release is whole and true.

    Checksums, schemas, keys, terms and, beside its warehouse, every quote.

    DIR is what a build has left, or a release folder alone.

    Example: communique verify data
    """
    from flows.commands.verify import verify as answer

    click.echo(answer(place))


@app.command()
@click.argument("address")
@click.argument("place", metavar="DIR", type=_path, default=_DATA)
def publish(address: str, place: Path) -> None:
    """Send a release to where others find it.

    Below ADDRESS (s3://bucket/path, gs://…, file:///path, any that fsspec knows) every release has a folder of its own,
    and latest.json names the newest. It is put there last and in one step: whoever follows it finds a whole release.

    DIR is what a build has left, or a release folder.

    Example: communique publish s3://bucket/communique data
    """
    from flows.commands.publish import publish as answer

    click.echo(answer(address, place))


@app.command()
@click.argument("before", metavar="OLD", type=_path)
@click.argument("after", metavar="NEW", type=_path, default=_DATA)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--output", type=_path, help="A file to write to instead of the terminal.")
def diff(before: Path, after: Path, form: str, output: Path | None) -> None:
    """Tell what differs between two releases, and why.

    The table counts the rows that were added, removed and changed, by cause; the other formats have every value
    before and after, with its causes.

    OLD and NEW are release folders, or what a build has left.

    Example: communique diff last-month/release data --format csv --output changes.csv
    """
    from flows.commands.diff import diff as answer

    answer(before, after, form, output)


@app.command()
@click.argument("gold", type=_path)
@click.argument("place", metavar="DIR", type=_path, default=_DATA)
@click.option("--misses", is_flag=True, help="Show every record missed, spurious or different.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def score(gold: Path, place: Path, misses: bool, as_json: bool) -> None:
    """Compare a build with annotated records.

    Precision, recall and F1 by table and rung.

    GOLD has one record a line; DIR is what a build has left, or a release folder.

    Example: communique score seeds/gold/seeds.jsonl data
    """
    from flows.commands.score import scored

    click.echo(scored(gold, place, misses=misses, as_json=as_json))


def main() -> None:
    """Run the command line: exit code 0 for success, 1 for failure, 2 for bad use, with a line that says why."""
    code = run(sys.argv[1:])
    if code == 1:
        # What a failure still refers to is of no use to anyone, and DuckDB would list all of it on standard error.
        for stream in (sys.stdout, sys.stderr):
            if not stream.closed:
                stream.flush()
        os._exit(code)
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        app(arguments, prog_name="communique", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        return _complain(error.format_message(), 2)
    except BadUse as error:
        return _complain(str(error), 2)
    except Failure as error:
        return _complain(str(error), 1)
    except BrokenPipeError:
        sys.stderr.close()  # who read the output has gone; flushing at exit would only complain
        return 1
    except (KeyboardInterrupt, click.Abort):
        return _complain("interrupted", 130)
    return 0


def _complain(message: str, code: int) -> int:
    from flows.commands.terminal import printable

    for line in message.splitlines():
        click.echo(f"communique: {printable(line)}", err=True)
    return code


if __name__ == "__main__":
    main()
