"""Reads trade figures out of news text, compares them, and reports what it found.

    import tradeparse as tp
    documents = tp.read_documents("data/articles")
    figures = tp.figures_frame(tp.extract(documents))
    claims = tp.claims_frame(figures, documents)

A public name is loaded when it is first used, so `import tradeparse` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tradeparse.analysis.compare import compare
    from tradeparse.analysis.contradictions import contradictions
    from tradeparse.analysis.evidence import stated
    from tradeparse.corpus import read_corpus
    from tradeparse.corrections import (
        add_figure,
        apply_corrections,
        correct,
        read_corrections,
        review_corrections,
    )
    from tradeparse.display import highlight
    from tradeparse.display.picker import picker
    from tradeparse.documents import read_documents
    from tradeparse.errors import TradeparseError
    from tradeparse.frames import (
        claims_frame,
        documents_frame,
        figures_frame,
        read_figures,
        write_figures,
    )
    from tradeparse.notebook import setup
    from tradeparse.packs import languages
    from tradeparse.parse import explain, extract
    from tradeparse.records import Document, Figure, Interval
    from tradeparse.reports import run_report
    from tradeparse.reports.outputs import publish_documents, publish_table
    from tradeparse.tables.files import write_table

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Figure",
    "Interval",
    "TradeparseError",
    "add_figure",
    "apply_corrections",
    "claims_frame",
    "compare",
    "contradictions",
    "correct",
    "documents_frame",
    "explain",
    "extract",
    "figures_frame",
    "highlight",
    "languages",
    "picker",
    "publish_documents",
    "publish_table",
    "read_corpus",
    "read_corrections",
    "read_documents",
    "read_figures",
    "review_corrections",
    "run_report",
    "setup",
    "stated",
    "write_figures",
    "write_table",
]

_HOMES = {
    "Document": "records",
    "Figure": "records",
    "Interval": "records",
    "TradeparseError": "errors",
    "add_figure": "corrections",
    "apply_corrections": "corrections",
    "claims_frame": "frames",
    "compare": "analysis.compare",
    "contradictions": "analysis.contradictions",
    "correct": "corrections",
    "documents_frame": "frames",
    "explain": "parse",
    "extract": "parse",
    "figures_frame": "frames",
    "highlight": "display",
    "languages": "packs",
    "picker": "display.picker",
    "publish_documents": "reports.outputs",
    "publish_table": "reports.outputs",
    "read_corpus": "corpus",
    "read_corrections": "corrections",
    "read_documents": "documents",
    "read_figures": "frames",
    "review_corrections": "corrections",
    "run_report": "reports",
    "setup": "notebook",
    "stated": "analysis.evidence",
    "write_figures": "frames",
    "write_table": "tables.files",
}


def __getattr__(name: str) -> object:
    """The public `name`, from the module that is its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tradeparse' has no attribute {name!r}")
    value = getattr(import_module(f"tradeparse.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
