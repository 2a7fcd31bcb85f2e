"""Detects changes of a guide's files, so that an author sees them at once in a preview."""

from __future__ import annotations

from pathlib import Path

Stamp = dict[Path, tuple[int, int]]


class Watch:
    """Detects changes in a guide's folder or archive whenever it is asked. Nothing runs in the background."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen = self._stamp()

    def has_changed(self) -> bool:
        """Whether a file was written, added or removed since the last call."""
        before, self._seen = self._seen, self._stamp()
        return self._seen != before

    def _stamp(self) -> Stamp:
        stamp: Stamp = {}
        for path in [self.folder] if self.folder.is_file() else self.folder.rglob("*.yaml"):
            try:
                info = path.stat()
            except OSError:  # an editor is just replacing the file
                continue
            stamp[path] = (info.st_mtime_ns, info.st_size)
        return stamp
