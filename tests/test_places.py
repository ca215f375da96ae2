"""Who and what: reporter, partner and product of each figure, one construction a test."""

import pytest

from tradeparse.parse import extract
from tradeparse.records import Document


def places(text: str, *, title: str = "", publisher: str = "") -> list[str]:
    """`reporter>partner` of each figure, and its product behind a colon where it has one."""
    document = Document(doc_id="d", text=text, title=title, publisher=publisher, lang="en")
    return [
        f"{f.reporter or ''}>{f.partner or ''}" + (f": {f.product}" if f.product else "")
        for f in extract(document)
    ]


PAIR = "Trade between Poland and Norway was $5 billion. "
HOME = "WARSAW - Trade between Poland and Norway was $5 billion. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland's exports to Norway rose by 5 percent.", "POL>NOR"),
        ("Norwegian deliveries to Poland came to $2 billion.", "NOR>POL"),
        ("Poland bought Norwegian gas for $2 billion.", "POL>NOR: gas"),
        ("Deliveries from Norway to Poland were worth $2 billion.", "NOR>POL"),
        ("Imports of Norwegian fish into Poland were worth $2 billion.", "POL>NOR: fish"),
        ("Poland invoiced Norwegian customers $2 billion.", "POL>NOR"),
        ("Norway has invested $2 billion in Poland.", "NOR>POL"),
        ("Norwegian investors have put $2 billion into the Polish economy.", "NOR>POL"),
        ("Direct investment from Norway in Poland reached $2 billion.", "NOR>POL"),
        ("Intra-EU trade was $2 billion.", "EU>EU"),
        ("Norway's GDP grew by 2 percent.", "NOR>"),
    ],
)
def test_words_around_a_flow_say_who_sells_to_whom(text, expected):
    """Verb, adjective, possessive and preposition give each side its place."""
    assert places(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland's foreign trade was $600 billion.", "POL>WLD"),
        ("Poland's total exports were $300 billion.", "POL>WLD"),
        ("The total volume of Poland's trade was $600 billion.", "POL>WLD"),
        ("Polish exports as a whole grew by 2 percent.", "POL>WLD"),
        ("Poland's exports to Norway grew by 2 percent.", "POL>NOR"),
        ("Total trade of Poland with Norway was $5 billion.", "POL>NOR"),
        ("Total trade between the two countries was $5 billion.", "POL>NOR"),
    ],
)
def test_a_total_is_of_one_country_alone(text, expected):
    """Foreign trade and totals are with the world, unless the other side is named."""
    assert places(PAIR + text)[-1] == expected


def test_a_document_that_opens_with_one_country_speaks_of_its_total():
    """The first flow, of one owner and with nobody named, is its trade with the world."""
    text = "Moldova's exports fell by 12 percent. Sales to Romania fell by 9 percent."
    assert places(text, title="Romania buys less from Moldova") == ["MDA>WLD", "MDA>ROU"]


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
        (
            "Trade with Indonesia, Thailand and Japan rose by 17%, 5% and 3%, respectively, "
            "to $9 billion, $8 billion and $6 billion.",
            ["MYS>IDN", "MYS>THA", "MYS>JPN"] * 2,
        ),
        (
            "Exports to Indonesia, Thailand and Japan were $9 billion, $8 billion and $6 billion.",
            ["MYS>IDN", "MYS>THA", "MYS>JPN"],
        ),
        (
            "Thai and Japanese exports to Malaysia were $9 billion and $8 billion respectively.",
            ["THA>MYS", "JPN>MYS"],
        ),
        (
            "Trade between Thailand and Japan was $9 billion and $8 billion in the two years.",
            ["THA>JPN", "THA>JPN"],
        ),
    ],
)
def test_lists_run_in_step(text, expected):
    """As many countries as figures are told one by one; a pair is not a list."""
    opening = "KUALA LUMPUR - Malaysia's trade with ASEAN was $80 billion. "
    assert places(opening + text)[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Armenia shipped $111 million, Kazakhstan $330 million and Kyrgyzstan $17 million "
            "worth of goods to Iran.",
            ["ARM>IRN", "KAZ>IRN", "KGZ>IRN"],
        ),
        (
            "Kazakhstan's largest turnover was with Turkey, $5 billion, followed by Uzbekistan "
            "with $4 billion and Kyrgyzstan with $2 billion.",
            ["KAZ>TUR", "KAZ>UZB", "KAZ>KGZ"],
        ),
        (
            "Serbia exported goods worth $6 billion to Bosnia, $5 billion to Montenegro and "
            "$4 billion to Croatia.",
            ["SRB>BIH", "SRB>MNE", "SRB>HRV"],
        ),
        (
            "Saudi Arabia topped the list of buyers of Egyptian goods with $3 billion, followed by "
            "the UAE with $2 billion and Jordan ($1 billion).",
            ["EGY>SAU", "EGY>ARE", "EGY>JOR"],
        ),
        (
            "Armenia shipped goods worth $111 million to Iran; Kazakhstan's exports to China were "
            "$330 million.",
            ["ARM>IRN", "KAZ>CHN"],
        ),
    ],
)
def test_a_list_goes_on_with_the_side_that_it_began_with(text, expected):
    """In a list the next country takes the place of the one before it; a shared end serves all."""
    assert places(text) == expected


