import pytest

from annotated_briefs.curate.spelling import bare, fold, initials, skeletons, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qassem Soleimani", "Ghasem Sulaymani"),
        ("Hizbullah", "Hezbollah"),
        ("Raqqa", "Raqqah"),
        ("Ka'taib al-Nur", "Katayib Noor"),
        ("Abdul Rahman Darwish", "Abd al-Rahman Darweesh"),
        ("Usama bin Hadi", "Osama Hadi"),
        ("Khorasani", "Khurasany"),
    ],
)
def test_spelling_variants_share_a_skeleton(one: str, other: str) -> None:
    assert {*skeletons(one)} & {*skeletons(other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Amir", "Mir"),
        ("Kurdish", "Kurds"),
        ("Ada Quill", "Bo Quill"),
        ("Iran", "Iraq"),
        ("Saltby Council", "Skerry Council"),
    ],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not {*skeletons(one)} & {*skeletons(other)}


def test_a_name_of_other_letters_has_a_skeleton_too() -> None:
    assert skeletons("علي") == ("علي",)
    assert skeletons("—") == ()


def test_fold_and_bare() -> None:
    assert fold("The Agnès Ferry-Line") == "agnes ferry line"
    assert fold("The") == "the"
    assert bare("Bashir al-Quill") == "bashir quill"
    assert bare("Al") == "al"
    assert tokens("Da’esh") == ("daesh",)


def test_initials() -> None:
    assert "sdf" in initials("Skerry Defence Forces")
    assert initials("Office of the Harbour Board") == {"oothb", "ohb"}
    assert initials("Harbour Board") == frozenset()
