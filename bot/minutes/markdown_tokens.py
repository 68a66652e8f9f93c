"""Tells the marks of Markdown in a text apart: what opens or closes emphasis, a link, a tag, a comment and so on.

Beside CommonMark, the marks of note-taking programs are known: wiki links (`[[target|shown]]`), highlights (`==…==`),
comments of Obsidian, MDX and Jinja (`%% … %%`, `{/* … */}`, `{# … #}`), attributes of kramdown (`{: .class}`, `{#id}`),
shortcodes and directives of site generators (`{{< … >}}`, `{% … %}`, `:::`), Obsidian's references to blocks (`^name`
at the end of a line), and what Pandoc writes lower or higher (`H~2~O`, `10^6^`).
"""

import re

# Signs for the parts of characters, and doubles of characters, which look like the ones that are meant.
_LOOKALIKES = "\u2f00-\u2fd5\uf900-\ufaff"
_SPECIAL = re.compile(rf"[\\`<&\[\]*_~={{%^\u00ad\u200b-\u200d\u2060\ufeff{_LOOKALIKES}]")
# An address may hold brackets one inside the other once; it may be followed by a title in quotes.
_ADDRESS = (
    r"\(\s*+(?:<[^<>\n]{0,2000}>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.){0,2000}\)){0,2000})"
    r"(?:(?:\s++|(?<=\s)(?<!\\\s))(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s*+\)"
)
_TOKEN = re.compile(
    rf"""
    (?P<escape>\\[!-/:-@\[-`{{-~])
    |(?P<code>`+)
    |(?P<comment><!--|(?<!\w)%%|\{{/\*|\{{\#(?=\s)|\{{\{{[<%]|\{{%)
    |<(?P<autolink>(?:[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]{{0,2000}}|[^\s<>@]{{1,64}}@[^\s<>]{{1,255}}))>
    |(?P<tag></?[A-Za-z][A-Za-z0-9-]{{0,30}}(?:\s[^<>]{{0,2000}})?/?>)
    |(?P<embed>!\[\[[^\[\]\n]{{0,500}}\]\])
    |\[\[(?P<wiki>[^\[\]\n]{{1,500}})\]\](?![(\[])
    |(?P<footnote>\[\^[^\[\]\s]{{1,50}}\](?!:))
    |(?P<open>!?\[)
    |(?P<close>\](?P<address>{_ADDRESS}|\[[^\[\]\n]{{0,100}}\])?)
    |(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    |(?P<attributes>\{{:?[ ]?[#.:][^{{}}\n]{{0,200}}\}})
    |(?P<reference>[ ]\^[A-Za-z0-9-]{{1,40}}(?=[ \t]{{0,9}}(?:\n|\Z)))
    |(?P<lookalike>[{_LOOKALIKES}])
    |(?P<invisible>[\u00ad\u200b-\u200d\u2060\ufeff]+)
    |(?<=[A-Za-z)])~(?P<lower>[A-Za-z0-9+-]{{1,10}})~
    |(?<=[A-Za-z0-9)])\^(?P<higher>[A-Za-z0-9+-]{{1,10}})\^
    |(?P<directive>^[ \t]{{0,9}}:::+[ \t]*(?:\{{[^{{}}\n]{{0,200}}\}}|[A-Za-z-]{{0,30}}))
    |(?P<emphasis>\*+|_+|~~|==)
    """,
    re.VERBOSE | re.MULTILINE,
)
# Told fast, unlike what a token begins with: the first character of one that is no blank.
_BEGINS = re.compile(rf"[\\`<!\[\]&{{%*_~=^:\u00ad\u200b-\u200d\u2060\ufeff{_LOOKALIKES}]")


def is_plain(markdown: str) -> bool:
    """Return whether a page shows all of a text as it is written."""
    return _SPECIAL.search(markdown) is None and ":::" not in markdown


def next_token(text: str, position: int) -> re.Match[str] | None:
    """Return the first token from a position on, None if there is none; the group that it fills tells its kind.

    >>> [token.lastgroup for token in (next_token("Ada *mends* it", 0), next_token("Ada mends it &amp;", 4))]
    ['emphasis', 'entity']
    """
    while start := _BEGINS.search(text, position):
        if token := _token(text, start.start(), position):
            return token
        position = start.end()
    return None


def _token(text: str, at: int, position: int) -> re.Match[str] | None:
    """Return the token that a character at some place may begin, or stand in behind blanks from `position` on."""
    mark = text[at]
    if mark == "^" and at > position and (reference := _TOKEN.match(text, at - 1)):
        return reference
    if mark == ":":  # a directive, which only blanks may stand before in its line
        if not text.startswith(":::", at):
            return None
        return _TOKEN.match(text, max(text.rfind("\n", position, at) + 1, position))
    return _TOKEN.match(text, at)