def test_who_stands_first_is_the_other_side():
    """In an order of partners a country is no reporter, as it is where it trades itself."""
    opening = "Bosnia and Herzegovina's exports were $12 billion. "
    assert places(opening + "On the import side Serbia came first with $2 billion.")[1:] == [
        "BIH>SRB"
    ]
    assert places(opening + "Serbia imported goods worth $2 billion from China.")[1:] == ["SRB>CHN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iraq's share in Turkish exports is 5 percent.", "TUR>IRQ"),
        ("Iraq accounts for 5 percent of Turkey's imports.", "TUR>IRQ"),
        ("The share of Iraq in the foreign trade of Turkey is 5 percent.", "TUR>IRQ"),
        ("A third of Turkey's exports went to other countries of Africa.", "TUR>AFRICA"),
        ("Machinery made up a quarter of Turkish exports to Iraq.", "TUR>IRQ: Machinery"),
        ("Four fifths of this sum were deliveries from Turkey to Iraq.", "TUR>IRQ"),
    ],
)
def test_a_share_has_the_sides_of_its_part(text, expected):
    """The owner of the flow reports, and whose share it is stands across."""
    assert places("Trade between Iraq and Turkey was $20 billion. " + text)[-1] == expected


def test_the_other_way_changes_the_sides():
    """What goes the other way has its sides exchanged; a flow with its own countries has not."""
    opening = "Direct investment from Azerbaijan in Georgia was $480 million, "
    assert places(opening + "and $30 million has gone the other way.")[1:] == ["GEO>AZE"]
    assert places(opening + "and Azerbaijan's exports to Georgia $30 million.")[1:] == ["AZE>GEO"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Polish wheat exports to Norway were $5 million.", "wheat"),
        ("Poland's exports of used cars to Norway were $5 million.", "used cars"),
        ("Poland sold readymade garments worth $5 million to Norway.", "readymade garments"),
        ("Poland spent $5 million on Norwegian oil and metals.", "oil and metals"),
        ("Polish growers sent $5 million worth of fruit and nuts to Norway.", "fruit and nuts"),
        ("Poland sold wheat to Norway for $5 million.", "wheat"),
        ("Norwegian gas worth $5 million was sold to Poland.", "gas"),
        ("Poland's main exports to Norway are furniture ($5 million).", "furniture"),
        ("Exports of chemicals represented 60 percent of all exports.", "chemicals"),
        ("Norway takes 6 percent of Poland's dairy exports.", "dairy"),
        ("Exports of goods fell by 5 percent, those of services by 10 percent.", "services"),
        ("Wheat, usually the star, collapsed by 60 percent.", "Wheat"),
        ("Molybdenum concentrates led the way with $5 million.", "Molybdenum concentrates"),
        ("Fuels alone brought in $5 million.", "Fuels"),
        ("Live camels and cattle represented 57 percent of them.", "Live camels and cattle"),
        ("Of the exports, petroleum accounted for $5 million.", "petroleum"),
        ("Excluding gold, exports to Norway grew by 5 percent.", "Excluding gold"),
        ("Non-oil exports to Norway grew by 5 percent.", "Non-oil"),
        ("Poland sold services worth $5 million to Norway.", "services"),
        ("Norway cut its duty on cashmere sweaters to 5 percent.", "cashmere sweaters"),
        ("For Polish wool the tariff is 5 percent.", "wool"),
        ("Poland's exports of goods and services to Norway grew by 5 percent.", None),
        ("Polish annual exports to Norway were $5 million.", None),
        ("Exports of Poland to Norway were $5 million.", None),
        ("The surplus in favour of Poland was $5 million.", None),
        ("The secretariat wants 25 percent of exports by 2030.", None),
        ("The bank's rate is 5 percent.", None),
    ],
)
def test_goods_limit_a_figure(text, expected):
    """Goods are read where the construction shows them; goods at large are none."""
    document = Document(
        doc_id="d", text=f"Polish exports to Norway were $2 billion. {text}", lang="en"
    )
    assert extract(document)[-1].product == expected


