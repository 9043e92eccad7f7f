"""Feeds from a server on this machine: what is new is kept, what is hostile costs little, no host is bothered."""

import csv
import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.ingest.document import Document
from flows.ingest.feeds.client import Limits
from flows.ingest.feeds.entries import MAX_FEED_BYTES
from flows.ingest.feeds.fetch import Fetched, fetch
from flows.ingest.feeds.listed import Feed
from flows.ingest.page import MAX_PAGE_BYTES
from flows.ingest.readers import discover, read
from flows.ingest.refusal import InputError
from tests.commandline import communique
from tests.servers import Asked, Reply, Site

HTML = {"Content-Type": "text/html; charset=utf-8"}
QUICK = Limits(seconds=1.5, pause=0)


def page(words: str) -> bytes:
    paragraphs = "".join(
        f"<p>{words} agreed to build one more bridge, the {n}th, over the river.</p>" for n in (7, 8, 9)
    )
    return f"<html><head><title>{words}</title></head><body><article>{paragraphs}</article></body></html>".encode()


def rss(*links: str, more: str = "") -> bytes:
    items = "".join(
        f"<item><title>About &lt;b&gt;{number}&lt;/b&gt; &amp;amp; more</title><link>{link}</link>"
        f"<pubDate>Tue, 12 Dec 2023 01:30:00 +0700</pubDate></item>"
        for number, link in enumerate(links)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{items}{more}</channel></rss>".encode()


def atom(link: str, updated: str) -> bytes:
    return (
        "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><entry><title>Bridge</title>"
        f"<link href='{link}'/><published>2024-03-01T23:00:00-05:00</published>"
        f"<updated>{updated}</updated></entry></feed>"
    ).encode()


@pytest.fixture
def news(site: Site) -> Site:
    """A site with a feed of two articles, one linked by its path alone."""
    site.routes["/feed"] = Reply(headers={"ETag": '"1"'}, body=rss(f"{site.url}/a", "/b?x=1&amp;y=2"))
    site.routes["/a"] = Reply(headers=HTML, body=page("Ghana and Togo"))
    site.routes["/b?x=1&y=2"] = Reply(headers=HTML, body=page("Chad and Niger"))
    return site


def got(site: Site, folder: Path, limits: Limits = QUICK, path: str = "/feed") -> Fetched:
    site.asked.clear()
    return fetch([Feed(f"{site.url}{path}", "The Courier", "offsets")], folder, limits)


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "sources.csv").open(newline="") as stream:
        return list(csv.DictReader(stream))


def documents(folder: Path) -> list[Document]:
    return [item for source in discover([folder]) for item in read(source) if isinstance(item, Document)]


def test_articles_are_kept_as_they_came_with_what_the_feed_says(news: Site, tmp_path: Path) -> None:
    assert got(news, tmp_path) == Fetched(read=1, pages=2)
    kept = {row["url"]: row for row in rows(tmp_path)}
    row = kept[f"{news.url}/a"]
    body = page("Ghana and Togo")
    digest = hashlib.sha256(body).hexdigest()
    assert row == {
        "file": f"{digest[:2]}/{digest}.html",
        "url": f"{news.url}/a",
        "title": "About 0 & more",
        "publisher": "The Courier",
        "published_on": "2023-12-12",
        "rights": "offsets",
    }
    assert (tmp_path / row["file"]).read_bytes() == body
    assert f"{news.url}/b?x=1&y=2" in kept
    found = {document.url: document for document in documents(tmp_path)}
    assert found[f"{news.url}/a"].text.count("one more bridge") == 3
    assert (found[f"{news.url}/a"].publisher, found[f"{news.url}/a"].published_basis) == ("The Courier", "sidecar")


