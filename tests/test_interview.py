"""Interviews: whose guest answers, what "we" and "you" mean there, and what no interview is."""

import pytest
from reading import places

from tradeparse.packs import pack
from tradeparse.parse.interview import interview
from tradeparse.parse.view import View

ASKED = "\n\nHow large is trade?\n\nIt grows.\n\nAnd who sells more?\n\nWe do."


def talk(text, title="", lang="en", home=None):
    """Who talks with whom in a text."""
    words = pack(lang)
    return interview(title, View(text, words.abbreviations, words.closing), words, home)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Poland's ambassador to Norway spoke to us.", ("POL", "NOR")),
        ("The Polish ambassador in Oslo spoke to us.", ("POL", "NOR")),
        ("The ambassador of Poland to Norway spoke to us.", ("POL", "NOR")),
        ("We met Poland's commercial counsellor.", ("POL", None)),
        ("The President of Poland sat down with our correspondent.", ("POL", None)),
        ("An economist talks about Poland and Norway.", (None, None)),
        ("Poland has a new port. An ambassador spoke to us.", (None, None)),
        ("The ambassador to Poland was not there.", (None, None)),
    ],
)
def test_a_guest_is_who_has_a_country(lead, expected):
    """An envoy with a country is the guest, where the envoy sits is the host."""
    found = talk(lead + ASKED)
    assert (found.guest, found.host) == expected


def test_the_title_may_name_the_guest():
    """A text that begins with a question has its guest in the title."""
    found = talk(ASKED.strip(), title="Serbia's ambassador on trade with Kazakhstan", home="KAZ")
    assert (found.guest, found.host) == ("SRB", "KAZ")


def test_russian_interviews_are_the_same():
    """A language is only its words here too."""
    asked = "\n\nКаков товарооборот?\n\nОн растёт.\n\nКто продаёт больше?\n\nМы."
    found = talk("Посол Сербии в Казахстане ответил на вопросы." + asked, lang="ru")
    assert (found.guest, found.host) == ("SRB", "KAZ")


def test_one_question_makes_no_interview():
    """An article that asks once, or in the middle of a paragraph, is none."""
    lead = "Poland's ambassador to Norway spoke."
    assert talk(lead + "\n\nHow large is trade?\n\nIt grows.").guest is None
    assert talk(lead + "\n\nIs it large? It is.\n\nDoes it grow? It does.").guest is None


def test_we_and_you_change_with_who_speaks():
    """In an answer "we" is the guest, in a question "you" is."""
    text = (
        "Poland's ambassador to Norway spoke to us.\n\n"
        "We count $3 million of your exports to us. Is that so?\n\n"
        "We sold you goods for $5 million.\n\n"
        "Is it true that you have invested $2 million here?\n\n"
        "Our companies have invested $4 million here."
    )
    assert places(text) == ["POL>NOR", "POL>NOR", "POL>NOR", "POL>NOR"]
