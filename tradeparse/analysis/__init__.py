"""Claims to findings, one question a file, frames in and frames out.

`evidence` is where every question starts: what was stated, in which words, how exactly.
`compare` sets pairs side by side, `contradictions` finds claims of one fact that disagree,
`growth` reads what a stated growth implies, `targets` follows what was aimed at, `notes` says
what was read and left out. Each has a function that puts its findings into words.
"""
