"""Records to the contract's frames, frames to files.

`figures_frame` one row per mention, `claims_frame` one row per fact that a document states,
`documents_frame` one row per document; `read_figures` and `write_figures` for files.
"""

from tradeparse.frames.claims import claims_frame
from tradeparse.frames.files import read_figures, write_claims, write_documents, write_figures
from tradeparse.frames.records import documents_frame, figures_frame

__all__ = [
    "claims_frame",
    "documents_frame",
    "figures_frame",
    "read_figures",
    "write_claims",
    "write_documents",
    "write_figures",
]
