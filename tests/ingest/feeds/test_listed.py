"""feeds.csv, the addresses that it may name, and what a feed may hold."""

import doctest
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.ingest.feeds import hosts
from flows.ingest.feeds.entries import NoFeed, entries
from flows.ingest.feeds.listed import Feed, feeds
from flows.ingest.refusal import InputError


def test_a_list_with_comments_and_any_order_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "feeds.csv"
    path.write_text('\ufeff# our feeds\n\nrights,url\noffsets,https://example.org/rss\n"",http://10.0.0.1:8080/x\n')
    assert feeds(path) == [Feed("https://example.org/rss", "", "offsets"), Feed("http://10.0.0.1:8080/x")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no feed is named"),
        ("url\n", "no feed is named"),
        ("link\nhttp://a/\n", "line 1: the columns are"),
        ("url,url\n", "line 1: the columns are"),
        ("url,publisher\nhttp://a/\n", "line 2: 1 cells"),
        ('url\n"http://a/\n', "line 2: "),
        ("url\nfile:///etc/passwd\n", "line 2: 'file:///etc/passwd' is no http"),
        ("url\nhttp://me:secret@a/\n", "line 2: a: an address with a user name"),
        ("url,rights\nhttp://a/,all\n", "line 2: rights: 'all'"),
        ("url\nhttp://a/\nhttp://a/\n", "line 3: http://a/ is named twice"),
    ],
)
def test_a_bad_list_is_one_clear_line(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "feeds.csv"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        feeds(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "0.1.2.3",
        "10.1.2.3",
        "100.64.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:192.168.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "ff02::1",
    ],
)
def test_no_address_of_the_house_is_public(address: str) -> None:
    assert not hosts.public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"])
def test_addresses_of_the_net_are_public(address: str) -> None:
    assert hosts.public(address)


def test_the_examples_hold() -> None:
    assert doctest.testmod(hosts).failed == 0


PIECES = st.sampled_from(
    ["<rss>", "<channel>", "<item>", "</item>", "<title>", "<link>", "http://a.org/", "<pubDate>", "Tue, 1 Feb 0000",
     "9999-99-99", "<!DOCTYPE a [", "<!ENTITY x '&x;'>", "&x;", "&#0;", "<![CDATA[", "]]>", "<feed xmlns='", "'>"]
)  # fmt: skip


@settings(max_examples=200)
@given(
    st.lists(PIECES | st.text(max_size=5) | st.just("http://[bad/"), max_size=25).map("".join) | st.binary(max_size=99)
)
def test_any_bytes_are_entries_or_no_feed(body: str | bytes) -> None:
    data = body.encode("utf-8", "replace") if isinstance(body, str) else body
    try:
        found, _ = entries(data, "http://a.org/feed", "text/xml")
    except NoFeed:
        return
    for entry in found:
        assert hosts.web_address(entry.url)
        assert "\0" not in entry.title
