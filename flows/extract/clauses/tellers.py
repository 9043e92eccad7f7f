"""Who tells a clause: the subject of the verb of saying that it hangs on."""

from flows.extract.clauses.actor import Actor
from flows.extract.clauses.actors import before_parenthesis, before_verb, noun_phrase
from flows.extract.clauses.line import BE, PUNCTUATION, REPORT, Line, is_finite


def teller(line: Line, verb: int) -> Actor | None:
    """Who says the clause that the verb stands in: `X said …`, `…, X said`, `According to X, …`."""
    low = line.words.low
    source = _source(line)
    if source is not None:
        return source
    for at in range(verb - 1, 0, -1):
        if low[at] in REPORT and not low[at].endswith("ing") and is_finite(line, at):
            return before_verb(line, at)
    for at in range(verb + 1, len(low)):
        if low[at] in ("said", "says", "told") and low[at - 1] == ",":  # `, Peru's minister, Ana Rey, said`
            last = before_parenthesis(line, at - 1)
            comma = next((k for k in range(last, max(last - 14, verb), -1) if low[k] in (",", '"')), None)
            if last > verb and comma is not None and comma < last:
                return noun_phrase(line, last, comma + 1)
        if low[at] in REPORT and not low[at].endswith("ing") and _after_name(line, at) and is_finite(line, at):
            comma = next((k for k in range(at - 1, max(at - 14, verb), -1) if low[k] in (",", '"')), None)
            if comma is None:
                return None
            return noun_phrase(line, at - 1, comma + 1)
        if low[at] == "quoted" and low[at - 1] in BE:  # `X was quoted as saying`
            comma = next((k for k in range(at - 1, max(at - 14, verb), -1) if low[k] in (",", '"')), None)
            return noun_phrase(line, at - 2, comma + 1) if comma is not None else None
        if low[at] in ("said", "says") and low[at - 1] in (",", '"'):
            end = next((k for k in range(at + 1, len(low)) if low[k] in (",", ".", "who", "after", "at")), len(low))
            return noun_phrase(line, end - 1, at + 1) if end > at + 1 else None
    return None


def _source(line: Line) -> Actor | None:
    """Whose words a sentence gives by `according to …`, before its clause or behind it."""
    low = line.words.low
    at = next((k for k in range(len(low) - 2) if low[k] == "according" and low[k + 1] == "to"), -1)
    if at < 0:
        return None
    end = next((k for k in range(at + 2, len(low)) if low[k] in PUNCTUATION and low[k] not in "-'.\""), len(low))
    end -= low[end - 1] == "."
    return noun_phrase(line, end - 1, at + 2) if end > at + 2 else None


def _after_name(line: Line, verb: int) -> bool:
    """Whether no mark stands before a verb, but that of `Jr.`."""
    return line.words.low[verb - 1] not in PUNCTUATION or line.mention_at(verb - 1) is not None
