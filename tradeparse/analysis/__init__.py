"""Claims to findings, one question a file, frames in and frames out.

`evidence` is where every question starts: what was stated, in which words, how exactly.
`compare` sets pairs side by side, `contradictions` finds claims of one fact that disagree,
`growth` reads what a stated growth implies, `targets` follows what was aimed at and `progress` how
far that is, `official` holds claims against official `series`, `rates` gives amounts in one
currency, `outlets` and `coverage` judge the sources, `notes` says what was read and left out. Each
has a function that puts its findings into words.
"""
