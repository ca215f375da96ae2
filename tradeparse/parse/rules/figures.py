"""Where figures stand in a row of tags: money, percentages, multiples, parts.

Patterns find a span and name its parts; `scan` turns the parts into mentions.
"""

from tradeparse.packs.tags import tag_pattern

#: US$ 9.2bn    52.9 million dollars    $1-1.5 billion    between $18 billion and $20 billion
AMOUNT = tag_pattern(r"""
    (?: (?P<sign>currency) (?P<scale>scale)? )? (?P<low>quantity)
    (?: (?: [dash in of] (?= currency (?! quantity) ) )? (?P<unit>currency) )?
    (?: (?P<link> [dash to or and] ) compare?
        (?P<sign_high>currency)? (?P<high>quantity)
        (?: (?: [dash in of] (?= currency (?! quantity) ) )? (?P<unit_high>currency) )? )?
""")

#: 8.4 percent    4 to 5 percent    3-5%    0.25 percentage points
PERCENT = tag_pattern(r"""
    (?P<low>quantity) (?P<own>percent)?
    (?: (?P<link> [dash to or and] ) (?P<high>quantity) )?
    dash? (?P<unit> percent | point )
""")

#: 3.7 times    2-2.5 times    2.5fold    a factor of three
TIMES = tag_pattern(r"""
    (?P<low>quantity) (?: dash? (?P<link> [dash to or] ) (?P<high>quantity) )?
    [dash trailing]? (?P<unit>times)
  | (?P<factor>times) compare? (?P<value>quantity) (?! dash? [percent point currency] )
    (?: dash? times )?
""")

#: a third    two thirds    three-quarters    half    a tenth
PART = tag_pattern(r"""
    (?P<count> quantity | article )? dash? (?: (?P<part> part | quarter ) | (?P<half> half ) )
""")

#: doubled    threefold
MULTIPLE = tag_pattern("multiple")

#: what may stand between a growth word and its number: rose [year on year by almost] 5%
_FILLER = "[compare article definite generic yoy text own quote between]"

#: what a comparison in time has
_TIME = "[year relative month ordinal quarter half yoy span]"

#: a flow or a country where a growth would have a time: three times higher than exports
OTHER_FLOW = tag_pattern(rf"""
    text? [than which compare]? [definite own both generic of article product]{{0,3}}
    (?: (?: (?<= generic ) anaphor )? measure | country )
    (?! [^comma semicolon but quantity]{{0,8}} {_TIME} )
""")
#: three times | that of its neighbour Latvia, as large as that with Sweden
OTHER_PAIR = tag_pattern(rf"""
    [than compare which text]{{0,3}} anaphor [of with to from] [own definite text]{{0,3}} country
    (?! [^comma semicolon but quantity]{{0,8}} {_TIME} )
""")

#: the growth word before the number, read backwards from it
GROWTH_BEFORE = tag_pattern(rf"""
    (?: (?P<cue> [up down change] ) {_FILLER}{{0,3}} (?P<by> by | of | in | dash )?
      | (?P<beyond> compare ) by ) {_FILLER}{{0,2}} \Z
""")
#: rose in 2022 by 12%: the growth word further off, the number led by "by"
GROWTH_BY = tag_pattern(r"""
    (?P<cue> [up down change multiple] ) [^comma semicolon quantity but]{0,14} comma?
    by [compare article generic]{0,2} \Z
""")
#: fell from 2.6 to 2.3 billion, or by | 11.5%
GROWTH_RESTATED = tag_pattern(
    r"(?P<cue> [up down] ) [^semicolon but]{1,18} comma? or by [compare article]{0,2} \Z"
)
#: exceeded last year's figure by 5%    higher than in 2021 by 5%    exceeded that of 2021 3.7 times
GROWTH_PAST = tag_pattern(rf"""
    (?P<cue> compare ) [^comma semicolon quantity but by]{{0,6}} {_TIME}
    [^comma semicolon quantity but by]{{0,4}}
    (?P<by> by )? [compare article generic]{{0,2}} \Z
""")
#: a rise in exports of 5%
GROWTH_IN = tag_pattern(r"""
    (?P<cue> [up down change] ) in [^comma semicolon quantity but up down actual]{1,6}
    of [compare article generic]{0,2} \Z
""")
#: rose by 48%, imports | two times
GROWTH_SO = tag_pattern(
    r"(?P<cue> [up down] ) [^semicolon but]{1,10} [comma and]{1,2}"
    r" [definite own both country]{0,2} measure (?: [to from with of] definite? country )? \Z"
)
#: exports fell 13 percent in 2020, those to Montenegro | 21 percent
GROWTH_ALIKE = tag_pattern(r"""
    (?P<cue> [up down] ) [^semicolon but up down share]{1,14} [percent times]
    [^semicolon but up down share quantity]{0,8} [comma and]{1,2}
    [definite own both country anaphor product]{0,3} (?: measure | anaphor )
    (?: [to from with of] [definite country own product text]{1,3} )? compare? \Z
""")
#: growth slowed to | 5%
GROWTH_TO = tag_pattern(r"(?P<cue> change ) [to from] compare{0,2} \Z")
#: growth in coal ( | 5%
GROWTH_ASIDE = tag_pattern(r"(?P<cue> [up down] ) in [^comma semicolon quantity but]{1,5} open \Z")
#: increased exports of coal ( | 5%; higher coal ( | 5%
GROWTH_OF_GOODS = tag_pattern(
    r"(?P<cue> [up down] ) [product generic measure of text and]{1,5} open \Z"
)
#: (up $3.2 million, or | 2.7 times)
GROWTH_OR_TIMES = tag_pattern(
    r"(?P<cue> up | down ) by? compare? currency? quantity currency? comma? or by? compare? \Z"
)
#: increase non-resource exports to this country | 1.5 times
GROWTH_TIMES = tag_pattern(r"(?P<cue> [up down] ) [^comma semicolon quantity but]{1,10} \Z")
#: growth was / amounted to / reached 5%
GROWTH_WAS = tag_pattern(r"""
    (?P<cue> [up down change] )
    (?: [^comma semicolon colon quantity but up down] | quantity span ){0,12}
    (?: actual | forecast | target | colon | (?<! from ) (?<! to ) compare | dash )+
    [compare article]{0,2} \Z
""")
#: 7.6% more    an 8% drop    20 percent annual growth    3.7 times higher
GROWTH_AFTER = tag_pattern(r"""
    (?: [yoy generic measure article definite dash own both product] | open yoy close ){0,3}
    (?P<cue> up | down | change | compare | than )
""")
