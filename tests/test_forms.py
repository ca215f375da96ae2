"""Words by their surroundings: endings of numbers, years, words that turn, cases, abbreviations."""

import pytest

from tradeparse.errors import PackError
from tradeparse.packs import expand, pack
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.view import View

RU = pack("ru")


def tags(text: str, lang: str = "ru") -> list[str]:
    """The tags of a sentence."""
    words = pack(lang)
    return [t.tag for t in Sentence(View(text), words, 0, len(text), words.decimal).tokens]


def sentences(text: str) -> list[str]:
    """The sentences that a Russian text is divided into."""
    view = View(text, RU.abbreviations, RU.closing)
    return [text[s:e] for p in range(len(view.paragraphs)) for s, e in view.sentences(p)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022 году", ["year"]),
        ("2022 г.", ["year"]),
        ("2019-м", ["year"]),
        ("3-й", ["ordinal"]),
        ("9-ти", ["number"]),
        ("2022 месяца", ["year", "span"]),
        ("10%-ный", ["number", "percent"]),
    ],
)
def test_numbers_take_what_belongs_to_them(text, expected):
    """A year and its word, a number and its ending are one; other words stay apart."""
    assert tags(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("с Сербией", ["with", "country"]),
        ("с 5", ["from", "number"]),
        ("с января", ["from", "month"]),
        ("с 2005", ["since", "year"]),
        ("на 5", ["by", "number"]),
        ("на Украину", ["in", "country"]),
        ("три квартала", ["numeral", "span"]),
        ("квартала", ["quarter"]),
        ("по январь", ["to", "month"]),
        ("по плану", ["text", "target"]),
    ],
)
def test_words_turn_by_their_neighbours(text, expected):
    """A word is something else before or after certain tags, and text where nothing is said."""
    assert tags(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("экспорт нефти", ["measure", "of", "product"]),
        ("треть экспорта", ["part", "of", "measure"]),
        ("доля Китая", ["share", "of", "country"]),
        ("выше уровня", ["up", "than", "generic"]),
        ("экспортировал нефть", ["measure", "product"]),
        ("выше 5", ["compare", "number"]),
    ],
)
def test_cases_stand_for_words(text, expected):
    """The genitive says "of" behind a noun and "than" behind a comparative, not behind a verb."""
    assert tags(text) == expected


def test_other_languages_have_no_words_without_letters():
    """A language whose pack says nothing of a genitive keeps the words that it writes."""
    assert tags("wheat exports", "en") == ["product", "measure"]


def test_words_without_letters_stand_where_they_belong():
    """The "of" that a case stands for takes no place in the text."""
    text = "экспорт нефти"
    sentence = Sentence(View(text), RU, 0, len(text), RU.decimal)
    of = sentence.tokens[1]
    assert of.start == of.end == len("экспорт")
    assert sentence.words(0, 3) == text


@pytest.mark.parametrize(
    "text",
    [
        "По итогам восьми месяцев экспорт составил 5 млрд долл. США.",
        "В 2022 г. Сербия увеличила экспорт.",
        "Импорт превысил показатель им. Сатпаева.",
    ],
)
def test_abbreviations_go_on(text):
    """A full stop before an acronym, near the start of a sentence, or behind "им" ends nothing."""
    assert sentences(text) == [text]


def test_abbreviations_may_end_a_sentence():
    """Units are often abbreviated at the end: a capital behind them begins a sentence."""
    one, two = "За восемь месяцев экспорт составил 5 млрд долл.", "Импорт вырос до 3 млрд."
    assert sentences(f"{one} {two}") == [one, two]


def test_endings_may_have_words_behind_them():
    """`приблизи|лся к` is each form of the verb with its preposition."""
    endings = {"лся": ["лся", "лась"], "лся с": ["-"]}
    assert list(expand("приблизи|лся к", endings)) == ["приблизился к", "приблизилась к"]
    assert list(expand("слово", endings)) == ["слово"]


def test_unknown_endings_are_named():
    """A form with endings that nobody defined says which there are."""
    with pytest.raises(PackError, match=r"asks for the endings 'ый'; there are лся"):
        list(expand("нов|ый к", {"лся": ["лся"]}))
