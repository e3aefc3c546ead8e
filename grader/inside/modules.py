"""Imports in the inside process: the submission's modules, the standard library, NumPy.

Plotting libraries are an inert stand-in, so that `import matplotlib.pyplot as plt` at the top of a
student's module costs nothing; any other missing module raises an error with "NumPy only".
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from .memory_finder import LAZY, MemoryFinder, list_extensions, list_folders

Make = Callable[[Any], Any]
# Useful modules that load libraries from outside Python's own folders.
LINKED = ("bz2", "ctypes", "decimal", "hashlib", "lzma", "zlib")
OWN = ("inside",)
PLOTTING = ("matplotlib", "mpl_toolkits", "pylab", "seaborn", "plotly")


class Sources(MetaPathFinder, Loader):
    """Imports modules from texts that came over the wire, by plain name.

    `stubs` makes what takes the place of the module's own functions, from those: it is put into
    the student's module, which keeps everything else it has, since later modules may import that,
    too. A module that is missing or does not run is what it had until it stopped, and its stubs.
    """

    def __init__(self, sources: Mapping[str, str], stubs: Mapping[str, Mapping[str, Make]]) -> None:
        self.sources = dict(sources)
        self.stubs = stubs

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The submission's module of that name, if it has one."""
        if path is not None or (fullname not in self.sources and fullname not in self.stubs):
            return None
        return ModuleSpec(fullname, self, origin=f"{fullname}.py")

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's source; it sees only a file name, no folder."""
        name = module.__name__
        module.__file__ = f"{name}.py"
        stubs = self.stubs.get(name)
        try:
            source = self.sources.get(name, "")
            exec(compile(source, module.__file__, "exec", dont_inherit=True), module.__dict__)
        except BaseException:
            if stubs is None:
                raise
        for name, make in (stubs or {}).items():
            module.__dict__[name] = make(module.__dict__.get(name))

    def get_source(self, fullname: str) -> str | None:
        """For tracebacks and `inspect.getsource`."""
        return self.sources.get(fullname)


class StandIns(MetaPathFinder, Loader):
    """The last finder: inert plotting modules, and a clear error for missing modules."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """An inert module for a plotting library; raises `ModuleNotFoundError` for any other name."""
        package = fullname.partition(".")[0]
        if package in PLOTTING:
            return ModuleSpec(fullname, self, is_package=True)
        if path is None and package not in sys.stdlib_module_names:
            raise ModuleNotFoundError(f"No module named '{fullname}': NumPy only", name=fullname)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """A module in which every name exists and does nothing."""
        return _InertModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


class Inert:
    """Accepts any call or attribute access, and does nothing."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return Inert()

    def __getattr__(self, name: str) -> Any:
        return _attribute(name)

    def __getitem__(self, key: object) -> Inert:
        return Inert()

    def __setitem__(self, key: object, value: object) -> None:
        pass

    def __iter__(self) -> Iterator[Inert]:
        # Scripts mostly unpack one value: `line, = ax.plot(...)`.
        return iter([Inert()])

    def __len__(self) -> int:
        return 1

    def __enter__(self) -> Inert:
        return self

    def __exit__(self, *exc: object) -> None:
        pass


class _InertModule(ModuleType):
    def __getattr__(self, name: str) -> Any:
        return () if name == "__all__" else _attribute(name)


def _attribute(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    if name == "subplots":
        return _subplots
    if name == "hist":
        return lambda *args, **kwargs: (np.zeros(1), np.zeros(2), Inert())
    return Inert()


def _subplots(nrows: int = 1, ncols: int = 1, *args: Any, **kwargs: Any) -> tuple[Inert, Any]:
    """A figure and as many axes as were asked for, in the array that a script would unpack."""
    axes = np.empty((nrows, ncols), dtype=object)
    for place in np.ndindex(axes.shape):
        axes[place] = Inert()
    if not kwargs.get("squeeze", True):
        return Inert(), axes
    return Inert(), axes.item() if axes.size == 1 else np.squeeze(axes)


def list_places(folders: Sequence[str]) -> list[Path]:
    """Where the imported packages lie in some folders, with the libraries beside them; not the kit's own."""
    found: set[Path] = set()
    for module in list(sys.modules.values()):
        file = Path(getattr(module, "__file__", None) or "")
        for folder in folders:
            if file.is_relative_to(folder) and file.relative_to(folder).parts[0] not in OWN:
                place = Path(folder, file.relative_to(folder).parts[0])
                found |= {place, place.with_name(f"{place.name}.libs")}
    return sorted(place for place in found if place.exists())


def prepare(keeps_paths: bool) -> None:
    """Before locking: make importable what is not loaded yet.

    keeps_paths: whether files can still be opened, as packages beside NumPy need it. Then modules that load
    libraries from other folders are imported, and folder listings cached: Python lists a folder on its path
    once and looks there again only when it has changed. Else all is taken into memory: see `MemoryFinder`.
    """
    if not keeps_paths:
        take_into_memory()
        return
    for name in LINKED:
        with suppress(ImportError):  # some Python builds lack some of them
            importlib.import_module(name)
    sys.path_importer_cache.clear()
    PathFinder.find_spec("no module of that name")


def take_into_memory() -> None:
    """Read what Python and NumPy may still import, and forget where on this machine it was."""
    finder = MemoryFinder()
    extensions = [name for folder in sys.path for name in list_extensions(folder)]
    finder.load([*LAZY, *extensions], "numpy")
    finder.name_folder(str(Path(__file__).parent), "<inside>")
    for folder in list_folders():
        finder.read(folder, "<python>")
    numpy = Path(np.__file__).parent
    finder.read(str(numpy), "<numpy>", "numpy.")
    finder.name_folder(str(numpy.parent), "<packages>")
    finder.install()
    finder.hide_folders()
    for name in ("sysconfig", "runpy"):  # they know where this Python is
        sys.modules.pop(name, None)


def install(sources: Mapping[str, str], stubs: Mapping[str, Mapping[str, Make]]) -> None:
    """Make `sources` importable, before anything else of the same name that is not imported yet."""
    sys.meta_path.insert(0, Sources(sources, stubs))
    sys.meta_path.append(StandIns())
