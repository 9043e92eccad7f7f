"""What an action is about: the closed vocabulary of topics, by the weight of the words in it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.analysis import Analysis, within
from flows.extract.clauses.made import Action, Clause
from flows.extract.clauses.modals import GIVING, MEETINGS
from flows.extract.parties.mentions import Mention
from flows.extract.text.lexicon import Hit, Lexicon
from flows.extract.text.sentences import sentence_at
from flows.ingest.document import Span
from flows.reference import table

_HELD = frozenset({"hold", "take"})
"""What happens to a meeting: it is held, it takes place."""
_VISITS = frozenset({"visit", "travel", "fly", "accompany"})
"""What one who speaks for a state does in order to talk: `travel to Oslo` is no tourism."""
_INVESTING = frozenset({"invest", "spend", "pour", "inject", "plough", "plow", "sink"})


class Weight(NamedTuple):
    """How strongly a phrase speaks for a topic; 0 where it only keeps a word in it from doing so."""

    topic: str
    weight: int


def _entries() -> list[tuple[str, tuple[Weight, ...]]]:
    weights: dict[str, list[Weight]] = defaultdict(list)
    for row in table("lexicons/topics"):
        weights[row["phrase"]].append(Weight(row["topic"], int(row["weight"])))
    return [(phrase, tuple(found)) for phrase, found in weights.items()]


_TOPICS: Lexicon[tuple[Weight, ...]] = Lexicon(_entries())
_KEEP = 0.45
"""A topic stays beside the strongest one where it has this share of its weight."""
_GENERAL = frozenset({"politics", "economy", "multilateral"})
"""Topics that are named only where no particular one is as strong: cooperation is always of states."""
_FULL = 5
"""More weight than this adds nothing: one topic's many words do not drown another's."""
_SILENT = frozenset({"name", "capital"})
_SHORT = 3
_PAID = 3
"""What money says that is given (finance) or put into something (investment)."""
_BEFORE = "to "
"""What stands before an action, so that a verb is told from its noun: `to train`."""
_GLUED = re.compile(r"\d(?=[kmg]wh?\b)")
"""The last digit before a unit that is written together with its number: `400MW`."""
_EXAMPLES = (" including ", " such as ", " among them ")
_ENOUGH = 2
"""Less weight than this says nothing."""


class Topics(NamedTuple):
    """The topics of a stretch of text, sorted, and the words that gave them, by topic."""

    names: tuple[str, ...]
    words: dict[str, tuple[int, int]]


def topics(
    folded: str,
    start: int,
    end: int,
    context: tuple[tuple[int, int], ...] = (),
    mentions: Sequence[Mention] = (),
    paid: Hit[tuple[Weight, ...]] | None = None,
) -> Topics:
    """The topics of folded[start:end]; where it has none, those of the context spans in order; else `other`.

    A word in the name of a place says nothing: `Port Louis`. `paid` is a sum in the action and what it speaks for.
    """
    spans = [(start, end), *context]
    for opener in _EXAMPLES:  # `cut tariffs on goods, including medicines` is about tariffs
        named = folded.find(opener, start, end)
        if named > start:
            spans.insert(0, (start, named))
            break
    for low, high in spans:
        names = [m for m in within(mentions, low, high) if m.kind in _SILENT and m.end - m.start > _SHORT]
        before = _BEFORE if low == start else ""
        at = low - len(before)
        hits = _TOPICS.find(before + _GLUED.sub(" ", folded[low:high]))
        if names and hits:
            hits = [h for h in hits if not any(m.start <= at + h.start < m.end for m in names)]
        if paid is not None and low == start:
            hits.append(paid._replace(start=paid.start - at, end=paid.end - at))
        found = _weigh(hits, at)
        if found.names:
            return found
    return Topics(("other",), {})


def _weigh(hits: list[Hit[tuple[Weight, ...]]], offset: int) -> Topics:
    total: Counter[str] = Counter()
    words: dict[str, tuple[int, int]] = {}
    seen: set[tuple[str, tuple[Weight, ...]]] = set()
    for hit in hits:
        for topic, weight in hit.entry:
            # A word said twice is no stronger sign.
            key = (topic, hit.entry)
            if key not in seen:
                seen.add(key)
                total[topic] += weight
                if weight:
                    words.setdefault(topic, (hit.start + offset, hit.end + offset))
    total = Counter({topic: min(weight, _FULL) for topic, weight in total.items()})
    top = max(total.values(), default=0)
    if top < _ENOUGH:
        return Topics((), {})
    particular = max((weight for topic, weight in total.items() if topic not in _GENERAL), default=0)
    names = sorted(
        topic
        for topic, weight in total.items()
        if weight >= max(top * _KEEP, _ENOUGH) and not (topic in _GENERAL and weight < particular)
    )
    return Topics(tuple(names), {name: words[name] for name in names})


def about(a: Analysis, clause: Clause, action: Action) -> Topics:
    """What an action is about by its own words, else by those around it; meetings and visits are of politics."""
    subject = clause.subject
    meets = action.lemma in _HELD and subject.kind == "event"
    meets = meets and not MEETINGS.isdisjoint(a.fold[subject.start : subject.end].split())
    visits = action.lemma in _VISITS and subject.kind in ("party", "speaker", "pronoun")
    context = () if meets or visits else _around(a, clause.sentence.start)
    found = topics(a.fold, action.start, action.end, context, a.parties.mentions, _paid(a, action))
    silent = not found.words or (visits and found.names == ("tourism",))
    return Topics(("politics",), {}) if (meets or visits) and silent else found


def _paid(a: Analysis, action: Action) -> Hit[tuple[Weight, ...]] | None:
    """The sum that an action gives, or puts into something, and what this speaks for."""
    topic = "finance" if action.lemma in GIVING else "investment" if action.lemma in _INVESTING else None
    if topic is None:
        return None
    sums = (q for q in within(a.quantities, action.start, action.end) if q.kind == "money")
    said: tuple[Weight, ...] = (Weight(topic, _PAID),)
    return next((Hit(q.start, q.end, said) for q in sums), None)


def _around(a: Analysis, position: int) -> tuple[Span, ...]:
    """The sentences that tell what `extend it` or `hold another round` is about: its own, those before, the first."""
    at = sentence_at(a.sentences, position)
    near = a.sentences[max(at - 2, 0) : at + 1][::-1]
    return tuple((sentence.start, sentence.end) for sentence in (*near, *a.sentences[:2]))
