"""Lists whose members belong together in order: `5 mln in 2021 and 8 mln in 2022, respectively rising 80% and 16%`."""

from itertools import pairwise

from flows.extract.figures.scene import Scene


def _against_each(scene: Scene) -> None:
    """`Sales were 5 mln in 1986, down from 9 mln in 1985, while purchases were 3 mln and 6 mln, respectively`."""
    if not scene.text.startswith(
        (" respectively", ", respectively"), max((d.quantity.end for d in scene.made), default=0)
    ):
        return
    if len(scene.made) < FOUR:
        return
    now, then, first, second = scene.made[-FOUR:]
    joined = scene.text[first.quantity.end : second.quantity.hedge_start] == " and "
    alike = first.cue == second.cue and first.quantity.unit == second.quantity.unit
    if joined and alike and then.rule == "compared" and now.rule != "compared":
        for draft, told in ((first, now), (second, then)):
            draft.first, draft.last, draft.dated = told.first, told.last, told.dated
        second.reporter, second.partner = first.reporter, first.partner


def _in_years(scene: Scene) -> None:
    """`Exports in 2019, 2020 and 2021 came to 5 mln, 6 mln and 8 mln, respectively`: each amount has its year."""
    years = [p for p in scene.periods if p.basis in ("year", "month", "quarter") and p.role == "in"]
    levels = [d for d in scene.made if d.quantity.unit == scene.made[0].quantity.unit]
    if not 1 < len(years) == len(levels) == len(scene.made) or years[-1].end > levels[0].quantity.start:
        return
    for draft, year in zip(levels, years, strict=True):
        draft.first, draft.last, draft.dated = year.first, year.last, True


FOUR = 4
"""Two amounts and what each is set against."""


def share_of_ranks(scene: Scene) -> None:
    """Several places in a row have the period told behind the last: `third customer and fifth supplier in 2023`."""
    ranks = [d for d in scene.made if d.measure == "rank"]
    last = ranks[-1] if len(ranks) > 1 else None
    if last is None or not last.dated or last.evidence.get("period", (0, 0))[0] < last.quantity.end:
        return
    for one, other in pairwise(reversed(ranks)):
        between = scene.text[other.quantity.end : one.quantity.start]
        if other.dated or len(between) > ROW or not between.rstrip().endswith((",", " and", " its", " the")):
            return
        other.first, other.last, other.dated = last.first, last.last, True


ROW = 60
"""The next of several places stands within so many characters."""


def respectively(scene: Scene, word_at: int) -> None:
    """Align lists: `topped 9.5 billion in 2021 and 8.45 billion in 2022, respectively rising 80% and 16.7%`.

    The drafts after the first list take period and parties of its members in order, if the lists are equally long.
    """
    made = scene.made
    _against_each(scene)
    _in_years(scene)
    rates = [d for d in made if d.quantity.unit == "percent" and d.quantity.start > word_at]
    if not rates:
        rates = [d for d in made if d.quantity.unit == "percent"]
    levels = (
        [d for d in made if d.quantity.unit != "percent" and d.quantity.end <= rates[0].quantity.start] if rates else []
    )
    if len(rates) < 2 or len(rates) != len(levels):
        return
    for rate, level in zip(rates, levels, strict=True):
        rate.first, rate.last, rate.dated = level.first, level.last, level.dated
        rate.reporter, rate.partner, rate.metric = level.reporter, level.partner, level.metric
        rate.evidence |= {role: span for role, span in level.evidence.items() if role == "period"}
        rate.measure, rate.direction = "change", rate.direction or rates[0].direction
