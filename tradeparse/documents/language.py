"""The language of a text, from its script first and its words second."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import regex

#: the languages that are read or going to be; everything below takes them from here
LANGUAGES = ("en", "ru", "kk", "tr", "sr", "de", "fr", "es", "zh")

SCRIPTS = {
    "Latin": ("en", "tr", "sr", "de", "fr", "es"),
    "Cyrillic": ("ru", "kk", "sr"),
    "Han": ("zh",),
}

#: languages that a text may be in instead, and is then said to be in
OTHERS = (
    "ar", "az", "be", "bg", "ca", "cs", "da", "el", "et", "fa", "fi", "he", "hi", "hu", "hy", "id",
    "it", "ja", "ka", "ko", "ky", "lt", "lv", "mk", "mn", "nl", "no", "pl", "pt", "ro", "sk", "sl",
    "sq", "sv", "tg", "tk", "tt", "uk", "ur", "uz", "vi",
)  # fmt: skip

#: languages that the model tells apart and a reader of the other one need not
KIN = {"hr": "sr", "bs": "sr"}

_SAMPLE = 600  # characters: more changed nothing on news texts
_SURE_OF_ANOTHER = 0.9  # so sure must the model be that a text is in none of the languages
_ENOUGH_FOR_ANOTHER = 60  # letters
_LIKELY = 0.5  # less than an even chance is no answer

_LETTERS = {script: regex.compile(rf"\p{{{script}}}") for script in SCRIPTS}
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")


def detect(text: str, languages: Sequence[str] = LANGUAGES) -> str | None:
    """The ISO 639-1 code of the text's language, None where too little speaks for one.

    The first 600 characters are looked at. Where they are plainly in a language outside
    `languages`, that language's code comes back, so that nothing is read with wrong words.
    """
    sample = text[:_SAMPLE]
    script = script_of(sample)
    if script is None:
        return None
    candidates = [code for code in SCRIPTS.get(script, ()) if code in languages]
    if script == "Han" and candidates:
        return candidates[0]
    chances = _chances(sample)
    best, chance = max(chances.items(), key=lambda item: item[1])
    if best not in candidates:
        enough = sum(map(str.isalpha, sample)) >= _ENOUGH_FOR_ANOTHER
        if chance >= _SURE_OF_ANOTHER and enough:
            return best
    return _likeliest({code: chances.get(code, 0.0) for code in candidates})


def script_of(text: str) -> str | None:
    """The script of most letters in the text: "Latin", "Cyrillic", "Han", else "other"."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return None
    for script, pattern in _LETTERS.items():
        if len(pattern.findall(sample)) * 2 >= letters:
            japanese = script == "Han" and len(_KANA.findall(sample)) * 20 > letters
            return "other" if japanese else script
    return "other"


def plausible(code: str, text: str) -> bool:
    """Whether the text can be in the language at all: a page may say "en" above Cyrillic."""
    script = script_of(text)
    scripts = [script for script, codes in SCRIPTS.items() if code in codes]
    return not scripts or script is None or script in scripts


def code_of(value: str) -> str | None:
    """The ISO 639-1 code in "en", "EN" or "sr-Latn-RS"; None where there is none."""
    match = regex.fullmatch(r"([a-z]{2})(?:[-_][a-z0-9]{1,8}){0,4}", value.strip().lower())
    return match[1] if match else None


def _likeliest(chances: dict[str, float]) -> str | None:
    total = sum(chances.values())
    best = max(chances, key=chances.__getitem__, default=None)
    return best if best and total and chances[best] / total >= _LIKELY else None


def _chances(sample: str) -> dict[str, float]:
    chances: dict[str, float] = {}
    for code, chance in _identifier().rank(sample):
        code = KIN.get(code, code)
        chances[code] = chances.get(code, 0.0) + chance
    return chances


@cache
def _identifier() -> Any:
    """An identifier of our own: the library's shared one would change for everyone."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*LANGUAGES, *OTHERS, *KIN])
    return identifier
