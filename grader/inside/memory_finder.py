"""Modules in memory: what Python and NumPy may still import once no path can be named.

Before the first fork the code of every pure module of the standard library and of NumPy is read as it is compiled, and
extension modules are loaded. After that an import needs no file, and no module tells where on this machine it came
from. The format of compiled files: PEP 552.
"""

from __future__ import annotations

import _imp
import gc
import importlib
import marshal
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import (
    EXTENSION_SUFFIXES,
    BuiltinImporter,
    ExtensionFileLoader,
    FrozenImporter,
    ModuleSpec,
)
from importlib.util import MAGIC_NUMBER, cache_from_source
from types import CodeType, FunctionType, ModuleType

# Programs beside the library, and what only builds or tests Python and NumPy.
LEFT_OUT = {
    "__pycache__", "distutils", "dist-packages", "ensurepip", "f2py", "idlelib", "lib2to3", "pydoc_data",
    "site-packages", "test", "tests", "tkinter", "turtledemo", "venv",
}  # fmt: skip
# Parts of NumPy that are loaded when they are first used, with extension modules in them.
LAZY = ("numpy.fft", "numpy.linalg", "numpy.random")
# Extension modules that are not loaded for programs: screens, databases, networks, users, codecs of the Far East,
# tests; and those that Python does without.
NOT_LOADED = ("_test", "_asyncio", "xx", "_xx", "_curses", "_tkinter", "_sqlite3", "_ssl", "_dbm", "_gdbm", "nis", "ossaudiodev", "readline", "spwd", "grp", "syslog", "termios", "_crypt", "_ctypes_test", "_posixshmem", "_multiprocessing", "_codecs_", "_multibytecodec", "_elementtree", "pyexpat", "audioop", "_lsprof", "_uuid", "_md5", "_queue")  # fmt: skip
HEADER = 16  # bytes before the code of a compiled file


