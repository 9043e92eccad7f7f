"""The site as people meet it: opened from disk in a real Chromium, with pointer, keyboard and phone."""

from collections.abc import Callable
from typing import Any

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from tests.invented import figure
from tests.release.conftest import CLOSED
from tests.release.site.conftest import EVIL, HOSTILE, OTHER, Open

PARTS = ("overview", "figures", "commitments", "agreements", "events", "conflicts", "dictionary", "downloads")


def all_of(browser: Chrome, css: str) -> list[WebElement]:
    return browser.find_elements(By.CSS_SELECTOR, css)


def one(browser: Chrome, css: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, css)


def until(browser: Chrome, told: Callable[[], Any]) -> Any:
    return WebDriverWait(browser, 20, 0.05, ignored_exceptions=[Exception]).until(lambda _: told())


def status(browser: Chrome, part: str) -> str:
    return one(browser, f"#{part} .status").text


def loaded(visit: Open, part: str, **how: Any) -> Chrome:
    browser = visit(part, **how)
    name = part.split("?")[0]
    until(browser, lambda: all_of(browser, f"#{name} tbody .row"))
    return browser


def drawn(visit: Open, **how: Any) -> Chrome:
    browser = visit("overview", **how)
    until(browser, lambda: all_of(browser, "#topics-chart .mark-rect path"))
    return browser


def test_the_overview_tells_numbers_and_leads_to_the_ledgers(visit: Open):
    browser = drawn(visit)
    assert "5 documents of 3 publishers" in one(browser, "#overview .lead").text
    tiles = {tile.get_attribute("href").split("#")[1]: tile.text for tile in all_of(browser, ".tiles a")}
    assert tiles["figures"] == "65\nfigures"
    assert tiles["conflicts"] == "1\nconflict"
    all_of(browser, ".tiles a")[0].click()
    until(browser, lambda: status(browser, "figures") == "1–25 of 65 figures")


def test_the_trade_chart_has_a_mark_a_value_and_a_line_a_target(visit: Open):
    browser = drawn(visit)
    assert len(all_of(browser, "#trade-chart .mark-rect path")) == 2
    labels = [text.text for text in all_of(browser, "#trade-chart .mark-text text")]
    assert "target 20 billion USD by 2030" in labels
    assert "stated in 1 document" in one(browser, "#trade-progress").text
    Select(one(browser, "#trade-series")).select_by_visible_text("exports of Brazil to Chile, USD")
    until(browser, lambda: len(all_of(browser, "#trade-chart .mark-rect path")) == 60)


def test_the_values_of_the_chart_are_a_table_that_leads_to_their_figures(visit: Open):
    browser = drawn(visit)
    one(browser, "#overview .panel details summary").click()
    row = one(browser, "#trade-table tbody tr")
    assert row.text.startswith("2018 4 billion USD")
    row.find_element(By.TAG_NAME, "a").click()
    until(browser, lambda: status(browser, "figures") == "1 figure by its id.")
    assert len(all_of(browser, "#figures .detail mark")) == 1


def test_commitments_are_drawn_by_topic_and_year_without_withheld_words(visit: Open):
    browser = drawn(visit)
    cells = [cell.get_attribute("aria-label") for cell in all_of(browser, "#topics-chart .mark-rect path")]
    assert len(cells) == 2
    assert any("transport" in cell and "2021" in cell for cell in cells)


def test_rows_are_filtered_by_words_without_accents_and_by_country(visit: Open):
    browser = loaded(visit, "commitments")
    assert status(browser, "commitments") == "2 commitments"
    one(browser, "#commitments [name=q]").send_keys("sao parana")
    until(browser, lambda: status(browser, "commitments") == "1 commitment")
    assert [row.text for row in all_of(browser, "#commitments .opener")] == ["build a bridge at the Paraná"]
    one(browser, "#commitments [name=q]").send_keys(" nowhere")
    until(browser, lambda: status(browser, "commitments") == "No commitment is like that.")
    assert not one(browser, "#commitments table").is_displayed()
    one(browser, "#commitments [type=reset]").click()
    until(browser, lambda: status(browser, "commitments") == "2 commitments")


