"""The README's five-minute tour, taken: what it says stands on the screen."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from ingest.demonstration.definitions import Story, councils, stories
from models.metric import metrics
from regional.navigation import PAGES, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TOUR = README.partition("## Five-minute tour")[2].partition("\n## ")[0]
MEANT = dict(councils().select("short_name", "ons_code").iter_rows())
MEANT |= {metric.title: metric.id for metric in metrics().values()}
FILES = {page.path: page.file for page in PAGES}


@pytest.fixture
def tourist(demonstration) -> AppTest:
    return AppTest.from_file(ROOT / "app.py", default_timeout=60).run()


def words_on(app: AppTest) -> str:
    """Every word of the page that is not in a table, as it is read: without what guards it from markup."""
    kinds = (app.title, app.header, app.caption, app.markdown, app.error, app.info, app.warning)
    text = "\n".join(str(element.value) for kind in kinds for element in kind)
    return re.sub(r"\\(.)", r"\1", text)


def choose(app: AppTest, story: Story) -> None:
    """Choose what stands in the boxes under these words."""
    for key, wanted in story.look.choose.items():
        box = app.selectbox(key=key)
        assert wanted in box.options
        if box.value != MEANT.get(wanted, wanted):
            box.select(MEANT.get(wanted, wanted)).run()


@pytest.mark.parametrize("path", ["council", "our-return"])
def test_every_story_is_seen_where_it_is_said_to_be(tourist, path):
    tourist.switch_page(FILES[path]).run()
    for story in (each for each in stories() if each.look.page == path):
        choose(tourist, story)
        for sentence in story.look.sees:
            assert sentence in words_on(tourist), story.council


def test_the_tour_tells_each_story_in_the_words_of_the_screen():
    said = " ".join(TOUR.split())
    for story in stories():
        assert f"**{story.council}**" in said
        assert story.look.sees[0] in said, story.council


def test_the_tours_last_step_is_what_the_themes_page_says(tourist):
    app = tourist.switch_page(FILES["themes"]).run()
    app.selectbox(key="where").select("Hedgerow Counties").run()
    said = "waiting times are a shortfall in"
    assert said in app.title[0].value
    assert said in " ".join(TOUR.split())


def test_the_tours_step_on_the_collection_is_what_its_page_says(tourist):
    app = tourist.switch_page(FILES["collection"]).run()
    said = "The Hedgerow Counties: 10 of 12 councils have shared their return for 2026-27 Q2"
    assert app.title[0].value == said
    assert f"**Collection**: {said}." in " ".join(TOUR.split())


def test_the_tours_first_steps_are_what_the_region_page_says(tourist):
    quoted = re.findall(r'"([^"]+)"', " ".join(TOUR.partition("\n3. ")[0].split()))
    assert len(quoted) >= 3
    own = tourist.selectbox(key="show").select("gap").run()
    both = words_on(own) + words_on(tourist.selectbox(key="show").select("published").run())
    for sentence in quoted:
        assert sentence in both
