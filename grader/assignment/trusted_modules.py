"""Run trusted sources: the reference and the cases, never a submission."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from grader.errors import AssignmentError


class TrustedModules:
    """Modules that import each other by plain name, isolated from all others.

    They are not in `sys.modules`. So two programs may each have an `area`, and no file of
    the checkout can be imported instead.
    """

    def __init__(self, sources: Mapping[str, str], origin: str) -> None:
        self._sources = dict(sources)
        self._origin = origin
        self._modules: dict[str, ModuleType] = {}

    def module(self, name: str) -> ModuleType:
        """The module of that name, run on first use; raises `AssignmentError` with file and line."""
        if name not in self._modules:
            if name not in self._sources:
                raise AssignmentError(f"{self._origin} has no {name}.py.")
            module = ModuleType(name)
            module.__file__ = f"{self._origin}/{name}.py"
            module.__dict__["__builtins__"] = {**vars(builtins), "__import__": self._import}
            self._modules[name] = module
            try:
                exec(
                    compile(self._sources[name], module.__file__, "exec", dont_inherit=True),
                    module.__dict__,
                )
            except AssignmentError:
                raise
            except Exception as error:
                del self._modules[name]
                raise AssignmentError(
                    f"{module.__file__}: {type(error).__name__}: {error}."
                ) from error
        return self._modules[name]

    def _import(
        self,
        name: str,
        namespace: Mapping[str, Any] | None = None,
        local: Mapping[str, Any] | None = None,
        wanted: tuple[str, ...] = (),
        level: int = 0,
    ) -> ModuleType:
        if level == 0 and name in self._sources:
            return self.module(name)
        return builtins.__import__(name, namespace, local, wanted, level)