class MemoryFinder(MetaPathFinder, Loader):
    """Finds modules that were read before. Nothing in it names a folder of this machine."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}
        self._sources: dict[str, bytes] = {}
        self._files: dict[str, str] = {}
        self._loaded: dict[str, ModuleType] = {}
        self._labels: dict[str, str] = {}

    def read(self, folder: str, label: str, package: str = "") -> None:
        """Read what can be imported from a folder; `label` is what it is called from now on."""
        self.name_folder(folder, label)
        if os.path.realpath(folder) == folder:
            with suppress(OSError):
                self._read(folder, label, package)

    def _read(self, folder: str, label: str, package: str) -> None:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            name, place = f"{package}{entry.name}", f"{label}/{entry.name}"
            if entry.is_dir():
                if entry.name.isidentifier() and entry.name not in LEFT_OUT:
                    self._read(entry.path, place, f"{name}.")
            elif entry.name.endswith(".py"):
                module = name.removesuffix(".py").removesuffix(".__init__")
                self._files[module] = place
                self._keep(module, entry.path)

    def _keep(self, module: str, path: str) -> None:
        """Keep the compiled code of a file if it is that of the file as it is now, else its text."""
        with suppress(OSError):
            with open(cache_from_source(path), "rb") as file:
                content = file.read()
            about = os.stat(path)
            flags = int.from_bytes(content[4:8], "little")
            known = content[8:16] == _little(int(about.st_mtime)) + _little(about.st_size)
            if content[:4] == MAGIC_NUMBER and (flags or known):
                self._codes[module] = content[HEADER:]
                return
        with suppress(OSError), open(path, "rb") as file:
            self._sources[module] = file.read()

    def load(self, names: Iterable[str], package: str) -> None:
        """Load extension modules, and the parts of a package that hold some.

        Who imports an extension module later gets it; of the package all is there. Every other module that came
        along is forgotten: who imports it has it anew, as in a program of its own.
        """
        before = set(sys.modules)
        for name in names:
            with suppress(Exception):  # one whose library is missing cannot be imported
                importlib.import_module(name)
        for name in set(sys.modules) - before:
            if name.partition(".")[0] != package:
                module = sys.modules.pop(name)
                if isinstance(getattr(module, "__loader__", None), ExtensionFileLoader):
                    self._loaded[name] = module

    def install(self) -> None:
        """Be the only one who finds modules beside those that Python holds itself."""
        sys.meta_path[:] = [BuiltinImporter, FrozenImporter, self]
        sys.path[:] = []
        sys.path_hooks.clear()
        sys.path_importer_cache.clear()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A module that was read or loaded before; it imports nothing itself."""
        del path, target
        loaded = self._loaded.get(fullname)
        if loaded is None and fullname not in self._codes and fullname not in self._sources:
            return None
        origin = self._files.get(fullname, "")
        package = origin.endswith("/__init__.py")
        return ModuleSpec(fullname, self, origin=origin, is_package=package)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """The module, where it is loaded already."""
        return self._loaded.get(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Run its code, unless it is loaded already."""
        name = module.__name__
        if name in self._loaded:
            return
        module.__file__ = self._files[name]
        exec(self.get_code(name), module.__dict__)

    def get_code(self, name: str) -> CodeType:
        """The code of a module; it names the file as the module does."""
        if name in self._sources:
            return compile(self._sources[name], self._files[name], "exec", dont_inherit=True)
        code: CodeType = marshal.loads(self._codes[name])
        _imp._fix_co_filename(code, self._files[name])  # type: ignore[attr-defined]
        return code

    def name_folder(self, folder: str, label: str) -> None:
        """What a folder is called where modules that are loaded already name it."""
        self._labels[folder] = label

    def hide_folders(self) -> None:
        """Give every module and function that is loaded a name that tells no folder of this machine."""
        known: list[ModuleType | None] = [*sys.modules.values(), *self._loaded.values()]
        for module in filter(None, known):  # None forbids an import
            for name in ("__file__", "__cached__"):
                if isinstance(value := module.__dict__.get(name), str):
                    module.__dict__[name] = self._hide(value)
            if isinstance(path := module.__dict__.get("__path__"), list):
                module.__dict__["__path__"] = [self._hide(each) for each in path]
            spec = module.__dict__.get("__spec__")
            if isinstance(spec, ModuleSpec):
                self._hide_spec(module, spec)
        for each in gc.get_objects():
            if type(each) is FunctionType and os.path.isabs(each.__code__.co_filename):
                hidden = self._hide(each.__code__.co_filename)
                _imp._fix_co_filename(each.__code__, hidden)  # type: ignore[attr-defined]
        self._labels.clear()
        for name in ("prefix", "exec_prefix", "base_prefix", "base_exec_prefix"):
            setattr(sys, name, "<python>")
        for name in ("executable", "_base_executable", "_stdlib_dir"):
            setattr(sys, name, "")
        sys.argv[:] = [""]
        sys.orig_argv[:] = []

    def _hide_spec(self, module: ModuleType, spec: ModuleSpec) -> None:
        if isinstance(spec.origin, str):
            spec.origin = self._hide(spec.origin)
        if isinstance(spec.cached, str):
            spec.cached = self._hide(spec.cached)
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations = [self._hide(each) for each in spec.submodule_search_locations]  # fmt: skip
        if hasattr(spec.loader, "path"):  # it names a file
            spec.loader = module.__loader__ = self

    def _hide(self, path: str) -> str:
        for folder, label in self._labels.items():
            if path == folder or path.startswith(folder + os.sep):
                return label + path[len(folder) :].replace(os.sep, "/")
        return os.path.basename(path) if os.path.isabs(path) else path


def _little(number: int) -> bytes:
    return (number & 0xFFFFFFFF).to_bytes(4, "little")


def list_extensions(folder: str) -> list[str]:
    """The extension modules in a folder that programs may want."""
    names = os.listdir(folder) if os.path.isdir(folder) else []
    modules = [name.partition(".")[0] for name in sorted(names) if name.endswith(tuple(EXTENSION_SUFFIXES))]  # fmt: skip
    return [name for name in modules if not name.startswith(NOT_LOADED)]


def list_folders() -> list[str]:
    """The folders of the standard library, as they are and as they are named."""
    import sysconfig

    named = [sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")]
    return [*dict.fromkeys([*map(os.path.realpath, named), *named])]
