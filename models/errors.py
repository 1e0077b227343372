"""Everything that can go wrong with models, as a tree:

ModelError
├── UnknownModel          no such name in the catalogue
├── ModelNotInstalled     in the catalogue, not on this disk
├── HubUnreachable        the hub did not answer
├── NoSpace               the disk cannot hold what is needed
├── DownloadCorrupt       what arrived is not what was published
├── CheckpointInvalid     files missing or not of the expected layout
├── GoldenMismatch        the model runs but its golden sentence comes out wrong
├── EngineFailure         the engine could not run
├── QueueFull             too much waits for the engine already
├── DeadlinePassed        the caller's deadline came before the engine's answer
└── EngineClosed          the engine is stopping and takes nothing more
"""


class ModelError(Exception):
    """Any failure of a model; the message is one sentence for the person who runs the service, without user text."""


class UnknownModel(ModelError):
    """The name is not in the catalogue."""


class ModelNotInstalled(ModelError):
    """The model is known but not on this disk; the message says how to get it."""


class HubUnreachable(ModelError):
    """The hub could not be reached; the message says what to do offline."""


class NoSpace(ModelError):
    """The disk has no room; the message says how much is needed and how much there is."""


class DownloadCorrupt(ModelError):
    """A downloaded file's size or checksum is not the published one."""


class CheckpointInvalid(ModelError):
    """A checkpoint lacks files or its files do not fit together."""


class GoldenMismatch(ModelError):
    """The model loads and runs but its golden sentence comes out wrong."""


class EngineFailure(ModelError):
    """The engine could not run."""


class QueueFull(ModelError):
    """Too much waits for the engine already; what was asked for was not taken."""


class DeadlinePassed(ModelError):
    """The caller's deadline came before the engine's answer; what had not begun is not begun any more."""

    def __init__(self) -> None:
        super().__init__("The deadline passed before the engine was done.")


class EngineClosed(ModelError):
    """The engine is stopping: it finishes what it took and takes nothing more."""
