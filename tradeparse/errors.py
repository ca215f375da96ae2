"""What can go wrong, said so that the reader knows what to do next."""


class TradeparseError(Exception):
    """Base of every error that tradeparse raises on purpose."""


class UnreadableDocument(TradeparseError):
    """A source that could not be read: its name, the place, the remedy."""


class UnknownLanguage(TradeparseError):
    """A document in a language that no pack covers."""


class PackError(TradeparseError):
    """A language pack that does not hold together: its file, the entry, the remedy."""


class ColumnsMissing(TradeparseError):
    """A frame without the columns that the data contract asks for."""


class UnreadableFrame(TradeparseError):
    """A file or frame whose cells are not what its columns promise: the place, the remedy."""


class UnknownFormat(TradeparseError):
    """A file whose ending names no format that can be read or written here."""


class SuiteError(TradeparseError):
    """A suite file with errors: all of them, one a line."""


class SuiteLocked(TradeparseError):
    """Another run is writing to the same folder: who it is, and what to do."""


class RunnerFailed(TradeparseError):
    """Reports could not be run at all, whatever their notebooks: what broke, the remedy."""


class UnknownChoice(TradeparseError):
    """A value that is none of those that a parameter can have: what it is, what it can be."""


class UnreadableSeries(TradeparseError):
    """A file of official series that could not be read: the file, the place, the remedy."""


class RatesMissing(TradeparseError):
    """Exchange rates that are asked for and not installed: what to install."""


class CorrectionsWrong(TradeparseError):
    """Corrections that can't be made: which they are, all of them, and what they should say."""
