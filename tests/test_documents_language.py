"""The language of a text that does not say it."""

import pytest

from tradeparse.documents.language import LANGUAGES, code_of, detect, plausible, script_of

SENTENCES = {
    "en": "Trade between the two countries grew by a third over the year, the ministry said.",
    "ru": "Товарооборот двух стран за год вырос на треть, сообщили в министерстве.",
    "kk": "Екі ел арасындағы тауар айналымы бір жылда үштен бірге өсті, деп хабарлады министрлік.",
    "tr": "İki ülke arasındaki ticaret hacmi bir yılda üçte bir oranında arttı.",
    "sr": "Robna razmena između dve zemlje porasla je za trećinu, saopštilo je ministarstvo.",
    "de": "Der Handel zwischen den beiden Ländern wuchs im Laufe des Jahres um ein Drittel.",
    "fr": "Les échanges entre les deux pays ont augmenté d'un tiers en un an, selon le ministère.",
    "es": "El comercio entre los dos países creció un tercio en un año, según el ministerio.",
    "zh": "两国贸易额一年内增长三分之一。",
}


def test_every_language_has_its_sentence():
    """Nothing that can be detected goes untested."""
    assert set(SENTENCES) == set(LANGUAGES)


@pytest.mark.parametrize("lang", SENTENCES)
def test_language_is_detected(lang):
    """One sentence is enough, and so is a long text of such sentences."""
    assert detect(SENTENCES[lang]) == lang
    assert detect(f"{SENTENCES[lang]}\n\n" * 100) == lang


def test_serbian_is_detected_in_both_scripts():
    """Serbian in Cyrillic letters is no Russian."""
    assert detect("Робна размена између двеју земаља порасла је за трећину.") == "sr"


@pytest.mark.parametrize("lang", SENTENCES)
def test_head_of_a_news_text_does_not_mislead(lang):
    """A dateline in Latin capitals and some numbers do not change the language."""
    assert detect(f"ASTANA, 5.10.2023 – {SENTENCES[lang] * 2} 52,9 / 3,7 USD") == lang


@pytest.mark.parametrize(
    "text, lang",
    [
        ("Trade rose 3 times.", "en"),
        ("52,9 млн долларов", "ru"),
        ("Сауда 5 есе өсті", "kk"),
        ("Trgovina je porasla 5 odsto", "sr"),
        ("贸易额", "zh"),
        ("$1.2bn", None),
        ("Казахстан", None),
        ("1 234 567; 12,5 %", None),
        ("", None),
    ],
)
def test_short_text_is_known_by_its_script_or_not_at_all(text, lang):
    """With a few letters the language is said only where more speaks for it than against."""
    assert detect(text) == lang


@pytest.mark.parametrize(
    "text, lang",
    [
        ("Президент України провів зустріч із міністром закордонних справ щодо торгівлі та "
         "інвестицій між двома країнами.", "uk"),
        ("Il commercio tra i due paesi è cresciuto di un terzo nel corso dell'anno, ha detto il "
         "ministro degli Esteri.", "it"),
        ("Prezydent spotkał się z ministrem spraw zagranicznych, aby omówić wymianę handlową "
         "między oboma krajami.", "pl"),
        ("両国の貿易額は一年間で三分の一増加したと外務省は発表した。輸出も輸入も伸びており、今後も"
         "協力を拡大していくことで合意したという。", "ja"),
    ],
)  # fmt: skip
def test_other_languages_are_not_taken_for_ours(text, lang):
    """A text in a language that is not read here is said to be in that one."""
    assert detect(text) == lang


def test_detection_can_be_narrowed():
    """With fewer languages a text is in one of those, or plainly in none."""
    assert detect(SENTENCES["en"], ("en", "ru")) == "en"
    assert detect(SENTENCES["ru"], ("en", "ru")) == "ru"
    assert detect("贸易额增长", ("en", "ru")) != "zh"


@pytest.mark.parametrize(
    "value, code",
    [("en", "en"), ("EN-us", "en"), ("sr_Latn_RS", "sr"), (" zh-Hant ", "zh"), ("eng", None),
     ("english", None), ("", None), ("e", None)],
)  # fmt: skip
def test_code_is_taken_from_a_tag(value, code):
    """A language tag gives its two letters, and a name gives none."""
    assert code_of(value) == code


def test_script_says_what_a_language_cannot_be():
    """Latin letters are no Russian, Cyrillic ones may be Serbian; of others we know nothing."""
    assert script_of(SENTENCES["kk"]) == "Cyrillic"
    assert script_of("12,5 %") is None
    assert not plausible("ru", SENTENCES["en"])
    assert plausible("sr", SENTENCES["ru"])
    assert plausible("sr", SENTENCES["sr"])
    assert plausible("it", SENTENCES["ru"])
