"""Maps what other keyboards type to Latin keys: capitals, letters of other scripts, full-width signs.

A command is named by a Latin letter, whose key is in the same place in every layout. Each row below lists
what the keys of a layout type, in the order of ``_LATIN``; ``·`` is a key that types no letter of the script.
The rows are from xkeyboard-config and have the names of its files. Korean and Japanese reach a program
through an input method; their rows are the two-set and the JIS standard.

If two layouts of one script put a letter on different keys, the first row wins. The rows are ordered by their
number of users. There is one exception: a letter that is h in any row is always h, because h is help. So р (h
in Russian, r in Serbian and phonetic Bulgarian), х (Serbian, phonetic Bulgarian) and г (BDS) all open help,
and so do ا and ح (Arabic, Urdu), ह and प (phonetic, InScript). A person who loses another key because of this
gets help, and can use the other command by its name.
"""

# ruff: noqa: RUF001, RUF002 - this module is about letters that look like Latin ones

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from functools import cache

HELP = "h"
"""The help key, which wins over every other key."""

_LATIN = "` q w e r t y u i o p [ ] a s d f g h j k l ; ' z x c v b n m , . /"
_ROWS = {
    "ru": "ё й ц у к е н г ш щ з х ъ ф ы в а п р о л д ж э я ч с м и т ь б ю ·",
    "ua": "· й ц у к е н г ш щ з х ї ф і в а п р о л д ж є я ч с м и т ь б ю ·",
    "by": "ё й ц у к е н г ш ў з х · ф ы в а п р о л д ж э я ч с м і т ь б ю ·",
    "bg": "· · у е и ш щ к с д з ц · ь я а о ж г т н в м ч ю й ъ э ф х п р л б",
    "bg(phonetic)": "ч я в е р т ъ у и о п ш щ а с д ф г х й к л · · з ь ц ж б н м · · ·",
    "bg(bas_phonetic)": "ю ч ш е р т ъ у и о п я щ а с д ф г х й к л · · з ж ц в б н м · · ·",
    "rs": "· љ њ е р т з у и о п ш ђ а с д ф г х ј к л ч ћ ж џ ц в б н м · · ·",
    "mk": "· љ њ е р т ѕ у и о п ш ѓ а с д ф г х ј к л ч ќ з џ ц в б н м · · ·",
    "gr": "· · ς ε ρ τ υ θ ι ο π · · α σ δ φ γ η ξ κ λ · · ζ χ ψ ω β ν μ · · ·",
    "il": "· · · ק ר א ט ו ן ם פ · · ש ד ג כ ע י ח ל ך ף · ז ס ב ה נ מ צ ת ץ ·",
    "ara": "ذ ض ص ث ق ف غ ع ه خ ح ج د ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر ﻻ ى ة و ز ظ",
    "ir": "· ض ص ث ق ف غ ع ه خ ح ج چ ش س ی ب ل ا ت ن م ک گ ظ ط ز ر ذ د پ و · ·",
    "pk": "· ق و ع ر ت ے ء ی ہ پ · · ا س د ف گ ح ج ک ل · · ز ش چ ط ب ن م · · ·",
    "th": "· ๆ ไ ำ พ ะ ั ี ร น ย บ ล ฟ ห ก ด เ ้ ่ า ส ว ง ผ ป แ อ ิ ื ท ม ใ ฝ",
    "th, with shift": "· · · ฎ ฑ ธ ํ ๊ ณ ฯ ญ ฐ · ฤ ฆ ฏ โ ฌ ็ ๋ ษ ศ ซ · · · ฉ ฮ ฺ ์ · ฒ ฬ ฦ",
    "in(deva)": "ॊ ौ ै ा ी ू ब ह ग द ज ड · ो े ् ि ु प र क त च ट ॆ ं म न व ल स · · य",
    "in(deva), with shift": "ऒ औ ऐ आ ई ऊ भ ङ घ ध झ ढ ञ ओ ए अ इ उ फ ऱ ख थ छ ठ ऎ ँ ण ऩ ऴ ळ श ष · ·",
    "np": "ऽ ट ौ े र त य ु ि ो प इ ए ा स द उ ग ह ज क ल · · ष ड च व ब न म · · ्",
    "bd": "· ঙ য ড প ট চ জ হ গ · · · ৃ ু ি ব ্ া ক ত দ · · ঁ ো ে র ন স ম · · ·",
    "in(ben_probhat)": "· দ ূ ী র ট এ ু ি ও প ে ো া স ড ত গ হ জ ক ল · · · শ চ আ ব ন ম · · ্",
    "am": "· ճ փ բ ս մ ո ւ կ ը թ ծ ց ջ վ գ ե ա ն ի տ հ պ ր ժ դ չ յ զ լ ք խ շ ռ",
    "am(phonetic)": "· ք ո ե ր տ ը ւ ի օ պ խ ծ ա ս դ ֆ գ հ յ կ լ · · զ ղ ց վ բ ն մ · · ·",
    "am(eastern)": "· խ ւ է ր տ ե ը ի ո պ չ ջ ա ս դ ֆ գ հ ճ կ լ թ փ զ ց ք վ բ ն մ շ ղ ծ",
    "am(western)": "· խ վ է ր դ ե ը ի ո բ չ ջ ա ս տ ֆ կ հ ճ ք լ թ փ զ ց գ ւ պ ն մ շ ղ ծ",
    "ge": "· ქ წ ე რ ტ ყ უ ი ო პ · · ა ს დ ფ გ ჰ ჯ კ ლ · · ზ ხ ც ვ ბ ნ მ · · ·",
    "ge, with shift": "· · ჭ · ღ თ · · · · · · · · შ · · · · ჟ · · · · ძ · ჩ · · · · · · ·",
    "jp(kana)": "· た て い す か ん な に ら せ · · ち と し は き く ま の り"
    " れ け つ さ そ ひ こ み も ね る め",
}
"""The letters of each layout."""

