"""Paper has the light theme's colours, whatever the screen had."""

from regional.charts.colours import DARK, LIGHT
from regional.web.dark_print import html_dark_print, on_paper


def test_each_dark_fill_and_its_digit_become_the_light_ones():
    turned = on_paper()
    for scale in ("scores", "gaps"):
        for level, dark in getattr(DARK, scale).items():
            light = getattr(LIGHT, scale)[level]
            assert (turned[dark.fill], turned[dark.digit]) == (light.fill, light.digit), (scale, level)
    assert (turned[DARK.page], turned[DARK.ours]) == (LIGHT.page, LIGHT.ours)


def test_no_dark_colour_would_have_to_become_two():
    tokens = [paint.fill for paint in (*DARK.scores.values(), *DARK.gaps.values())]
    tokens += [DARK.page, DARK.second, DARK.text, DARK.muted, DARK.rule, DARK.hairline, DARK.ours, DARK.peer]
    assert len(set(tokens)) == len(tokens)


def test_the_style_sheet_turns_fills_and_strokes():
    sheet = html_dark_print()
    assert '[fill="#7DB8E6" i] { fill: #266B9F; }' in sheet
    assert '[stroke="#F06CBF" i] { stroke: #8E1A6C; }' in sheet
