"""The command line's verbs, a module for each group: words in, one action, words or JSON out.

Nothing is decided here. A handler turns arguments into what an action takes, and what it returns
into lines. What may be said on the command line stands in `grammar`, which imports nothing heavy,
so that `--help` is quick; a verb's module is imported when the verb is called.
"""
