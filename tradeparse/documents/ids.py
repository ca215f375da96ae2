"""Ids that are unique in one call, and texts that come twice."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from tradeparse.records import Document


def with_unique_ids(documents: Sequence[Document]) -> list[Document]:
    """The documents in their order; those that share an id are told apart by where they came from.

    `a/x.txt` and `b/x.txt` become `a-x` and `b-x`, `x.txt` and `x.html` become `x-txt` and
    `x-html`, line 7 of two files `one-7` and `two-7`. An id that nobody shares stays.
    """
    sharing: dict[str, list[int]] = defaultdict(list)
    for index, document in enumerate(documents):
        sharing[document.doc_id].append(index)
    ids = [document.doc_id for document in documents]
    taken = {doc_id for doc_id, indexes in sharing.items() if len(indexes) == 1}
    for indexes in sharing.values():
        if len(indexes) > 1:
            told_apart = _told_apart([documents[index] for index in indexes], taken)
            taken.update(told_apart)
            for index, doc_id in zip(indexes, told_apart, strict=True):
                ids[index] = doc_id
    return [
        document if document.doc_id == doc_id else replace(document, doc_id=doc_id)
        for document, doc_id in zip(documents, ids, strict=True)
    ]


def with_duplicates(documents: Sequence[Document]) -> list[Document]:
    """The documents, each with the id of the first that has the same words as it, if any."""
    first: dict[bytes, str] = {}
    marked = []
    for document in documents:
        words = " ".join(document.text.split()).encode("utf-8", "surrogatepass")
        original = first.setdefault(blake2b(words).digest(), document.doc_id)
        same = original != document.doc_id
        marked.append(replace(document, duplicate_of=original) if same else document)
    return marked


def _told_apart(documents: list[Document], taken: set[str]) -> list[str]:
    for way in _WAYS:
        ids = [way(document.doc_id, Path(document.origin or "")) for document in documents]
        if len(set(ids)) == len(ids) and taken.isdisjoint(ids):
            return ids
    return _numbered(documents, taken)


def _numbered(documents: list[Document], taken: set[str]) -> list[str]:
    ids: list[str] = []
    counts: Counter[str] = Counter()
    for document in documents:
        doc_id = document.doc_id
        while doc_id in taken or doc_id in ids:
            counts[document.doc_id] += 1
            doc_id = f"{document.doc_id}-{counts[document.doc_id] + 1}"
        ids.append(doc_id)
    return ids


def _joined(*parts: str) -> str:
    return "-".join(part for part in parts if part)


def _ending(path: Path) -> str:
    return path.suffix.lstrip(".").lower()


#: tried in turn until all documents that share an id have different ones
_WAYS: tuple[Callable[[str, Path], str], ...] = (
    lambda doc_id, path: _joined(path.parent.name, doc_id),
    lambda doc_id, path: _joined(doc_id, _ending(path)),
    lambda doc_id, path: _joined(path.parent.name, doc_id, _ending(path)),
    lambda doc_id, path: _joined(path.stem, doc_id),
    lambda doc_id, path: _joined(*path.parts[-3:-1], doc_id),
    lambda doc_id, path: _joined(*path.parent.relative_to(path.anchor).parts, doc_id),
)