def test_terms_and_order_are_chosen_and_kept_in_the_address(visit: Open):
    browser = loaded(visit, "figures")
    Select(one(browser, "#figures [name=metric]")).select_by_value("exports")
    until(browser, lambda: status(browser, "figures") == "1–25 of 60 figures")
    Select(one(browser, "#figures [name=sort]")).select_by_value("large")
    until(browser, lambda: all_of(browser, "#figures .opener")[0].text == "59 million")
    assert browser.current_url.endswith("#figures?metric=exports&sort=large")
    one(browser, "#figures [data-step='1']").click()
    until(browser, lambda: status(browser, "figures") == "26–50 of 60 figures")
    address = browser.current_url.split("#")[1]
    browser = loaded(visit, address)
    until(browser, lambda: status(browser, "figures") == "26–50 of 60 figures")
    assert all_of(browser, "#figures .opener")[0].text == "34 million"


def test_a_row_opens_its_sentence_with_the_very_words_marked(visit: Open):
    browser = loaded(visit, "figures?q=hacked&sort=period")
    until(browser, lambda: status(browser, "figures") == "2 figures")
    for number, before in ((0, "worth "), (1, "up from ")):
        opener = all_of(browser, "#figures .opener")[number]
        opener.click()
        assert opener.get_attribute("aria-expanded") == "true"
        proof = one(browser, f"#{opener.get_attribute('aria-controls')} .sentence")
        assert proof.find_element(By.TAG_NAME, "mark").text == "$4 billion"
        text = browser.execute_script("return arguments[0].firstChild.data", proof)
        assert text.endswith(before)
        opener.click()
    assert all_of(browser, "#figures .detail") == []


def test_a_link_to_a_row_opens_it(visit: Open):
    identity = figure(OTHER, "$9 billion", value=9e9)["figure_id"]
    browser = visit(identity)
    until(browser, lambda: all_of(browser, "#figures .detail mark"))
    assert [mark.text for mark in all_of(browser, "#figures .detail mark")] == ["$9 billion"]
    assert one(browser, ".detail .cite a").get_attribute("href") == "https://example.org/c?a=1&b=2"
    one(browser, "#figures .more a").click()
    until(browser, lambda: status(browser, "figures") == "1–25 of 65 figures")
    browser = visit("fig_0000000000000000")
    until(browser, lambda: status(browser, "figures") == "This release has no figure with the id fig_0000000000000000.")


def test_hostile_text_stays_text(visit: Open):
    browser = loaded(visit, "figures?q=hacked")
    all_of(browser, "#figures .opener")[0].click()
    sentence = one(browser, "#figures .detail .sentence")
    assert browser.execute_script("return arguments[0].textContent", sentence) == HOSTILE
    assert EVIL in one(browser, "#figures .detail").text
    assert sentence.find_elements(By.CSS_SELECTOR, ":not(mark)") == []
    assert all_of(browser, "#figures .detail .cite a") == []
    assert browser.execute_script("return window.hacked === undefined && document.querySelector('b, i, img') === null")
    browser = visit("conflicts")
    until(browser, lambda: all_of(browser, ".card"))
    assert EVIL in one(browser, ".card").text
    assert browser.execute_script("return window.hacked === undefined && document.querySelector('b, i, img') === null")


def test_withheld_words_are_said_to_be_withheld(visit: Open):
    browser = loaded(visit, "agreements")
    all_of(browser, "#agreements .opener")[0].click()
    told = one(browser, "#agreements .detail").text
    assert "The words are withheld" in told
    assert f"Characters {CLOSED.index('Zephyr')} to" in told
    assert "Zephyr" not in browser.page_source


def test_conflicts_stand_side_by_side_and_one_below_the_other_on_a_phone(visit: Open):
    browser = visit("conflicts")
    until(browser, lambda: all_of(browser, ".card"))
    left, right = all_of(browser, ".card .side")
    assert left.rect["y"] == right.rect["y"]
    assert sorted(mark.text for mark in all_of(browser, ".card mark")) == ["$4 billion", "$9 billion"]
    browser = visit("conflicts", width=390)
    until(browser, lambda: all_of(browser, ".card"))
    left, right = all_of(browser, ".card .side")
    assert left.rect["x"] == right.rect["x"]
    assert left.rect["y"] < right.rect["y"]


