"""Words that stand for countries and groups, one construction a test."""

import pytest
from reading import HOME, PAIR, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our exports to Norway were $2 billion.", "POL>NOR"),
        ("The country's exports to Norway were $2 billion.", "POL>NOR"),
        ("Imports from the neighbour were $3 billion.", "POL>NOR"),
        ("Norway exported to its neighbour goods worth $3 billion.", "NOR>POL"),
        ("Norwegian firms have invested $3 billion in the country.", "NOR>POL"),
        ("Norway accounts for 2 percent of the republic's foreign trade.", "POL>NOR"),
        (
            "Poland sold goods for $2 billion to Norway and bought goods for $3 billion there.",
            "POL>NOR",
        ),
        ("Norway's exports to Poland were $2 billion, its imports $3 billion.", "NOR>POL"),
        ("The two exchanged goods for $5 billion.", "POL>NOR"),
    ],
)
def test_words_stand_for_countries(text, expected):
    """Our, the country, the neighbour, its, there and the two mean who was spoken of."""
    assert places(HOME + text)[-1] == expected


def test_the_one_who_is_spoken_to_is_at_home():
    """A guest who says "we sold you" speaks for the other side."""
    text = '"We sold you goods for $488 million and bought goods for $71 million," he says.'
    found = places(text, title="New Zealand's man in Fiji", publisher="Pacific Times, Suva")
    assert found == ["NZL>FJI", "NZL>FJI"]


def test_a_group_is_spoken_of_until_the_world_is():
    """A passage moves from a pair to a group, and to the world."""
    text = (
        "Malaysia's trade with Singapore was $80 billion. "
        "With ASEAN as a whole it was $200 billion. "
        "Exports to the bloc grew by 5 percent. Total trade of Malaysia was $600 billion."
    )
    assert places(text) == ["MYS>SGP", "MYS>ASEAN", "MYS>ASEAN", "MYS>WLD"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade between the two blocs was $175 billion.", "EU>GCC"),
        ("The Union's imports from the Gulf were $94 billion.", "EU>GCC"),
        ("Exports to the six states were $81 billion.", "EU>GCC"),
        ("A European surplus of $20 billion remained.", "EU>GCC"),
        ("Exports to the Gulf of Guinea were $1 billion.", "EU>"),
    ],
)
def test_groups_are_parties(text, expected):
    """Blocs, the union, a number of states and an adjective stand for the groups spoken of."""
    lead = "The European Union and the Gulf Cooperation Council met. "
    assert places(lead + text, title="The EU and the Gulf") == [expected]


def test_partners_of_a_member_are_its_group():
    """Of five members four are the partners of one; four partners without a group are nobody."""
    lead = "Mutual trade of the Eurasian Economic Union was $89 billion. "
    text = "For Kazakhstan it means Russia. Its trade with the four partners was $29 billion."
    assert places(lead + text)[-1] == "KAZ>EAEU"
    assert places(PAIR + "Its trade with the four partners was $9 billion.")[-1] == "POL>NOR"


def test_exports_to_them_go_to_who_was_named_last():
    """The ten members bought less; exports to them fell."""
    lead = "Japan's exports were $700 billion. The ten members of ASEAN bought less. "
    assert places(lead + "Japanese exports to them were $100 billion.")[-1] == "JPN>ASEAN"
    assert places(lead + "Total Japanese exports were $700 billion.")[-1] == "JPN>WLD"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paraguay has gained. It sold auto parts for $1 billion to Brazil.", "PRY>BRA"),
        ("Trade with Paraguay has gained. It reached $1 billion.", "BRA>PRY"),
        ("China remains the first buyer. It accounted for 24 percent of exports.", "BRA>CHN"),
        ("Chile is a difficult partner. Brazil bought goods for $2 billion there.", "BRA>CHL"),
        ("China leads: Brazil's imports from there rose by 5 percent.", "BRA>CHN"),
    ],
)
def test_a_pronoun_acts_for_who_was_told_of(text, expected):
    """It sold, it accounts for: the country that the sentence before begins with."""
    lead = "BRASILIA - Brazil's exports were $300 billion. "
    assert places(lead + text)[-1].partition(":")[0] == expected


def test_a_member_picked_from_a_group_is_the_party():
    """Among ASEAN's members Singapore leads; trade between a group and its member is of both."""
    lead = "NEW DELHI - India's trade with ASEAN was $120 billion. "
    assert (
        places(lead + "Among ASEAN members, Singapore came first with $35 billion.")[-1]
        == "IND>SGP"
    )
    assert places(lead + "Trade between ASEAN and Singapore was $35 billion.")[-1] == "ASEAN>SGP"


def test_many_countries_are_the_world():
    """Trade with 180 or with foreign countries is with all; with EU members it is not."""
    lead = "BAKU - Azerbaijan's trade with Serbia was $60 million. "
    for partners, code in (("180 countries", "WLD"), ("foreign countries", "WLD")):
        assert (
            places(f"{lead}Azerbaijan's trade with {partners} was $45 billion.")[-1]
            == f"AZE>{code}"
        )
    assert places(lead + "Trade with EU member states was $20 billion.")[-1] == "AZE>EU"


def test_the_country_of_a_group_is_the_one_spoken_of():
    """The Central Asian country is its member that the text is about; a group alone is itself."""
    lead = "Trade between Korea and Kazakhstan was $5 billion. "
    assert places(lead + "Exports to the Central Asian country were $3 billion.")[-1] == "KOR>KAZ"
    assert places(lead + "Exports to Central Asia were $3 billion.")[-1] == "KOR>CENTRAL_ASIA"
