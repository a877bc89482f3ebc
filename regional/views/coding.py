"""Each sentence is coded once in the life of this process: what it says does not change with the data."""

from threading import Lock

import polars as pl

from models.theme_word import key_of
from regional.analysis.themes import code_sentences

MOST = 200_000  # sentences remembered: all that CQC's reports of 153 councils hold, with room

_known: dict[str, pl.DataFrame] = {}
_one_at_a_time = Lock()


def not_yet(sentences: list[str]) -> list[str]:
    """Those that have still to be coded, each once."""
    return list(
        {key_of(sentence): sentence for sentence in sentences if key_of(sentence) not in _known}.values()
    )


def code(sentences: list[str]) -> None:
    """Code these and remember them; others who come at the same time wait."""
    with _one_at_a_time:
        new = not_yet(sentences)
        if len(_known) + len(new) > MOST:
            _known.clear()
        found = code_sentences(new).partition_by("sentence", as_dict=True)
        empty = code_sentences([])
        _known.update({key_of(each): found.get((place,), empty) for place, each in enumerate(new)})


def coded(sentences: list[str]) -> pl.DataFrame:
    """As code_sentences, with the key of the sentence in `sentence`; codes what is still to be coded."""
    code(sentences)
    keys = list(dict.fromkeys(key_of(sentence) for sentence in sentences))
    frames = [_known[key].with_columns(sentence=pl.lit(key)) for key in keys if key in _known]
    return pl.concat([code_sentences([]).with_columns(sentence=pl.lit("")).clear(), *frames])