def test_what_has_not_changed_is_not_asked_for_again(news: Site, tmp_path: Path) -> None:
    got(news, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def conditional(asked: Asked) -> Reply:
        return Reply(304) if asked.headers.get("If-None-Match") == '"1"' else Reply(500)

    news.routes["/feed"] = conditional
    assert got(news, tmp_path) == Fetched(unchanged=1)
    assert news.times() == {"/robots.txt": 1, "/feed": 1}
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_feed_that_changes_brings_only_what_is_new(news: Site, tmp_path: Path) -> None:
    got(news, tmp_path)
    news.routes["/feed"] = Reply(body=rss(f"{news.url}/c", f"{news.url}/a"))
    news.routes["/c"] = Reply(headers={"Content-Type": "text/plain"}, body=b"Peru and Chile trade.")
    assert got(news, tmp_path) == Fetched(read=1, pages=1)
    assert news.times() == {"/robots.txt": 1, "/feed": 1, "/c": 1}
    assert len(rows(tmp_path)) == 3
    assert any(row["file"].endswith(".txt") for row in rows(tmp_path))


def test_an_article_that_the_feed_calls_updated_is_asked_for_conditionally(site: Site, tmp_path: Path) -> None:
    site.routes["/feed"] = Reply(body=atom(f"{site.url}/a", "2024-03-02T00:00:00Z"))
    stamp = "Sat, 02 Mar 2024 00:00:00 GMT"
    site.routes["/a"] = Reply(headers={**HTML, "Last-Modified": stamp}, body=page("Ghana and Togo"))
    got(site, tmp_path)
    assert [row["published_on"] for row in rows(tmp_path)] == ["2024-03-01"]
    got(site, tmp_path)
    assert site.times()["/a"] == 0
    site.routes["/feed"] = Reply(body=atom(f"{site.url}/a", "2024-03-03T00:00:00Z"))
    site.routes["/a"] = lambda asked: Reply(304 if asked.headers.get("If-Modified-Since") == stamp else 500)
    assert got(site, tmp_path) == Fetched(read=1)
    site.routes["/feed"] = Reply(body=atom(f"{site.url}/a", "2024-03-04T00:00:00Z"))
    site.routes["/a"] = Reply(headers=HTML, body=page("Ghana and Benin"))
    assert got(site, tmp_path) == Fetched(read=1, pages=1)
    assert len(documents(tmp_path)) == 2, "the earlier form stays, so that an earlier build can be repeated"


def test_a_page_that_fails_for_now_is_tried_again_and_one_that_is_gone_is_not(news: Site, tmp_path: Path) -> None:
    news.routes["/a"] = Reply(500)
    del news.routes["/b?x=1&y=2"]
    done = got(news, tmp_path)
    assert (done.read, done.pages) == (1, 0)
    assert done.problems == [f"{news.url}/a: status 500", f"{news.url}/b?x=1&y=2: status 404"]
    news.routes["/a"] = Reply(headers=HTML, body=page("Ghana and Togo"))
    assert got(news, tmp_path) == Fetched(read=1, pages=1)
    assert "If-None-Match" not in news.asked[1].headers, "a feed counts as read when all its pages are settled"
    assert news.times() == {"/robots.txt": 1, "/feed": 1, "/a": 1}


@pytest.mark.parametrize("status", [404, 500, 403])
def test_a_feed_that_fails_is_told_and_costs_the_others_nothing(status: int, news: Site, tmp_path: Path) -> None:
    news.routes["/other"] = Reply(status)
    done = fetch([Feed(f"{news.url}/other"), Feed(f"{news.url}/feed")], tmp_path, QUICK)
    assert (done.read, done.failed, done.pages) == (1, 1, 2)
    assert done.problems == [f"{news.url}/other: status {status}"]


def endless(piece: bytes, pause: float = 0.0) -> Iterator[bytes]:
    while True:
        yield piece
        time.sleep(pause)


def test_endless_and_slow_bodies_are_cut_off(news: Site, tmp_path: Path) -> None:
    news.routes["/a"] = lambda _: Reply(headers=HTML, body=endless(b"x" * 65_536))
    news.routes["/b?x=1&y=2"] = lambda _: Reply(headers=HTML, body=endless(b"x", 0.05))
    done = got(news, tmp_path)
    assert done.problems == [
        f"{news.url}/a: more than {MAX_PAGE_BYTES} bytes",
        f"{news.url}/b?x=1&y=2: not whole after 1.5 s",
    ]
    news.routes["/feed"] = lambda _: Reply(body=endless(b"<rss>" * 10_000))
    assert got(news, tmp_path).problems == [f"{news.url}/feed: more than {MAX_FEED_BYTES} bytes"]
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == ["sources.csv"]


def test_packed_rubbish_is_cut_off_too(news: Site, tmp_path: Path) -> None:
    import gzip

    bomb = gzip.compress(bytes(MAX_PAGE_BYTES * 8))
    news.routes["/a"] = Reply(headers={**HTML, "Content-Encoding": "gzip"}, body=bomb)
    assert got(news, tmp_path).problems == [f"{news.url}/a: more than {MAX_PAGE_BYTES} bytes"]


def test_robots_are_obeyed(news: Site, tmp_path: Path) -> None:
    news.routes["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /*?x=\n\nUser-agent: other\nDisallow: /\n")
    done = got(news, tmp_path)
    assert done.problems == [f"{news.url}/b?x=1&y=2: robots.txt disallows it"]
    assert news.times() == {"/robots.txt": 1, "/feed": 1, "/a": 1}
    assert {asked.headers["User-Agent"].partition("/")[0] for asked in news.asked} == {"communique"}


def test_nothing_is_asked_of_a_site_whose_robots_cannot_be_read(news: Site, tmp_path: Path) -> None:
    news.routes["/robots.txt"] = Reply(500)
    assert got(news, tmp_path).problems == [f"{news.url}/feed: not asked, as its robots.txt cannot be read: status 500"]
    assert news.times() == {"/robots.txt": 1}


def test_a_host_that_wants_rest_gets_it(news: Site, tmp_path: Path) -> None:
    news.routes["/a"] = Reply(429)
    done = got(news, tmp_path)
    assert done.problems == [f"{news.url}/a: status 429", f"{news.url}/b?x=1&y=2: the host has asked for a rest"]
    assert "/b?x=1&y=2" not in news.times()


def test_requests_to_a_host_come_one_by_one_with_a_pause(
    news: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    slept: list[float] = []
    plain = asyncio.sleep

    async def sleep(seconds: float, *_: object) -> None:
        slept.append(seconds)
        await plain(0)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    news.routes["/robots.txt"] = Reply(body=b"User-agent: *\nCrawl-delay: 20\n")
    got(news, tmp_path, Limits(pause=7))
    assert len(slept) == 4
    assert slept[0] == 0
    assert 6 < slept[1] <= 7, "the pause of the person who runs it, before the site has said its own"
    assert all(19 < seconds <= 20 for seconds in slept[2:])


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("file:///etc/passwd", "is no http or https address"),
        ("http://127.0.0.1:1/", "127.0.0.1 is at 127.0.0.1, which is not public"),
        ("http://localhost:1/", "which is not public"),
        ("http://169.254.169.254/latest/meta-data/", "which is not public"),
        ("http://[::ffff:127.0.0.1]/", "which is not public"),
        ("http://2130706433/", "which is not public"),
        ("http://user:password@127.0.0.1/", "with a user name or password"),
        ("gopher://127.0.0.1/", "is no http or https address"),
        ("/again", "more than 5 redirects"),
    ],
)
def test_neither_a_redirect_nor_a_link_leads_into_the_house(target: str, why: str, news: Site, tmp_path: Path) -> None:
    news.routes["/a"] = Reply(302, {"Location": target})
    news.routes["/again"] = Reply(302, {"Location": "/again"})
    (problem,) = got(news, tmp_path).problems
    assert problem.startswith(f"{news.url}/a: ")
    assert why in problem
    news.routes["/feed"] = Reply(body=rss(target.replace("&", "&amp;")))
    done = got(news, tmp_path / "links")
    assert done.pages == 0
    assert why in done.problems[0]


