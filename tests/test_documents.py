"""`read_documents`: what it finds behind its inputs, and what it says of the rest."""

import io
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tradeparse.documents import Documents, Skipped, read_documents
from tradeparse.documents.ids import with_unique_ids
from tradeparse.errors import UnknownLanguage, UnreadableDocument
from tradeparse.records import Document

TEXT = "Trade between Kazakhstan and Serbia grew to $52.9 million in nine months of the year.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to work in, so that names are short and the same everywhere."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, name, text=TEXT):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def ids(documents):
    return [document.doc_id for document in documents]


def only_skipped(documents) -> Skipped:
    assert documents == []
    assert len(documents.skipped) == 1, documents.skipped
    return documents.skipped[0]


# inputs


def test_folder_is_read_recursively_in_order_without_hidden_files(folder):
    """A folder gives its files and those of its folders, sorted, and nothing hidden."""
    for name in ("b.txt", "a.txt", "c/d/e.txt", "c/b2.txt", ".hidden.txt", ".git/f.txt"):
        write(folder, name, f"{TEXT} {name}")
    documents = read_documents(".")
    assert ids(documents) == ["a", "b", "b2", "e"]
    assert documents.skipped == []


def test_formats_are_told_by_their_ending_in_any_case(folder):
    """An ending counts in capitals too, and files without a known one are passed over."""
    write(folder, "a.TXT")
    write(folder, "style.css", "p { color: red }")
    write(folder, "README")
    documents = read_documents(folder)
    assert ids(documents) == ["a"]
    assert documents.skipped == []


def test_file_that_may_hold_an_article_is_reported(folder):
    """A .pdf or .docx beside the articles is named; a style sheet is not."""
    write(folder, "a.txt")
    write(folder, "b.pdf", b"%PDF-1.7")
    write(folder, "c.css")
    documents = read_documents(".")
    assert ids(documents) == ["a"]
    assert [skipped.name for skipped in documents.skipped] == ["b.pdf"]


def test_named_file_with_another_ending_is_reported(folder):
    """A file that was named is never passed over in silence."""
    write(folder, "notes.md")
    line = str(only_skipped(read_documents("notes.md")))
    assert line.startswith("notes.md: has an ending that is not read (.md; ")
    assert ".parquet" in line


def test_patterns_are_matched_in_order(folder):
    """A pattern gives its matches sorted, `**` looks into folders."""
    for name in ("x/2.txt", "x/1.txt", "x/y/3.txt", "x/4.html"):
        write(folder, name, f"{TEXT} {name}")
    assert ids(read_documents("x/*.txt")) == ["1", "2"]
    assert ids(read_documents("x/**/*.txt")) == ["1", "2", "3"]
    assert ids(read_documents(str(folder / "x" / "[12].txt"))) == ["1", "2"]


def test_brackets_in_the_name_of_a_file_are_no_pattern(folder):
    """A file whose name looks like a pattern is read by its name."""
    write(folder, "a[1].txt")
    assert ids(read_documents("a[1].txt")) == ["a[1]"]


def test_file_named_twice_is_read_once(folder):
    """However often the inputs lead to a file, it is one document."""
    write(folder, "x/a.txt")
    assert ids(read_documents("x", "x/a.txt", "./x/*.txt", folder / "x" / "a.txt")) == ["a"]


@pytest.mark.parametrize(
    "given, said",
    [
        ("missing.txt", "missing.txt: does not exist."),
        ("missing/*.txt", "missing/*.txt: matches no file."),
        ("", "'': is no name."),
        ("x" * 5000, "cannot be looked for"),
        ("empty", "empty: holds no file that can be read."),
    ],
)
def test_input_that_leads_nowhere_is_reported(folder, given, said):
    """A missing file, an unmatched pattern and an empty folder each give one clear line."""
    (folder / "empty").mkdir()
    line = str(only_skipped(read_documents(given)))
    assert said in line
    assert "\n" not in line
    assert line.endswith(".")


def test_nothing_given_is_nothing_read():
    """Without inputs there are no documents, and nothing to report."""
    assert read_documents() == []
    assert read_documents().skipped == []


