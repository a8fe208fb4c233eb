"""Debian's Firefox, driven over its own Marionette protocol: no other program or package needed."""

from __future__ import annotations

import json
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key by which WebDriver names an element."""

_PREFERENCES = {
    "marionette.port": 0,  # Any free one; it is written in the profile.
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.update.disabledForTesting": True,
    "network.proxy.type": 1,  # Nothing can be asked for outside: no proxy answers on port 9.
    "network.proxy.socks": "127.0.0.1",
    "network.proxy.socks_port": 9,
}


class Firefox:
    """A window of Firefox; commands are those of WebDriver."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._said = connection.makefile("rb")
        self._number = 0
        self._answer()  # It introduces itself.
        self.command("WebDriver:NewSession", capabilities={"alwaysMatch": {}})

    def _answer(self) -> Any:
        length = b""
        while (byte := self._said.read(1)) != b":":
            length += byte
        return json.loads(self._said.read(int(length)))

    def command(self, name: str, **values: object) -> Any:
        """Give a command and return its value; raises ``RuntimeError`` with what went wrong."""
        self._number += 1
        text = json.dumps([0, self._number, name, values]).encode()
        self._connection.sendall(b"%d:%s" % (len(text), text))
        _, _, wrong, result = self._answer()
        if wrong:
            raise RuntimeError(f"{name}: {wrong['error']}: {wrong['message']}")
        return result.get("value") if isinstance(result, dict) else result

    def open(self, path: Path) -> None:
        self.command("WebDriver:Navigate", url=path.as_uri())

    def reopen(self, path: Path) -> None:
        """Close the tab, and open a file in another."""
        self.command("WebDriver:NewWindow", type="tab", focus=False)
        self.command("WebDriver:CloseWindow")
        (handle,) = self.command("WebDriver:GetWindowHandles")
        self.command("WebDriver:SwitchToWindow", handle=handle)
        self.open(path)

    def script(self, text: str, *arguments: object) -> Any:
        """Run a script in the page; return what it returns."""
        return self.command("WebDriver:ExecuteScript", script=text, args=list(arguments))

    def find(self, selector: str) -> str:
        found = self.command("WebDriver:FindElement", using="css selector", value=selector)
        return found[ELEMENT]

    def click(self, selector: str) -> None:
        self.command("WebDriver:ElementClick", id=self.find(selector))

    def type(self, selector: str, text: str) -> None:
        self.command("WebDriver:ElementSendKeys", id=self.find(selector), text=text)

    def text(self, selector: str) -> str:
        return self.command("WebDriver:GetElementText", id=self.find(selector))


@contextmanager
def firefox(downloads: Path, *arguments: str) -> Iterator[Firefox]:
    """Start Firefox without a window and without a way out; files it saves go to ``downloads``."""
    with tempfile.TemporaryDirectory() as profile:
        preferences = _PREFERENCES | {"browser.download.dir": str(downloads)}
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in preferences.items()]
        Path(profile, "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", profile]
        with subprocess.Popen(
            [*command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                with socket.create_connection(("127.0.0.1", _port(Path(profile)))) as connection:
                    yield Firefox(connection)
            finally:
                process.terminate()


def _port(profile: Path) -> int:
    """Wait until Firefox has written on which port it listens."""
    file = profile / "MarionetteActivePort"
    for _ in range(6000):
        if file.is_file() and (text := file.read_text(encoding="utf-8")):
            return int(text)
        time.sleep(0.1)
    raise AssertionError("Firefox doesn't listen")
