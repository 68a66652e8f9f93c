"""Finds the phrases of a Chinese question that only ask.

They are taken out before the rest is cut into words: nothing parts them from what they are asked of, and the
dictionary would cut 公众号叫什么 ("what is the official account called") into 公众, 号叫 ("wail") and 什么.
"""

import re

from bot.text import Slice

# Chinese counts with a word of its own for each kind of thing; what asks for one of them is no word of the answer.
WHICH_ONE = r"(?:(?:哪|那|这|某)[一几]?|第几|多少|(?<!十)几)[个次期场回届位种条项篇份天年些]"
_WHAT = r"(?:什么|啥)"
_PHRASES = (
    WHICH_ONE,
    rf"(?:名字)?叫(?:做)?{_WHAT}(?:名字?)?",
    rf"到(?:了)?(?:{_WHAT}|哪个|哪一?步)(?:程度|地步|阶段)?",
    rf"(?:是|有|为|干|做)?{_WHAT}(?:意思|时候|样子?|东西)?",
    r"(?:是)?怎么(?:样|办|回事|搞的?)?",
    r"是不是|有没有|能不能|会不会|要不要|可不可以|是否|能否|如何|为何|何时|哪[里儿]|多久|多长时间|几点钟?|几号",
)
_ASKING = re.compile("|".join(_PHRASES))


def interrogatives_in(text: str) -> list[Slice]:
    """Return where a normalised text only asks.

    >>> text = "公众号叫什么名字，哪一期介绍过"
    >>> [text[start:end] for start, end in interrogatives_in(text)]
    ['叫什么名字', '哪一期']
    """
    return [Slice(*match.span()) for match in _ASKING.finditer(text)]
