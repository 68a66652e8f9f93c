"""Compares and recognises the names of people."""

import re

from bot.text import HAN, fold, normalise

_SEPARATORS = re.compile(r"[\s_\-.·]+")
_CAPITALISED = r"[^\W\d_a-z][\w'’.-]*"
PARTICLES = frozenset("van von der den de da di del du dos la le ter ten zu bin al el".split())
"""Words inside a name that are written small."""

_PARTICLE = f"(?:{'|'.join(sorted(PARTICLES))})"
_PERSON = re.compile(rf"{_CAPITALISED}(?:\s+(?:{_PARTICLE}\s+)*{_CAPITALISED}){{1,3}}")
_CHINESE_NAME = re.compile(f"[{HAN}]{{2,4}}")
# Two to four characters are a name only behind a family name, and not where they are a word that begins like one.
_FAMILY_NAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦"
    "季俞章鲁葛伍韦申尤毕聂焦柳邢岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲游阳裴席卫屈鲍覃霍翁隋甘景薄"
    "柏宁柯阮桂闵柴车冉房边吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫褚廉娄盖符穆党燕冀姬屠连栾郁喻窦迟宇冷卓花仇艾蓝"
)
_WORDS_LIKE_NAMES = re.compile(
    "方案|方向|方式|方法|任务|文档|文章|文件|文本|安全|安装|安排|常规|常见|高级|高优|高性能|高可用|高并发|万一|关于|关闭|关键"
    "|边界|边缘|项目|白板|金融|温馨|毕业|管理|左右|连接|连线|符合|于是|游戏|曲线|章节|章程|施工|易用|程序|史上|申请|申报|季度"
    "|齐全|马上|何时|花絮|花费|冷启动|迟到|房间"
)
_NO_NAMES = frozenset(
    """
    stage phase poll vote slides day part update updates continued issue proposal discussion presentation normative
    editorial needs consensus advance new old open web assembly working group community meeting minutes agenda room
    first second third session round take follow up wrap final draft overview status report recap introduction review
    summary next steps action items demo time permitting deferred cancelled postponed
    january february march april may june july august september october november december pull request design spec
    """.split()
)


def name_key(name: str) -> str:
    """Return what all spellings of one person's name have in common: case, width and spaces are let go.

    >>> name_key("Li-Jin Gou") == name_key("li jin_gou"), name_key("Skyenought") == name_key("skyenought")
    (True, True)
    """
    return _SEPARATORS.sub("", fold(name)).lstrip("@")


def initials(name: str) -> str:
    """Return the initials that speakers are noted by.

    >>> initials("Luna Phipps-Costin"), initials("Dan Gohman")
    ('LPC', 'DG')
    """
    return "".join(part[0] for part in re.split(r"[\s-]+", name) if part[:1].isalpha()).upper()


def looks_like_name(text: str) -> bool:
    """Return whether a text may be somebody's full name, or a Chinese name.

    >>> looks_like_name("Luke Wagner"), looks_like_name("Stage 2"), looks_like_name("slides"), looks_like_name("罗广明")
    (True, False, False, True)
    """
    text = text.strip()
    if _CHINESE_NAME.fullmatch(text):
        simplified = normalise(text)
        return simplified[0] in _FAMILY_NAMES and not _WORDS_LIKE_NAMES.match(simplified)
    return _PERSON.fullmatch(text) is not None and not _NO_NAMES.intersection(text.lower().split())
