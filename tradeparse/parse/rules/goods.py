"""Where goods stand: beside the word for a flow, before a figure, as what a share is made of."""

from tradeparse.packs.tags import tag_pattern

_JOINED = """
    (?: (?: and | dash | comma (?= product | [text unit] [comma and] ) )? [product text unit] ){0,6}
"""
#: words that may be goods: the first is no unit, for "people" and "firms" are units
_GOODS = f"(?: product | text ) {_JOINED}"
_KNOWN = "product (?: (?: and | comma | dash )? product ){0,6}"

#: торговля Эмиратов с Узбекистаном | ненефтяными товарами
TRADED_WITH = tag_pattern(rf"""
    (?: of? country )? with definite? country of? (?P<np> {_KNOWN} ) (?! [dash generic]? measure )
""")
#: exports of medicines, imports of Kazakh oil, trade in services
BEHIND = tag_pattern(rf"""
    (?P<link> of | in | from ) [generic article definite]{{0,3}} country?
    (?: [to in] definite? country (?= of? product ) )? of?
    (?P<np> (?: {_GOODS} | unit {_JOINED} ) )
""")
#: wheat exports, crude oil and gas deliveries
BEFORE = tag_pattern(rf"(?P<np> {_KNOWN} ) [generic dash own]? measure? \Z")
#: bought drugs worth, sold readymade garments for, delivered Turkish tractors
OBJECT = tag_pattern(rf"""
    (?: (?: [to from in] definite? country )? in [quantity span year month relative dash]{{1,6}} )?
    [up down generic]? (?: quantity unit of? )?
    (?: [from to in with]? definite? country generic? | own (?= product ) | world )?
    (?: quantity (?= product ) )? (?P<np> {_GOODS} | unit ) (?: generic own text )?
    [generic in by compare actual world dash]{{1,3}} \Z
""")
#: sold wheat to Egypt for, sold 300 tonnes of rice to Ghana for
OBJECT_FAR = tag_pattern(rf"""
    country? (?: quantity unit of definite? )? (?P<np> text? {_KNOWN} )
    (?: [to from in with] [definite own generic]? [country text]? ){{1,2}} comma?
    [^comma semicolon measure quantity]{{0,5}} \Z
""")
#: the tea that Kenya shipped to China | earned; the biggest seller was tea, which | earned
SHIPPED = tag_pattern(rf"""
    (?P<np> {_KNOWN} ) (?:
        [which anaphor]? [own country] measure (?: [to from] definite? country )? actual?
      | comma which ) \Z
""")
#: fish made the best start among its exports, | earning; cars led with | 5 percent of the exports
EARNING = tag_pattern(
    rf"\A definite? (?P<np> {_KNOWN} ) [^comma semicolon quantity]{{1,12}} comma \Z"
)
LED_WITH = tag_pattern(rf"""
    \A definite? (?P<np> {_KNOWN} ) [text rank] [^comma semicolon quantity]{{0,8}}
    with compare? \Z
""")
#: spent 5 million | on Kazakh oil; 5 million | worth of wheat
SPENT = tag_pattern(rf"""
    (?: article span | now )? actual?
    (?P<link> in | with | (?: generic | compare )? of | generic | compare )
    [generic article definite world]{{0,2}} country? (?P<np> {_KNOWN} )
""")
#: oil worth 5 million, fish for 5 million: in front of any flow
WORTH = tag_pattern(
    rf"(?P<np> {_KNOWN} ) (?P<worth> generic | compare | in | (?<= comma product ) by ) compare? \Z"
)
#: earned 5 million | from tea exports
OTHER_FLOW = tag_pattern(rf"""
    (?: open? compare? [currency quantity]{{0,3}} close | in definite? country )?
    [from in of by with] (?P<np> {_KNOWN} )
    (?: compare (?= in ) | [generic dash]? measure | (?= comma | stop | \Z ) )
""")
#: … refined copper 301 million: in a list, right before the number
LISTED = tag_pattern(r"""
    (?P<np> product (?: (?: and | text )? product ){0,6} ) generic?
    (?P<lead> [actual compare in with of dash colon comma]{0,4} | dash by ) \Z
""")
#: 48 million of this was herring and | 20 million | fuel
WAS_GOODS = tag_pattern(rf"anaphor actual article? {_KNOWN} and compare? \Z")
BARE = tag_pattern(rf"(?P<np> {_KNOWN} )")
#: those of services | by 10 percent
THOSE_OF = tag_pattern(rf"anaphor [of from] (?P<np> {_KNOWN} ) [^comma semicolon]{{0,6}} \Z")
#: imports without energy products, without the metal, our exports
WITHOUT = tag_pattern(rf"not definite? (?P<np> {_GOODS} )")
#: Wheat, usually the star of the list, collapsed by; Fuels alone brought in
TOPICAL = tag_pattern(rf"""
    (?: \A | semicolon | but | colon ) comma?
    (?: between [^comma semicolon quantity]{{1,8}} comma )?
    (?: in [definite ordinal quantity span quarter half of month year relative dash]{{1,7}}
        comma? )?
    (?: [between of in] [definite own] measure comma )?
    (?: [definite own] (?= product ) )? (?P<np> {_GOODS} ) (?: own actual? text? of )?
    (?: comma [^comma semicolon currency]{{1,14}} comma | [from to] definite? [country text] )?
    (?: in [quantity span year month relative dash half quarter ordinal]{{1,6}} )? compare?
    (?: actual compare? (?= measure | share ) )?
    (?P<verb> actual | up | down | rank | share | measure | generic | target | forecast )
""")
#: crude oil makes up | 98 percent of them
SUBJECT = tag_pattern(rf"""
    (?: \A | comma | semicolon | colon | stop | and | which | anaphor )
    (?: definite | (?: in? share of | in ) (?= product ) )?
    (?P<np> {_GOODS} (?: in {_GOODS} | of {_GOODS} )? )
    [actual share compare target forecast to]{{0,4}}? [actual share]
    [compare article share generic to of]{{0,5}} \Z
""")
#: in these months medicines, cheap as they are, still made up | two fifths; jute is down to
SUBJECT_KNOWN = tag_pattern(rf"""
    (?P<np> {_KNOWN} ) generic? (?: text? [to in from] definite? country )?
    (?: in [definite ordinal quantity span quarter half of month year relative dash]{{1,7}} )?
    (?: comma (?: in? which )? [^comma semicolon quantity measure share]{{1,8}} comma
      | comma in which (?: in [year relative definite]{{1,2}} )? (?= share )
      | comma text anaphor [^comma semicolon quantity]{{1,14}} comma )?
    [text but compare actual share target forecast to]{{0,4}}?
    (?P<verb> share | actual | text | measure | [up down] (?= to ) )
    (?: in (?: [relative year definite]{{1,3}} | anaphor ) )?
    [compare article share generic to of]{{0,5}} \Z
""")
#: of cereals, the bone of contention, Poland imported
OF_THESE = tag_pattern(rf"\A [of in] (?P<np> {_KNOWN} ) comma")
#: of which crude oil: this was | crude oil that Serbia imported
MADE_OF = tag_pattern(rf"of? anaphor actual [compare article generic]{{0,2}} (?P<np> {_KNOWN} )")
#: of exports are energy products (34.2%), machinery and equipment | (18.7%)
BRACKETED = tag_pattern(rf"(?P<np> {_KNOWN} (?: and text )? ) generic? open compare? \Z")
#: 4.5 million | fell on the energy sector
FELL_ON_IT = tag_pattern(rf"share [in of] (?P<np> {_KNOWN} )")
#: of which mineral fuels: | 97 percent
OF_WHICH_GOODS = tag_pattern(rf"anaphor (?P<np> {_KNOWN} ) [colon dash comma] compare? \Z")
#: 15 million, of which | 5 million | services
OF_WHICH = tag_pattern(
    rf"(?: dash | measure )? (?P<np> {_KNOWN} ) (?= comma | semicolon | stop | close | and | \Z )"
)
#: food out of this sum – | 5 million
OUT_OF_IT = tag_pattern(rf"(?P<np> {_KNOWN} ) anaphor [dash colon]? compare? \Z")
#: 41 percent | consists of parts
CONSISTS = tag_pattern(rf"share [from of] (?P<np> {_KNOWN} )")
#: chiefly crude oil, | 5 million,
APPOSED = tag_pattern(rf"[of text] (?P<np> {_KNOWN} ) comma compare? \Z")
#: a tenth more | Ceylon tea
MORE_OF = tag_pattern(rf"country? (?P<np> {_KNOWN} ) (?! [dash generic]? measure )")
#: the top destinations | of Polish machinery exports
FLOW_OF = tag_pattern(
    rf"of [definite country own]{{0,2}} (?P<np> {_KNOWN} ) [dash generic]? measure"
)
#: exports of chemicals represented | 60 percent of all exports
PART_OF_FLOW = tag_pattern(rf"""
    (?: measure of (?P<np> {_GOODS} ) | (?P<before> {_KNOWN} ) measure ) actual? share
    [compare to article]{{0,3}} \Z
""")
#: tea was the leading product, with a share of | 55 percent
WITH_A_SHARE = tag_pattern(r"comma with [article definite own] share of compare{0,2} \Z")
#: the share of oil in exports is | 60 percent
SHARE_OF = tag_pattern(rf"""
    share of definite? (?P<np> {_GOODS} ) [^comma semicolon quantity]{{0,10}} \Z
""")
#: the share of oil is 60 percent, of gas | 12 percent
SHARE_OF_NEXT = tag_pattern(rf"""
    [comma and] of definite? (?P<np> {_KNOWN} ) [dash colon actual]{{0,2}} \Z
""")
#: 40% | of its coal from
PART_OF_GOODS = tag_pattern(
    rf"of [definite own country]{{0,2}} (?P<np> {_KNOWN} ) (?! [dash generic]? measure )"
    rf" | of generic? definite (?P<before> {_GOODS} ) (?= anaphor [country own]{{1,2}} measure )"
)
#: machinery accounts for 30%, | textiles for | 20%
NEXT_SHARE = tag_pattern(rf"""
    [comma and but]{{1,2}} definite? (?P<np> {_KNOWN} ) [in with dash colon]? compare?
""")
#: among the goods exported in 2021 gas ranked first with | 5 million; next comes beef: | 5 million
RANKED = tag_pattern(rf"""
    (?P<np> {_KNOWN} ) actual? rank [with in]? compare? \Z
  | rank (?P<before> {_KNOWN} ) [colon dash with from] compare? \Z
""")
#: in trade in services the union ran a deficit of | 5 million
TRADED = tag_pattern(rf"measure in (?P<np> {_KNOWN} ) [^semicolon quantity]{{0,8}} \Z")
#: the bulk of it, | 5 million, | was iron ore; half | of it, 5 million, was iron ore
BULK = tag_pattern(r"of? anaphor comma compare? \Z")
_WAS = f"comma [actual share] of? [compare article generic]{{0,2}} (?P<np> {_KNOWN} )"
BULK_WAS = tag_pattern(_WAS)
HALF_WAS = tag_pattern(f"of? anaphor comma currency? quantity currency? {_WAS}")
#: 98 percent | of the exports in 2023 fell on gold
FELL_ON = tag_pattern(
    rf"(?: of | anaphor )? [^comma semicolon]{{0,12}}"
    rf" (?: down [in to] | share in ) (?P<np> text? {_KNOWN} )"
)
#: of all exports, 6 million | (42%) were services
ALL_WERE = tag_pattern(rf"""
    (?: open [^open close]{{1,5}} close | close )? actual [compare article generic]{{0,2}}
    (?P<np> {_KNOWN} )
""")
#: in the structure of exports dominates wood with | 38 percent
MADE_UP_BY = tag_pattern(rf"(?P<np> {_KNOWN} ) [with from] compare? \Z")
#: with rice alone | fetching
SELLING = tag_pattern(rf"(?P<np> {_KNOWN} ) [generic compare]? \Z")
#: exports of wheat to Turkey | brought in
OF_FLOW = tag_pattern(rf"""
    measure of [generic definite]{{0,2}} country? (?P<np> {_KNOWN} )
    [^comma semicolon quantity]{{0,8}}
    (?: comma [^comma semicolon quantity]{{1,6}} comma [own definite text]{{0,2}} )? \Z
""")
#: tobacco products, which account for | 41 percent
WHICH_MAKE = tag_pattern(
    rf"(?P<np> {_KNOWN} ) comma which [actual text]{{0,2}} share compare{{0,2}} \Z"
)
#: wheat sales to Turkey | brought in
SOLD_FOR = tag_pattern(
    rf"(?P<np> {_KNOWN} ) [generic dash]? measure [^comma semicolon quantity]{{0,8}} \Z"
)
#: two thirds | of this sum were machinery
PREDICATE = tag_pattern(rf"""
    (?: of | anaphor ) [^comma semicolon]{{0,10}} [actual share]
    (?: in [year relative month]{{1,3}} | [of in] )?
    [compare article generic]{{0,2}} (?P<np> {_GOODS} )
  | of (?: anaphor [text generic]? | definite [country own]? (?: text | measure ) )
    actual measure? in (?P<before> {_KNOWN} )
""")
#: gold is the larger part: | 61 percent of exports
THE_LARGEST = tag_pattern(rf"""
    \A (?: definite | but | and )? (?P<np> {_KNOWN} ) actual
    [^colon semicolon quantity country measure]{{1,8}} colon compare? \Z
""")
#: three quarters | of the deliveries – ores; 11% | – cotton; of sales to Russia in 2024 – that is
PREDICATE_DASH = tag_pattern(rf"""
    (?: of anaphor | of? anaphor? [definite generic own country]{{0,2}} measure
        (?: [to from in with] (?: [^comma semicolon quantity currency dash]
          | quantity (?= span ) ){{1,10}} )?
      | text? generic )?
    dash anaphor? (?P<np> {_KNOWN} )
    (?= comma | stop | semicolon | \Z )
""")
#: of Uzbek exports of fruit | 40 percent fell to Russia
FRONTED_WHOLE = tag_pattern(rf"""
    \A [of from] [definite own country]{{0,3}} measure of? (?P<np> {_KNOWN} )
""")
#: a fifth | of it iron ore
PREDICATE_BARE = tag_pattern(rf"anaphor (?P<np> {_KNOWN} ) (?= comma | stop | semicolon | \Z )")
#: of this sum | a fifth | were soybeans
OF_THIS = tag_pattern(r"anaphor comma? [compare article]{0,3} \Z")
WERE = tag_pattern(rf"actual [compare article generic]{{0,2}} (?P<np> {_KNOWN} )")
#: Barley is the main product. Uranium first. Tea, once in first place, continues to lose. Tea,
#: first of all. Shoes, although they pay
SPOKEN_OF = tag_pattern(rf"""
    \A dash? (?: country dash | in definite measure generic | in? reverse comma )?
    (?: definite | but | and | in ){{0,2}} country?
    (?P<np> {_KNOWN} (?: and text? {_KNOWN} | and text (?= actual | share ) )? ) generic?
    (?: [to in from] country )? (?: comma [^comma semicolon]{{1,14}} comma
      | comma [ordinal of generic text]{{1,4}} (?= stop ) | comma (?= but ) )? compare?
    [actual share text rank ordinal up down forecast target but stop colon]
""")
#: – logs and wood, down 41 million
ITEM = tag_pattern(rf"""
    \A dash (?P<np> {_KNOWN} (?: and text? {_KNOWN} )? )
    comma (?= [up down currency quantity with] )
""")
#: – macadamia nuts: sales tripled; – cereals – 55%
LABEL = tag_pattern(
    r"\A dash (?P<np> [text product and of unit comma]{0,7} (?: product | and unit ) ) [colon dash]"
)
#: – floor coverings: | 71.4 million, in a list of what one country sells another
UNKNOWN_LABEL = tag_pattern(r"""
    \A (?: dash (?: quantity stop )? | quantity [stop close] ) (?P<np> text generic? )
    [colon dash] compare? \Z
""")
#: – most important export: natural gas, with a value of | 5 million
MOST_IMPORTANT = tag_pattern(rf"""
    measure colon (?P<np> {_KNOWN} ) comma? (?: with article? )? compare? of? compare? \Z
""")
#: Cellulose was the leading | product
CALLED_GOODS = tag_pattern(rf"""
    \A (?: definite | but )? (?P<np> text? {_KNOWN} | text | unit ) actual
    (?: [definite article own country text ordinal rank compare of between]
      | generic (?= generic ) ){{0,6}}
    (?P<called> generic | measure )
""")
#: The main item is natural gas. Главной статьёй экспорта остаётся газ: в мае на него пришлось
CALLED_FIRST = tag_pattern(rf"""
    \A definite? [generic text rank ordinal between]{{1,3}}
    (?: (?: in definite? country? )? measure (?: of? country )? )?
    (?: comma [^comma semicolon quantity]{{1,4}} comma )?
    [actual dash share text] of? (?P<np> {_KNOWN} ) generic?
    (?: comma which [^colon comma quantity]{{1,8}} )? [stop colon]
""")
#: Быстрее всего растёт вывоз | муки.
LAST_GOODS = tag_pattern(rf"""
    \A [text generic compare now]{{0,4}} (?: up | down | text ) (?: measure of? )?
    (?P<np> {_KNOWN} ) generic? [stop colon]
""")
#: they bought more flour: its exports; above all medicines: in 2024 they made up
BEFORE_COLON = tag_pattern(rf"""
    (?P<np> {_KNOWN} ) generic? colon (?:
        (?: in [year month relative definite quantity span ordinal half quarter]{{1,5}} comma? )?
        (?: own generic? (?: in [relative definite span year]{{1,3}} )? measure | anaphor share )
      | [now definite own text generic]{{0,3}} measure [in of]? [own anaphor] )
""")
#: wheat Kazakhstan sold; in April wine to Russia was shipped: the object first
FRONTED = tag_pattern(rf"""
    \A dash? (?: but text? )? (?: in [month year definite relative of]{{1,4}} | in )? country?
    (?P<np> {_KNOWN} ) generic?
    (?: (?= country | in | from | to | ordinal | relative | world )
        [^comma semicolon measure]{{1,8}}
      | country [text measure unit] of? (?: comma [but text] comma )? ) \Z
""")
#: coffee, for which it | pays 5 million; coffee and | pays 5 million for it
PAID_FOR = tag_pattern(rf"""
    (?P<np> {_KNOWN} ) [^semicolon currency]{{0,10}} (?: in which | (?P<it> and ) )
    [anaphor own country definite actual]{{0,3}} \Z
""")
#: paid for Turkmen gas | 5 million
PAID_FIRST = tag_pattern(rf"""
    in definite? country? (?P<np> {_KNOWN} ) generic?
    (?: in [year relative]{{1,2}} )? compare? \Z
""")
FOR_IT = tag_pattern("in anaphor (?! [quantity span month year] )")
#: shipments of it, exports of the root, paid 5 million for it
OF_IT = tag_pattern("""
    of (?: anaphor | definite [text product generic] )
  | in anaphor (?! [quantity span month year half quarter] ) | (?P<at> measure ) anaphor
  | (?<= [currency quantity] ) compare anaphor (?= from | to | in | comma | stop )
""")
#: exports of this product
OF_THAT_KIND = tag_pattern("measure of? anaphor [generic text] (?! of )")
#: our exports of them
OF_THEM = tag_pattern("measure of (?P<them> own )")
#: we shipped them to Indian farmers, imported it from Vietnam for
SOLD_THEM = tag_pattern("""
    (?P<verb> measure ) (?P<it> own ) (?= [to in from country text by] )
  | (?P<them> own ) (?P<sold> measure ) | (?P<traded> measure ) anaphor (?= [to from] )
""")
#: a deficit of 5 million | in that business; sold wheat, but earned 5 million | with it
IN_THAT = tag_pattern("in anaphor [text generic] | with anaphor (?= comma | stop | semicolon )")
#: they brought in, this represented
THEY = tag_pattern("""
    anaphor [text actual but compare target forecast]{0,3}
    [measure share up down actual multiple]
""")
#: at 5 million | they made up 3 percent
AT = tag_pattern(r"(?: \A | semicolon ) [in with] compare? \Z")
THEY_BEHIND = tag_pattern("comma? anaphor [text actual compare]{0,2} share")
#: sold 5 million tonnes there for; imported 96,000 of them and paid
MEASURED = tag_pattern("""
    measure compare? quantity (?: (?P<unit> unit ) (?! of | product ) | (?P<them> anaphor ) )
""")
#: their value fell
THEIR_VALUE = tag_pattern("""
    own (?: (?: generic | measure ) (?: to definite? country )? [up down actual compare] | share )
""")
#: a duty on wagons, the tariff of the union for Iranian polymers
TAXED = tag_pattern(rf"""
    (?: of own? definite? [country own text]? | in country (?= in )
      | [which anaphor] [definite country own actual text measure]{{1,5}} )?
    (?P<link>in) [definite generic own]{{0,2}}
    (?: country | measure (?: [in to] country )? of? )? (?P<np> (?: {_GOODS} | unit ) ) (?! of )
""")
#: 25 percent on goods, | 10 percent | on Canadian energy
TAXED_NEXT = tag_pattern(rf"in country? (?P<np> {_KNOWN} )")
#: goods pay 35 percent, steel from anywhere | 50 percent
TAXED_LISTED = tag_pattern(rf"""
    [comma semicolon and]{{1,2}} definite? (?P<np> {_KNOWN} )
    (?: from [world text country]{{1,2}} )? compare? \Z
""")
#: lowers its duties: on horse meat from 15 to | 7.5 percent
TAXED_STEP = tag_pattern(
    rf"in (?P<np> text? {_KNOWN} ) from (?: quantity percent? to )? compare? \Z"
)
#: tuna, on which importers pay | 8 percent
TAXED_ON_IT = tag_pattern(rf"""
    (?P<np> {_KNOWN} | (?<! quantity ) unit ) (?: from [text country region] )?
    comma in? which [^comma semicolon quantity]{{1,6}} \Z
""")
#: lamb is subject to a Turkish | duty; washing machines from abroad now face a | 20 percent duty
TAXED_SUBJECT = tag_pattern(rf"""
    (?P<np> {_KNOWN} ) (?: of country text )?
    (?: [anaphor which] [text measure actual country region own in to]{{1,4}}? )?
    (?: comma which [^comma semicolon quantity]{{1,8}} comma )?
    (?: from [not definite world country region own text unit]{{1,6}}
      | comma [in to text article quantity]{{1,4}} comma )?
    [now actual text compare to with in by measure and target forecast]{{0,6}} (?: from definite )?
    article? country? \Z
""")
#: for wool the tariff, on cars the union still levies a | duty
TAXED_FIRST = tag_pattern(rf"""
    in country? (?P<np> {_KNOWN} )
    (?: comma in text (?= comma )
      | [in compare text] [definite anaphor own article]? [up down]? [text generic ended] )?
    (?: from [not text definite world country region own unit]{{1,6}} )?
    (?: comma? [definite country own anaphor]{{1,2}} | comma now )? [compare text actual]{{0,3}}
    measure? [article of]{{0,2}} \Z
""")
