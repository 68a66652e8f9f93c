"""Ways in which a file in a folder of minutes can be bad."""

import os
import socket
import stat

import pytest

from bot.sources.decoding import MAX_FILE_BYTES
from tests.conftest import Folder


def link_outside(folder: Folder) -> None:
    secret = folder.path.parent / "secret.md"
    secret.write_text("Nobody may read this.")
    (folder.path / "bad.md").symlink_to(secret)


def relative_link_outside(folder: Folder) -> None:
    (folder.path.parent / "secret.md").write_text("Nobody may read this.")
    (folder.path / "bad.md").symlink_to("../secret.md")


def link_to_itself(folder: Folder) -> None:
    (folder.path / "bad.md").symlink_to("bad.md")


def link_to_nothing(folder: Folder) -> None:
    (folder.path / "bad.md").symlink_to("gone.md")


def pipe(folder: Folder) -> None:
    os.mkfifo(folder.path / "bad.md")


def too_large(folder: Folder) -> None:
    folder.write("bad.md", b"")
    os.truncate(folder.path / "bad.md", MAX_FILE_BYTES + 1)


def not_utf8(folder: Folder) -> None:
    folder.write("bad.md", "雨桶".encode("gb18030"))


def utf16(folder: Folder) -> None:
    folder.write("bad.md", "rain barrel".encode("utf-16"))


def locked(folder: Folder) -> None:
    if os.geteuid() == 0:
        pytest.skip("the system administrator can read every file")
    folder.write("bad.md", "Rain.").chmod(0)


def device(folder: Folder) -> None:
    try:
        os.mknod(folder.path / "bad.md", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only the system administrator can make a device")


def server(folder: Folder) -> None:
    there = os.getcwd()
    os.chdir(folder.path)  # the path of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("bad.md")
    finally:
        os.chdir(there)


def linked_pipe(folder: Folder) -> None:
    os.mkfifo(folder.path / "pipe")
    (folder.path / "bad.md").symlink_to("pipe")


def links_in_a_circle(folder: Folder) -> None:
    (folder.path / "bad.md").symlink_to("other")
    (folder.path / "other").symlink_to("bad.md")


def linked_folder_outside(folder: Folder) -> None:
    elsewhere = folder.path.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.md").write_text("Nobody may read this.")
    (folder.path / "bad.md").symlink_to(elsewhere)


def nul_bytes(folder: Folder) -> None:
    folder.write("bad.md", b"rain\0barrel and more\n")


def long_line(folder: Folder) -> None:
    folder.write("bad.md", "rain " * 1_000_000)


BAD = [
    link_outside,
    relative_link_outside,
    link_to_itself,
    link_to_nothing,
    pipe,
    too_large,
    not_utf8,
    utf16,
    locked,
    device,
    server,
    linked_pipe,
    links_in_a_circle,
    linked_folder_outside,
    nul_bytes,
    long_line,
]