def test_goods_stay_in_their_statement():
    """A product does not go over to the next flow that names none."""
    text = (
        "Poland's exports of fish to Norway were $5 million. Imports from Norway were $9 million."
    )
    assert places(text) == ["POL>NOR: fish", "POL>NOR"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Slovakia's exports to Ukraine rose by 50 percent, Poland's by 30 percent.", "POL>UKR"),
        ("Austrian deliveries to Croatia were $5 billion, Croatian ones $2 billion.", "HRV>AUT"),
        ("Romania has invested $300 million in Serbia, Serbia $50 million in Romania.", "SRB>ROU"),
    ],
)
def test_an_owner_in_a_list_takes_the_owners_place(text, expected):
    """Poland's by 30 percent: an owner without a flow has the one before it, or turns it round."""
    assert places(text)[-1] == expected


def test_who_invests_stands_in_the_order():
    """In an order of investors the country named is the investor, and the host stays."""
    text = (
        "Foreign direct investment in Kazakhstan is growing. The largest investor was the "
        "Netherlands with $8 billion, followed by Switzerland ($3 billion). "
        "Kazakhstan's largest buyer was Italy with $9 billion."
    )
    assert places(text, title="Who invests in Kazakhstan") == ["NLD>KAZ", "CHE>KAZ", "KAZ>ITA"]


def test_a_part_of_the_world_is_no_partner_spoken_of_before():
    """Exports to Asia go to nobody named, whoever was named before."""
    text = "Chile's exports to Korea were $5 billion. Exports to Asia were $50 billion."
    assert places(text) == ["CHL>KOR", "CHL>"]


def test_the_name_of_a_currency_is_no_country():
    """US dollars do not make the United States a side."""
    text = "Mutual trade reached 6 billion US dollars."
    assert places(text, title="Talks between Kazakhstan and Turkey") == ["KAZ>TUR"]


def test_an_aside_leaves_the_passage_as_it_was():
    """What stands in brackets does not change of whom the next sentence speaks."""
    text = (
        "Poland's trade with Norway was $5 billion. (With Germany it was $90 billion.) "
        "Trade grew by 5 percent."
    )
    assert places(text)[-1] == "POL>NOR"


def test_a_total_has_no_goods_of_what_came_before():
    """Goods go on with the next figure of the passage, and not into its sum."""
    opening = "Uruguay's exports of beef to China were $1 billion. "
    assert places(opening + "Japan took $2 billion.")[1:] == ["URY>JPN: beef"]
    assert places(opening + "In total, Japan took $2 billion.")[1:] == ["URY>JPN"]


def test_a_dateline_is_not_spoken_of():
    """The place of writing is the home of the document and no side of the flow beside it."""
    text = "ANKARA, May 3 - Exports from Serbia to Croatia were $2 billion."
    assert places(text) == ["SRB>HRV"]


def test_a_capital_is_its_government():
    """Doha has invested means that Qatar has."""
    assert places("Doha has invested $10 billion in Turkey.") == ["QAT>TUR"]
