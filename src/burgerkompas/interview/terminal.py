"""The terminal under the menus: keys that are added to a prompt, and a stream that it fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TextIO, cast

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Always
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output

Press = Callable[[KeyPressEvent], None]
"""What a key does."""

_MARKS = "●○»·"
_PLAIN_MARKS = str.maketrans(dict(zip(_MARKS, "x-> ", strict=True)))


def looks(stream: TextIO, color: bool) -> dict[str, Any]:
    """Return how prompts are drawn on a stream."""
    depth = None if color else ColorDepth.DEPTH_1_BIT
    return {"output": output_for(stream), "color_depth": depth}


def run(application: Application[Any], keys: dict[str, Press], erase: bool) -> object:
    """Run a prompt with keys added, which come before its own; ``erase`` it when it is done."""
    bindings = KeyBindings()
    for key, press in keys.items():
        bindings.add(key, eager=True)(press)
    own = application.key_bindings
    application.key_bindings = merge_key_bindings([own, bindings] if own else [bindings])
    application.erase_when_done = erase
    for window in application.layout.find_all_windows():
        # Questions and answers are read whole, also where the terminal is narrow.
        window.wrap_lines = Always()
    return application.run()


def leave(result: object) -> Press:
    """Return a key that ends a prompt with a result."""

    def press(event: KeyPressEvent) -> None:
        event.app.exit(result=result)

    return press


def output_for(stream: TextIO) -> Output:
    """Return what draws on a stream; marks that it can't show are replaced."""
    try:
        _MARKS.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        stream = cast(TextIO, _Narrow(stream))
    output = create_output(stdout=stream)
    if isinstance(output, Vt100_Output):
        # Asking a slow terminal where its cursor is puts the reply among what is typed next.
        output.enable_cpr = False
    return output


class _Narrow:
    """A stream that can't show questionary's marks: it gets plain ones."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.encoding = stream.encoding or "ascii"
        self.fileno = stream.fileno
        self.isatty = stream.isatty
        self.flush = stream.flush

    def write(self, text: str) -> int:
        errors = "replace" if self._stream.errors in (None, "strict") else self._stream.errors
        fit = text.translate(_PLAIN_MARKS).encode(self.encoding, errors).decode(self.encoding)
        return self._stream.write(fit)
