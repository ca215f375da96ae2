"""Who trades with whom: the sides of each figure, one construction a test."""

import pytest
from reading import HOME, PAIR, places


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


def test_a_dateline_is_not_spoken_of():
    """The place of writing is the home of the document and no side of the flow beside it."""
    text = "ANKARA, May 3 - Exports from Serbia to Croatia were $2 billion."
    assert places(text) == ["SRB>HRV"]


def test_a_capital_is_its_government():
    """Doha has invested means that Qatar has."""
    assert places("Doha has invested $10 billion in Turkey.") == ["QAT>TUR"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway took $2 billion worth of Polish goods.", "POL>NOR"),
        ("Norway had taken $2 billion from Poland.", "POL>NOR"),
        ("Norway received Polish machinery for $2 billion.", "POL>NOR: machinery"),
        ("Talks took place on $2 billion of Polish exports to Norway.", "POL>NOR"),
        ("Polish tailors sold the Norwegians clothes for $2 million.", "POL>NOR: clothes"),
        ("Exports to Norway through Sweden were $2 billion.", "POL>NOR"),
        ("Norway was the seventh largest market for Polish goods with $2 billion.", "POL>NOR"),
    ],
)
def test_who_takes_goods_is_the_other_side(text, expected):
    """Who took or was sold something buys it; a country on the way is no side."""
    assert places(HOME + text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade with the United States fell. Imports from China fell 20 percent.", "POL>CHN"),
        (
            "Imports from Mexico rose by 5 percent. Those from China fell by 20 percent.",
            "POL>CHN",
        ),
        (
            "Norway was the only one of the three to which deliveries fell by 5 percent.",
            "POL>NOR",
        ),
        ("Norway was the only one of the three whose deliveries fell by 5 percent.", "NOR>POL"),
        (
            "Exports to Norway were $2 billion, customs in Oslo say, a fall of a third.",
            "POL>NOR",
        ),
        ("Norway's trade with Poland was $5 billion, made up of exports of $3 billion.", "NOR>POL"),
        ("Trade of the two was $5 billion, made up of exports of $3 billion.", "POL>NOR"),
    ],
)
def test_a_clause_keeps_its_sides(text, expected):
    """Those from China, to which, an aside of who says so, and the parts of one side's trade."""
    assert places(HOME + text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway's share of exports fell to 28 percent.", "POL>NOR"),
        ("Norway had a share of 28 percent in exports and 20 percent in imports.", "POL>NOR"),
        ("A fifth of Sweden's rice went to Norway.", "SWE>NOR: rice"),
        ("Poland mainly exports oil (36 percent of the total).", "POL>NOR: oil"),
        ("Polish exports as a whole rose by 5 percent.", "POL>WLD"),
    ],
)
def test_a_share_called_a_countrys_is_not_of_its_flow(text, expected):
    """Norway's share of exports is a part of ours; who mainly exports has a whole."""
    assert places(HOME + text)[-1] == expected


def test_a_list_goes_on_over_its_items():
    """Items that end in semicolons belong to the sentence that announces them; others do not."""
    lead = "HANOI - The main markets for Vietnamese exports were:\n\n"
    items = "- the United States, $44 billion;\n\n- China, $22 billion;\n\n- Japan, $10 billion."
    assert places(lead + items) == ["VNM>USA", "VNM>CHN", "VNM>JPN"]
    other = places(lead + items + "\n\nThe bank lent farmers $2 billion.")
    assert other[-1] == ">"


def test_the_trade_of_one_country_goes_on_in_the_next_paragraph():
    """After totals a flow without a partner is a total; in a text about two it is theirs."""
    lead = "Poland's total exports were $300 billion and total imports $290 billion.\n\n"
    text = lead + "In December imports fell by 10 percent."
    assert places(text, title="Polish exports to Norway slip")[-1] == "POL>WLD"
    assert places(PAIR + "\n\nIn December imports fell by 10 percent.")[-1] == "POL>NOR"


def test_a_currency_shows_from_where_a_text_is_written():
    """Amounts in kroner are told from Norway; the dollar is everyone's."""
    for money, seller in (("NOK 3 billion", "NOR"), ("USD 3 billion", "POL")):
        text = f"It was a good year for two neighbours. Goods for {money} were exported."
        title = "Poland buys more from Norway"
        assert places(text, title=title)[-1].startswith(seller)


def test_of_many_partners_named_alike_none_is_the_other_side():
    """Three partners in one sentence make no pair; one that stands alone does."""
    lead = "DUBAI: The foreign trade of the Emirates was $300 billion. "
    many = "Their trade with India, Turkey and Iraq rose by 10, 15 and 41 percent.\n\n"
    assert places(lead + many + "Exports were $150 billion.")[-1] == "ARE>WLD"


def test_a_text_from_brussels_speaks_for_the_union():
    """Written in a member's capital, a text about the union is the union's."""
    title = "Trade between the European Union and Vietnam"
    text = "BRUSSELS - The ministers met. Exports were $5 billion."
    assert places(text, title=title) == ["EU>VNM"]
    assert places(text, title="Trade between Belgium and Vietnam") == ["BEL>VNM"]