def test_another_port_of_a_named_host_is_another_server(news: Site, tmp_path: Path) -> None:
    with Site() as inner:
        inner.routes["/a"] = Reply(headers=HTML, body=page("Secret"))
        news.routes["/a"] = Reply(302, {"Location": f"{inner.url}/a"})
        assert "which is not public" in got(news, tmp_path).problems[0]
        assert inner.asked == []
        both = [Feed(f"{news.url}/feed"), Feed(f"{inner.url}/feed")]
        assert fetch(both, tmp_path / "both", QUICK).pages == 2, "what the list names is asked wherever it is"


ENTITIES = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'ha'}'>" for n in range(10))


@pytest.mark.parametrize(
    "body",
    [
        f"<?xml version='1.0'?><!DOCTYPE r [{ENTITIES}]><rss><channel><item><title>&e9;</title>"
        "<link>LINK</link></item></channel></rss>",
        "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item>"
        "<title>&x;</title><link>LINK</link></item></channel></rss>",
    ],
)
def test_entities_of_a_feed_are_not_expanded(body: str, news: Site, tmp_path: Path) -> None:
    news.routes["/feed"] = Reply(body=body.replace("LINK", f"{news.url}/a").encode())
    assert got(news, tmp_path).pages == 1
    (row,) = rows(tmp_path)
    assert len(row["title"]) < 10
    assert "root" not in row["title"]


