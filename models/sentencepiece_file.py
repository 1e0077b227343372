"""Takes pieces out of a SentencePiece model file; everything else in it stays as published, byte for byte.

Knows the file's outer form (a protocol buffer) and nothing of what a piece means.
"""

from collections.abc import Collection, Iterator

from models.errors import CheckpointInvalid

# Field numbers of ModelProto in google/sentencepiece, src/sentencepiece_model.proto.
PIECE, SELF_TEST = 1, 4
LENGTH_DELIMITED = 2
"""Protocol buffers' wire type of every field of ModelProto."""
TYPE_BITS = 3
MORE, BITS = 0x80, 7


def narrow(model: bytes, kept: Collection[int]) -> bytes:
    """Return the model with only the pieces of the ids `kept`, in their order, so that they are numbered anew.

    A text whose likeliest split uses kept pieces only is split as before. The file's record of how some texts were
    split with all pieces goes too, where it has one. Raises `CheckpointInvalid`.
    """
    wanted, index, fields = set(kept), 0, []
    for number, field in read_fields(model):
        if number == PIECE:
            if index in wanted:
                fields.append(field)
            index += 1
        elif number != SELF_TEST:
            fields.append(field)
    return b"".join(fields)


def read_fields(model: bytes) -> Iterator[tuple[int, bytes]]:
    """Give each field's number and its bytes as they stand in the file; raises `CheckpointInvalid`."""
    start = 0
    while start < len(model):
        tag, place = _read_number(model, start)
        length, place = _read_number(model, place)
        end = place + length
        if tag & (1 << TYPE_BITS) - 1 != LENGTH_DELIMITED or end > len(model):
            raise CheckpointInvalid("not a SentencePiece model")
        yield tag >> TYPE_BITS, model[start:end]
        start = end


def _read_number(model: bytes, place: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, the least first; return it and where it ends."""
    number = shift = 0
    while place < len(model):
        byte = model[place]
        number, shift, place = number | (byte & ~MORE) << shift, shift + BITS, place + 1
        if not byte & MORE:
            return number, place
    raise CheckpointInvalid("not a SentencePiece model")
