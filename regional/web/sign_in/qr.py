"""A text as a picture for a phone's camera: an SVG in the page, drawn here and asked of nobody."""

import segno

SCALE = 5  # pixels a square


def picture(text: str, about: str) -> str:
    """Markup without styles or scripts, so that the page's policy needs no exception for it.

    Black on white in both themes: some authenticator apps cannot read it the other way round.
    """
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(
        scale=SCALE, border=4, light="#FFFFFF", dark="#000000", svgclass=None, lineclass=None
    )
    return f'<div class="picture" role="img" aria-label="{about}">{drawn}</div>'