def test_no_name_from_outside_becomes_a_name_here(news: Site, tmp_path: Path) -> None:
    news.routes["/feed"] = Reply(body=rss(f"{news.url}/../../../etc/cron.d/x", f"{news.url}/%2e%2e%2fsources.csv"))
    for path in ("/etc/cron.d/x", "/../../../etc/cron.d/x", "/%2e%2e%2fsources.csv", "/..%2fsources.csv"):
        news.routes[path] = Reply(headers=HTML, body=page(path))
    folder = tmp_path / "raw"
    assert got(news, folder).pages == 2
    assert {path.name for path in tmp_path.iterdir()} == {"raw"}
    for row in rows(folder):
        assert len(row["file"]) == len("ab/.html") + 64


def test_entries_that_name_no_page_are_told(news: Site, tmp_path: Path) -> None:
    news.routes["/feed"] = Reply(
        body=rss(f"{news.url}/a", "javascript:alert(1)", more="<item><title>None</title></item>")
    )
    done = got(news, tmp_path)
    assert done.pages == 1
    assert [problem.split(": ")[1] for problem in done.problems] == ["entry 2", "entry 3"]


@pytest.mark.parametrize("body", [b"", b"<html><body>Not found</body></html>", b"\x89PNG" * 99, b"<" * 9_000])
def test_what_is_no_feed_is_told(body: bytes, news: Site, tmp_path: Path) -> None:
    news.routes["/feed"] = Reply(body=body)
    done = got(news, tmp_path)
    assert done.failed == 1
    assert "no RSS or Atom" in done.problems[0]


def test_a_picture_is_no_page(news: Site, tmp_path: Path) -> None:
    news.routes["/a"] = Reply(headers={"Content-Type": "image/png"}, body=b"\x89PNG")
    assert got(news, tmp_path).problems == [f"{news.url}/a: image/png is no page"]
    assert got(news, tmp_path) == Fetched(read=1), "and is not asked for again"


def test_a_page_that_was_taken_away_is_fetched_again(news: Site, tmp_path: Path) -> None:
    got(news, tmp_path)
    news.routes["/feed"] = Reply(body=rss(f"{news.url}/a"))
    (row,) = [row for row in rows(tmp_path) if row["url"].endswith("/a")]
    (tmp_path / row["file"]).unlink()
    assert got(news, tmp_path).pages == 1
    assert (tmp_path / row["file"]).is_file()


def test_one_run_at_a_time_and_only_in_a_folder_of_its_own(news: Site, tmp_path: Path) -> None:
    from flows.ingest.feeds.raw import Raw

    with Raw.claimed(tmp_path), pytest.raises(InputError, match="another run"):
        got(news, tmp_path)
    (tmp_path / "sources.csv").write_text("file,url\nmine.txt,\n")
    with pytest.raises(InputError, match="not written by fetch"):
        got(news, tmp_path)
    (tmp_path / "sources.csv").unlink()
    (tmp_path / ".fetch.json").write_text("{")
    with pytest.raises(InputError, match="damaged"):
        got(news, tmp_path)


def test_the_command_fetches_what_a_build_reads(news: Site, tmp_path: Path) -> None:
    (tmp_path / "feeds.csv").write_text(f"# ours\nurl,publisher\n{news.url}/feed,The Courier\n{news.url}/gone,\n")
    ended = communique("fetch", "feeds.csv", "--pause", "0", "--contact", "https://example.org/about", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "1 feeds read, 0 unchanged, 1 failed\n2 new pages in data/raw\n"
    assert f"communique: {news.url}/gone: status 404" in ended.stderr.splitlines()
    assert news.asked[0].headers["User-Agent"].endswith("(+https://example.org/about)")
    assert len(documents(tmp_path / "data" / "raw")) == 2
    news.routes["/feed"] = Reply(500)
    ended = communique("fetch", "feeds.csv", "--pause", "0", cwd=tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.endswith("communique: no feed could be read\n")
