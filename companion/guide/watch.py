"""Tells when a guide's files have changed, for an author who has them open beside it."""

from __future__ import annotations

from pathlib import Path

Stamp = dict[Path, tuple[int, int]]


class Watch:
    """Looks at a guide's folder, or at an archive of it, when it is asked to. Nothing runs in between."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen = self._stamp()

    def has_changed(self) -> bool:
        """Return whether a file was written, added or taken away since this was last asked."""
        before, self._seen = self._seen, self._stamp()
        return self._seen != before

    def _stamp(self) -> Stamp:
        stamp: Stamp = {}
        for path in [self.folder] if self.folder.is_file() else self.folder.rglob("*.yaml"):
            try:
                info = path.stat()
            except OSError:  # an editor was just putting another file in its place
                continue
            stamp[path] = (info.st_mtime_ns, info.st_size)
        return stamp