def test_an_empty_ledger_says_so(visit: Open):
    browser = visit("events")
    until(browser, lambda: status(browser, "events") == "This release has no events.")


def test_the_keyboard_reaches_searches_opens_and_closes(visit: Open):
    browser = drawn(visit)
    skip = one(browser, ".skip")
    browser.execute_script("arguments[0].focus()", skip)
    assert skip.rect["y"] >= 0, "it stands above the page until it has the focus"
    skip.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "main"
    browser = loaded(visit, "figures")
    browser.switch_to.active_element.send_keys(Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("name") == "q"
    focused = browser.switch_to.active_element
    for _ in range(20):
        if focused.get_attribute("class") == "opener":
            break
        focused.send_keys(Keys.TAB)
        focused = browser.switch_to.active_element
    focused.send_keys(Keys.ARROW_DOWN)
    second = browser.switch_to.active_element
    assert second == all_of(browser, "#figures .opener")[1]
    second.send_keys(Keys.ENTER)
    assert second.get_attribute("aria-expanded") == "true"
    second.send_keys(Keys.TAB)
    inside = browser.switch_to.active_element
    inside.send_keys(Keys.ESCAPE)
    assert second.get_attribute("aria-expanded") == "false"
    assert browser.switch_to.active_element == second


def test_focus_and_title_follow_to_another_part(visit: Open):
    browser = drawn(visit)
    one(browser, "nav a[href='#downloads']").click()
    until(browser, lambda: browser.title == "Downloads – communique")
    assert browser.switch_to.active_element.text == "Downloads"
    assert one(browser, "nav a[aria-current]").text == "Downloads"
    assert [part for part in PARTS if one(browser, f"#{part}").is_displayed()] == ["downloads"]


@pytest.mark.parametrize("part", PARTS)
def test_no_part_is_wider_than_a_phone(visit: Open, part: str):
    browser = visit(part, width=390)
    until(browser, lambda: one(browser, f"#{part} h1").is_displayed())
    if part in ("figures", "commitments", "agreements"):
        until(browser, lambda: all_of(browser, f"#{part} .opener"))
        all_of(browser, f"#{part} .opener")[0].click()
    if part == "dictionary":
        browser.execute_script(
            "document.querySelectorAll('#dictionary details').forEach((one) => { one.open = true; })"
        )
    assert browser.execute_script("return document.documentElement.scrollWidth") == 390


def test_it_is_dark_for_who_wants_it_dark(visit: Open):
    script = """
        const shade = (of) => getComputedStyle(document.documentElement)[of].match(/[0-9.]+/g).slice(0, 3)
            .reduce((sum, part) => sum + Number(part), 0);
        return [shade("backgroundColor"), shade("color")];
    """
    light, ink = drawn(visit).execute_script(script)
    assert light > 600 > 200 > ink
    browser = drawn(visit, dark=True)
    dark, pale = browser.execute_script(script)
    assert dark < 200 < 600 < pale
    grey = one(browser, "#trade-chart .role-axis-label text").get_attribute("fill")
    assert grey == "#a7b0b8"


def test_every_column_and_term_is_explained(visit: Open):
    browser = visit("terms-qualifier")
    until(browser, lambda: one(browser, "#terms-qualifier").is_displayed())
    assert "the true value is a little below" in one(browser, "#terms-qualifier").text
    browser = visit("table-figures")
    until(browser, lambda: one(browser, "#table-figures dl").is_displayed())
    assert "in base units" in one(browser, "#table-figures").text


def test_data_that_is_not_there_is_told_in_words(visit: Open, shown: Any, tmp_path: Any, chromium: Chrome):
    import shutil

    shutil.copytree(shown / "site", tmp_path / "site")
    shutil.rmtree(tmp_path / "site" / "data")
    browser = visit("figures", folder=tmp_path)
    told = until(browser, lambda: one(browser, "#failure").text)
    assert "data/figures-0.js cannot be read" in told
    # that the browser names the missing file in its console is as it should be
    assert all("figures-0.js" in entry["message"] for entry in chromium.get_log("browser"))
