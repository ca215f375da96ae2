"""The goods, services or sector of a figure, one construction a test."""

import pytest
from reading import places, product

LEAD = "Polish exports to Norway were $2 billion. "


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
    assert product(LEAD + text) == expected


def test_goods_stay_in_their_statement():
    """A product does not go over to the next flow that names none."""
    text = (
        "Poland's exports of fish to Norway were $5 million. Imports from Norway were $9 million."
    )
    assert places(text) == ["POL>NOR: fish", "POL>NOR"]


def test_a_total_has_no_goods_of_what_came_before():
    """Goods go on with the next figure of the passage, and not into its sum."""
    opening = "Uruguay's exports of beef to China were $1 billion. "
    assert places(opening + "Japan took $2 billion.")[1:] == ["URY>JPN: beef"]
    assert places(opening + "In total, Japan took $2 billion.")[1:] == ["URY>JPN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Barley is the main product. Shipments of it to Norway fell by half.", "Barley"),
        ("Kava is an example. Exports of the root to Norway were below $4 million.", "Kava"),
        ("Garments remain decisive. They brought in $42 million.", "Garments"),
        (
            "Cars and parts are at the heart of it. They were 44 percent of exports.",
            "Cars and parts",
        ),
        ("Rice is the exception. Norway took 63 percent less of the grain.", "Rice"),
        ("Watches fared worst: deliveries to Norway fell by half.", "Watches"),
        ("Tea continues to lose: its exports halved.", "Tea"),
        ("Flax was the leading product with sales of $5 million.", "Flax"),
        ("Wood tariffs fell. Norway's tariff on beef was lowered. It was 40 percent.", "beef"),
        ("Barley is the main product. Exports to Norway fell by half.", None),
        ("Polish growers are content. They shipped goods for $5 million.", None),
        ("Barley is the main product.\n\nShipments to Norway fell by half.", None),
    ],
)
def test_goods_are_spoken_of(text, expected):
    """Goods that a sentence is about are meant by it, they and its; not by a flow of its own."""
    assert product(LEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In these months medicines made up two fifths of Polish exports.", "medicines"),
        ("Coal and ore, which have become cheaper, account for 70 percent of it.", "Coal and ore"),
        ("Ores and scrap still bring in two thirds of the money.", "Ores and scrap"),
        ("Processed goods make up 63 percent of this amount.", "Processed"),
        ("The specific weight of oil in exports is 71 percent, of gas – 12 percent.", "gas"),
        (
            "Medicines and furniture had a combined share of 71 percent in exports.",
            "Medicines and furniture",
        ),
        ("In imports, machinery accounts for 30 percent and textiles for 20 percent.", "textiles"),
        ("Poland imports 40 percent of its coal from Norway.", "coal"),
        ("No less than $271 million of this was crude oil.", "crude oil"),
        ("Of cereals, the bone of contention, Poland imported 5 percent less.", "cereals"),
        ("Salmon for $3 billion was exported.", "Salmon"),
        ("Wheat sales to Norway brought in $5 million.", "Wheat"),
        ("Exports of steel rose 10 percent, those of drugs 5 percent.", "drugs"),
        ("Fruit accounted for $5 million of non-oil exports.", "Fruit"),
        ("Services are to fetch another $9 billion.", "Services"),
        ("Watch exports fell by 4 percent.", "Watch"),
        ("Imports of Italian ceramics fell by 4 percent.", "ceramics"),
        ("The starting point is $6 billion, the volume of exports.", None),
        ("A share of 60 percent of exports goes to Norway.", None),
        ("They watch closely which exports fell by 4 percent.", None),
        ("Exports of the plant fell by 4 percent.", None),
    ],
)
def test_goods_have_a_part(text, expected):
    """Goods before a share, a sale or a sum, whatever else the sentence begins with."""
    assert product(LEAD + text) == expected
