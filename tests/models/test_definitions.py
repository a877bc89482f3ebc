"""Definition files are checked strictly, and what is wrong is said so that a person can mend it."""

from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from models.definitions import Definition, DefinitionError, Text, load, repeated


class Ring(Definition):
    year: int
    width: int


class Tree(Definition):
    id: str
    name: Text
    wood: Literal["soft", "hard"]
    planted: date
    ancient: bool = False
    rings: tuple[Ring, ...] = ()


OAK = 'name = "Oak"\nwood = "hard"\nplanted = 1990-11-05\n'


def trees(folder: Path, **files: str) -> dict[str, Tree]:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load(folder, Tree)


def what_is_said(folder: Path, text: str) -> str:
    with pytest.raises(DefinitionError) as caught:
        trees(folder, oak=text)
    return str(caught.value).replace(f"{folder.as_posix()}/", "")


def test_a_definition_takes_its_id_from_its_file_and_definitions_come_a_to_z(tmp_path):
    loaded = trees(tmp_path, oak=OAK, ash=OAK.replace("Oak", "Ash"))
    assert list(loaded) == [tree.id for tree in loaded.values()] == ["ash", "oak"]
    assert [tree.name for tree in loaded.values()] == ["Ash", "Oak"]
    assert loaded["oak"].planted == date(1990, 11, 5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OAK + "ancientt = true", "oak.toml: 'ancientt' is not a field of a tree. Did you mean 'ancient'?"),
        (OAK + "zzz = 1", "oak.toml: 'zzz' is not a field of a tree. Take it out."),
        (
            OAK + "rings = [{ year = 1, width = 2 }, { year = 2, widht = 3, width = 3 }]",
            "oak.toml: 'widht' in 'rings' number 2 is not a field of a tree. Did you mean 'width'?",
        ),
        ('name = "Oak"\nwood = "hard"', "oak.toml: 'planted' is missing. Add it."),
        (OAK.replace('"Oak"', '"  "'), "oak.toml: 'name' is empty. Fill it in."),
        (
            OAK.replace('"hard"', '"hrad"'),
            "oak.toml: 'wood' is 'hrad', which is not one of 'soft' or 'hard'. Did you mean 'hard'?",
        ),
        (OAK + 'ancient = "yes"', "oak.toml: 'ancient' is 'yes': input should be a valid boolean."),
        (OAK + 'id = "elm"', "oak.toml: take out 'id'. The file's name is the id."),
        (OAK + 'like = "elm"', "oak.toml: 'like' must name a file beside it that has no 'like' of its own."),
    ],
)
def test_a_mistake_is_told_with_its_file_its_key_and_what_to_do(tmp_path, text, said):
    assert what_is_said(tmp_path, text) == said


def test_every_mistake_in_a_file_is_told_at_once(tmp_path):
    said = what_is_said(tmp_path, 'nmae = "Oak"\nwood = "hard"\nplanted = 1990-11-05')
    assert said.splitlines() == [
        "oak.toml: 'name' is missing. Add it.",
        "oak.toml: 'nmae' is not a field of a tree. Did you mean 'name'?",
    ]


def test_text_that_is_not_toml_is_told_with_its_line(tmp_path):
    said = what_is_said(tmp_path, 'name = "Oak"\nwood = hard\n')
    assert said.startswith("oak.toml: not TOML: ")
    assert "line 2" in said


def test_a_key_given_twice_is_told_with_its_line(tmp_path):
    assert "line 2" in what_is_said(tmp_path, 'name = "Oak"\nname = "Elm"\n')


def test_a_file_not_saved_as_utf_8_is_told(tmp_path):
    (tmp_path / "oak.toml").write_bytes(OAK.replace("Oak", "Ch\xeane").encode("cp1252"))
    with pytest.raises(DefinitionError, match=r"oak\.toml: not UTF-8\. Save it as UTF-8\."):
        load(tmp_path, Tree)


def test_an_empty_folder_is_a_mistake_and_not_an_empty_answer(tmp_path):
    with pytest.raises(DefinitionError, match=r"has no \.toml files"):
        load(tmp_path, Tree)


def test_a_file_like_another_holds_only_what_differs(tmp_path):
    loaded = trees(tmp_path, oak=OAK, holm='like = "oak"\nname = "Holm oak"\n')
    assert loaded["holm"] == loaded["oak"].model_copy(update={"id": "holm", "name": "Holm oak"})


def test_a_mistake_is_told_of_the_file_that_holds_it_and_not_of_one_like_it(tmp_path):
    with pytest.raises(DefinitionError, match=r"oak\.toml: 'planted' is missing"):
        trees(tmp_path, holm='like = "oak"\n', oak='name = "Oak"\nwood = "hard"\n')


def test_a_file_cannot_be_like_one_that_is_like_another(tmp_path):
    with pytest.raises(DefinitionError, match=r"cork\.toml: 'like' must name"):
        trees(tmp_path, oak=OAK, holm='like = "oak"\n', cork='like = "holm"\n')


def test_a_definition_cannot_be_changed_once_read(tmp_path):
    oak = trees(tmp_path, oak=OAK)["oak"]
    with pytest.raises(ValueError, match="frozen"):
        oak.name = "Elm"


def test_repeated_names_each_repeated_value_once():
    assert repeated(["a", "b", "a", "a", "c", "c"]) == ["a", "c"]
    assert repeated([]) == []