def test_broken_link_and_pipe_are_reported(folder):
    """A link that leads nowhere and a pipe are named, and the pipe is not waited for."""
    (folder / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    documents = read_documents(".")
    assert [skipped.name for skipped in documents.skipped] == ["gone.txt", "pipe.txt"]


def test_file_that_cannot_be_opened_is_reported(folder, monkeypatch):
    """A file that the system does not hand out is named with the system's reason."""
    write(folder, "a.txt")
    write(folder, "b.txt")
    read_bytes = Path.read_bytes

    def forbidding(path):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", forbidding)
    documents = read_documents(".")
    assert ids(documents) == ["a"]
    assert "b.txt: could not be opened (Permission denied)." in str(documents.skipped[0])


def test_folder_that_cannot_be_listed_is_reported(folder, monkeypatch):
    """A folder that may not be looked into is named."""

    def forbidden(path, onerror):
        onerror(PermissionError(13, "Permission denied", str(path)))
        return iter(())

    monkeypatch.setattr(os, "walk", forbidden)
    line = str(only_skipped(read_documents(folder)))
    assert line.startswith(f"{folder}: could not be listed (Permission denied).")


# standard input


def stdin(monkeypatch, data: bytes):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


def test_standard_input_is_plain_text(monkeypatch):
    """`-` reads a text, in whatever encoding, under the id "stdin"."""
    stdin(monkeypatch, "Торговля Казахстана с Сербией выросла.\r\n".encode("utf-16"))
    (document,) = read_documents("-")
    assert document.doc_id == "stdin"
    assert document.text == "Торговля Казахстана с Сербией выросла.\r\n"
    assert document.lang == "ru"


def test_standard_input_is_recognised_as_json_lines(monkeypatch):
    """`-` reads one document a line where the first is a JSON object."""
    stdin(monkeypatch, b'\n{"doc_id": "a", "text": "one"}\n{"text": "two"}\n')
    assert ids(read_documents("-")) == ["a", "stdin-3"]


def test_standard_input_is_recognised_as_a_page(monkeypatch):
    """`-` reads a page that is piped in."""
    body = "".join(f"<p>{TEXT * 3}</p>" for _ in range(3))
    stdin(monkeypatch, f"<!doctype html><html><body>{body}</body></html>".encode())
    (document,) = read_documents("-")
    assert "<p>" not in document.text


def test_empty_standard_input_is_reported(monkeypatch):
    """Nothing on standard input is reported as such."""
    stdin(monkeypatch, b"")
    assert str(only_skipped(read_documents("-"))).startswith("<stdin>: is empty.")


# strict, on_skip, progress


def test_strict_makes_the_line_an_error(folder):
    """With `strict` the first thing that is skipped is raised, in the same words."""
    write(folder, "a.txt", b"")
    line = str(read_documents("a.txt").skipped[0])
    with pytest.raises(UnreadableDocument) as raised:
        read_documents("a.txt", strict=True)
    assert str(raised.value) == line


def test_strict_is_content_with_what_can_be_read(folder):
    """With `strict` nothing changes where nothing is wrong."""
    write(folder, "a.txt")
    assert ids(read_documents(".", strict=True)) == ["a"]


def test_on_skip_hears_of_each_as_it_arises(folder):
    """`on_skip` is called in the order of reading, with what ends up in `skipped`."""
    for name in ("a.txt", "b.txt"):
        write(folder, name, b"\0")
    heard: list[Skipped] = []
    documents = read_documents("missing", ".", on_skip=heard.append)
    assert heard == documents.skipped
    assert [skipped.name for skipped in heard] == ["missing", "a.txt", "b.txt"]


def test_progress_is_silent_when_it_is_quick(folder, capsys):
    """No bar is drawn for what takes less than two seconds."""
    write(folder, "a.txt")
    assert ids(read_documents(".", progress=True)) == ["a"]
    assert capsys.readouterr().err.strip() == ""


def test_progress_is_shown_after_two_seconds(folder, capsys):
    """A bar on stderr counts the files once two seconds have passed."""
    for name in ("a.txt", "b.txt"):
        write(folder, name, b"\0")
    read_documents(".", progress=True, on_skip=lambda _: time.sleep(1.2))
    shown = capsys.readouterr()
    assert "/2" in shown.err
    assert shown.out == ""


# ids


def test_same_name_in_two_folders_gets_the_folder_in_front(folder):
    """Ids that clash are told apart by their folders, whatever the order of the inputs."""
    write(folder, "a/x.txt", TEXT + "a")
    write(folder, "b/x.txt", TEXT + "b")
    write(folder, "b/y.txt", TEXT + "c")
    assert ids(read_documents("a", "b")) == ["a-x", "b-x", "y"]
    assert ids(read_documents("b", "a")) == ["b-x", "y", "a-x"]


@pytest.mark.parametrize(
    "names, expected",
    [
        (["x.txt", "b/x.txt"], ["x", "b-x"]),
        (["a/x.csv", "a/x.txt"], ["x-1", "x"]),
        (["p/a/x.txt", "q/a/x.txt"], ["p-a-x", "q-a-x"]),
        (["p/r/a/x.txt", "q/r/a/x.txt"], ["p-r-a-x", "q-r-a-x"]),
        (["a/x.txt", "a-x.txt", "b/x.txt"], ["a-x-txt", "a-x", "b-x-txt"]),
    ],
)
def test_ids_are_unique_in_one_call(folder, names, expected):
    """However deep in their folders files of one name lie, each document has an id of its own."""
    for number, name in enumerate(names):
        write(folder, name, "text\nrow\n" if name.endswith(".csv") else f"{TEXT}{number}")
    assert ids(read_documents(*names)) == expected


def test_ids_are_counted_where_nothing_else_tells_them_apart():
    """Documents that neither folder nor ending nor file tells apart are counted."""
    named = [("k", "a/x.txt"), ("k", "a/x.txt"), ("k-2", "b/y.txt")]
    documents = [Document(doc_id=doc_id, text=TEXT, origin=file) for doc_id, file in named]
    assert ids(with_unique_ids(documents)) == ["k", "k-3", "k-2"]


def test_same_name_with_two_endings_gets_its_ending(folder):
    """A text beside its page is told apart by the ending."""
    write(folder, "x.txt")
    write(folder, "x.html", f"<html><body><p>{TEXT * 5}</p><p>{TEXT * 4}</p></body></html>")
    assert ids(read_documents(".")) == ["x-html", "x-txt"]


def test_same_id_in_two_files_of_rows_gets_the_name_of_the_file(folder):
    """Rows of two exports that share an id are told apart by their files."""
    write(folder, "one.jsonl", '{"doc_id": "7", "text": "one"}')
    write(folder, "two.jsonl", '{"doc_id": "7", "text": "two"}')
    assert ids(read_documents(".")) == ["one-7", "two-7"]


# duplicates


def test_same_words_are_noticed(folder):
    """A text seen before in the call names the first document with it; white space is nothing."""
    write(folder, "a.txt", "Trade grew.\n\nExports fell.\n")
    write(folder, "b/x.txt", " Trade grew. Exports\tfell.")
    write(folder, "c/x.txt", "Trade grew. Exports rose.")
    write(folder, "d.txt", "Trade grew.\r\nExports fell.")
    documents = read_documents("a.txt", "b", "c", "d.txt")
    marks = {document.doc_id: document.duplicate_of for document in documents}
    assert marks == {"a": None, "b-x": "a", "c-x": None, "d": "a"}


def test_duplicate_names_the_first_by_its_final_id(folder):
    """`duplicate_of` is an id that stands in the list, also where ids were told apart."""
    write(folder, "a/x.txt")
    write(folder, "b/x.txt")
    first, second = read_documents("a", "b")
    assert second.duplicate_of == first.doc_id == "a-x"


# language and the rest


def test_language_given_holds_for_all(folder):
    """`lang` is the language of every document, whatever it says of itself."""
    write(folder, "a.txt", "---\nlang: en\n---\nTrade grew.\n")
    write(folder, "b.txt", "Торговля Казахстана с Сербией выросла.\n")
    assert [document.lang for document in read_documents(".", lang="de-AT")] == ["de", "de"]


def test_language_given_must_be_a_code():
    """A language by its name is refused, with an example of what is wanted."""
    with pytest.raises(UnknownLanguage, match=r"'english' is no ISO 639-1 code\. .* such as en"):
        read_documents(lang="english")


def test_documents_are_a_list_that_travels(folder):
    """Documents are a list of records that can be sent to another process whole."""
    write(folder, "a.txt")
    documents = read_documents("a.txt", "missing")
    again = pickle.loads(pickle.dumps(documents))
    assert isinstance(again, Documents)
    assert again == documents
    assert again.skipped == documents.skipped


def test_skipped_is_one_line():
    """`str()` of a Skipped has name, place, reason and remedy in one line."""
    skipped = Skipped(name="a.jsonl", place="line 3", reason="is\nnot JSON", remedy="Mend it")
    assert str(skipped) == "a.jsonl, line 3: is not JSON. Mend it."


def test_import_is_light():
    """Importing the package loads none of the libraries that single formats need."""
    heavy = "trafilatura lxml pandas pyarrow py3langid numpy charset_normalizer tqdm babel"
    code = (
        "import sys, tradeparse.documents; "
        f"print([name for name in {heavy.split()} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_many_small_files_take_seconds(folder):
    """A thousand small files are read in a few seconds, language and head included."""
    for number in range(1000):
        write(folder, f"{number:04}.txt", f"ASTANA, 5 October 2023 – {TEXT * 5}{number}")
    started = time.perf_counter()
    assert len(read_documents(".")) == 1000
    assert time.perf_counter() - started < 10
