"""Prints what a TextMate grammar calls each part of some files, as JSON: for each file a list of parts,
in bytes.

    scopes.py GRAMMAR FILE...

The grammar is run by babi, an editor that colours by TextMate grammars, with Oniguruma, as VS Code does.
"""

import json
import sys

from babi.highlight import Compiler, Grammar, Grammars, highlight_line

with open(sys.argv[1], encoding="utf-8") as file:
    compiler = Compiler(Grammar.make(json.load(file)), Grammars())


def parts(name):
    with open(name, encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    offset = 0
    state = compiler.root_state
    for number, line in enumerate(lines):
        # As in VS Code: each line with its end, the last one too.
        line += "\n"
        state, regions = highlight_line(compiler, state, line, number == 0)
        for region in regions:
            lower = offset + len(line[: region.start].encode())
            upper = lower + len(line[region.start : region.end].encode())
            yield {"lower": lower, "upper": upper, "name": " ".join(region.scope)}
        offset += len(line.encode())


json.dump([list(parts(name)) for name in sys.argv[2:]], sys.stdout)