_INSCRIPT = ("in(deva)", "in(deva), with shift")
_SCRIPTS = range(0x80, 0x480, 0x80)
"""The distances from Devanagari to each of nine Indian scripts in Unicode.

InScript is the same layout for all of them, and Unicode has their letters in the same order.
"""

_JAMO = {
    **dict(zip("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "qwertyuiop", strict=True)),
    **dict(zip("ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "asdfghjkl", strict=True)),
    **dict(zip("ㅋㅌㅊㅍㅠㅜㅡ", "zxcvbnm", strict=True)),
    **dict(zip("ㅃㅉㄸㄲㅆㅒㅖ", "qwertop", strict=True)),
}
_TWO_JAMO = {
    "ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ",
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
"""Korean letters that are typed as two."""

_SIGNS = dict(zip("،؛؟۔、。・ー《》", ",;?.,./-<>", strict=True))
"""Punctuation of other scripts, and the Latin punctuation that it stands for."""


def readings(text: str) -> list[str]:
    """Return the ways to read a text as Latin keys, in lower case, the likeliest first.

    Latin letters are read as they are. Other letters are read by each layout that has all of them.
    """
    plain = "".join(map(_plain, text))
    if plain.isascii():
        return [plain]
    found = {"".join(row.get(letter, letter) for letter in plain): None for row in _layouts()}
    return sorted(filter(str.isascii, found), key=_help_first)


def keys_of(typed: str) -> list[str]:
    """Return the keys with which a letter may have been typed, the likeliest first.

    An input method may send one syllable for several keys; the last key then comes first.
    """
    found = dict.fromkeys(key for keys in readings(typed) for key in reversed(keys))
    return sorted(found, key=_help_first)


def _help_first(keys: str) -> bool:
    return keys != HELP


@cache
def _plain(letter: str) -> str:
    """Return a character as the layouts have it: in lower case and without accents.

    A Korean syllable becomes its letters. Digits, signs and full-width letters become their Latin forms.
    """
    small = letter.lower()[:1]
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if small in _SIGNS or any(small in row for row in _layouts()):
        return _SIGNS.get(small, small)
    parts = unicodedata.normalize("NFKD", letter)
    if parts.isascii():
        return parts.lower()
    bare = "".join(map(_part, parts))
    return small if bare.isascii() else bare  # é has its own key, and is not e


def _part(part: str) -> str:
    """Return the letters that type a part of a decomposed character; an empty string for an accent."""
    if "ァ" <= part <= "ヶ":  # Japanese: katakana are typed as hiragana
        return chr(ord(part) - ord("ァ") + ord("ぁ"))
    _, _, jamo = unicodedata.name(part, "").partition("SEONG ")  # Korean: CHOSEONG, JUNGSEONG, JONGSEONG
    letter = part
    with suppress(KeyError):  # historic letters, which no current keyboard types
        letter = unicodedata.lookup(f"HANGUL LETTER {jamo}") if jamo else part
    return "" if unicodedata.combining(part) else _TWO_JAMO.get(letter, letter)


@cache
def _layouts() -> tuple[Mapping[str, str], ...]:
    """Return each layout as a mapping from its letters to Latin keys."""
    rows = {name: dict(zip(row.split(), _LATIN.split(), strict=True)) for name, row in _ROWS.items()}
    for row in rows.values():
        row.pop("·", None)
    alike = [
        {chr(ord(letter) + behind): key for letter, key in rows[name].items()}
        for name in _INSCRIPT
        for behind in _SCRIPTS
    ]
    return (*rows.values(), *alike, _JAMO)
