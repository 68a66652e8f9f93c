"""Words that say nothing about what is sought, in English and Chinese."""

ENGLISH = frozenset(
    """
    a about after again all also am an and any anybody anyone are as at be because been before being but by can
    could did do does doing done during each else ever every for from get gets getting got had has have having he her
    here hers him his how i if in into is isn it its itself just let like may maybe me might more most much must my
    no nor not of off on once one only or other our out over own please s same say says shall she should so some
    something somebody someone such t tell than that the their them then there these they this those through to too
    under until up upon us very was we were what when where whether which while who whom whose why will with would
    yes yet you your yours
    """.split()
)
"""Function words and question words. Words that a community may use as names ("go", "rust") are not among them."""

CHINESE = frozenset(
    """
    的 了 吗 呢 吧 啊 呀 么 嘛 和 与 及 或 在 是 有 也 都 就 还 又 很 这 那 哪 谁 把 被 从 对 为 以 于 到 由
    向 跟 让 给 什么 怎么 怎样 如何 为何 为什么 哪个 哪些 哪里 哪儿 几个 多少 何时 是否 是不是 有没有 能不能
    可不可以 会不会 要不要 请问 请 麻烦 谢谢 告诉 一下 我们 你们 他们 大家 它们 这个 那个 这些 那些 这样 那样
    一个 一些 因为 所以 但是 不过 而且 然后 以及 或者 如果 还是 就是 时候 什么样 啥 咋 咋样 怎么样 哪位 有哪些
    有什么 是什么 有谁 之前 目前 现在
    """.split()
)
"""Particles, pronouns, conjunctions and question words, in simplified characters."""
