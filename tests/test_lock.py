"""The filter for system calls and the rights of Landlock are what the kernel's documentation and libseccomp say."""

import ctypes
import itertools
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from ctypes.util import find_library
from struct import iter_unpack, pack, unpack_from
from typing import Any

import pytest

from grader.inside.lock import allowed_calls, call_filter, landlock
from grader.inside.lock.call_filter import ALLOW, KILL, MARKS, REFUSE

I386, X32 = 0x40000003, 0x40000000  # another machine's mark, and the bit of x86-64's short pointers
MACHINES = sorted(MARKS)


def run(program: bytes, number: int, mark: int, arguments: Sequence[int] = ()) -> int:
    """What a program answers to a call: a machine for the instructions that it and libseccomp use."""
    data = pack("<IIQ6Q", number, mark, 0, *[*arguments, 0, 0, 0, 0, 0, 0][:6])
    instructions = list(iter_unpack("<HBBI", program))
    place = loaded = 0
    while True:
        code, yes, no, value = instructions[place]
        place += 1
        match code:
            case 0x20:  # load a word
                (loaded,) = unpack_from("<I", data, value)
            case 0x54:  # and
                loaded &= value
            case 0x05:  # jump
                place += value
            case 0x15:  # equal
                place += yes if loaded == value else no
            case 0x25:  # greater
                place += yes if loaded > value else no
            case 0x35:  # greater or equal
                place += yes if loaded >= value else no
            case 0x06:  # return
                return int(value)
            case _:
                raise AssertionError(f"instruction {code:#x}")


class Comparison(ctypes.Structure):
    """What libseccomp takes for the value of an argument."""

    _fields_ = (("place", ctypes.c_uint), ("how", ctypes.c_int), ("value", ctypes.c_uint64), ("mask", ctypes.c_uint64))  # fmt: skip


def make_with_libseccomp(machine: str, keeps_paths: bool) -> bytes:
    """The program of libseccomp for the same list, of which it takes the names alone."""
    name = find_library("seccomp")
    assert name, "apt-get install libseccomp2"
    library = ctypes.CDLL(name)
    library.seccomp_init.restype = ctypes.c_void_p
    filters = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(REFUSE)))
    library.seccomp_attr_set(filters, 2, ctypes.c_uint32(KILL))  # for another architecture
    if machine != os.uname().machine:
        assert library.seccomp_arch_add(filters, ctypes.c_uint32(MARKS[machine])) == 0
        assert library.seccomp_arch_remove(filters, ctypes.c_uint32(0)) == 0
    paths = (allowed_calls.PATHS,) if keeps_paths else ()
    for calls in (allowed_calls.LINE, allowed_calls.MEMORY, allowed_calls.TIME, allowed_calls.SELF, allowed_calls.BOUND, *paths):  # fmt: skip
        for call in calls:
            number = library.seccomp_syscall_resolve_name(call.encode())
            for condition in allowed_calls.CONDITIONS.get(call, [{}]):
                some = [Comparison(place, 4, value, 0) for place, value in condition.items()]
                found = library.seccomp_rule_add_array(
                    filters, ctypes.c_uint32(ALLOW), number, len(some), (Comparison * len(some))(*some)
                )  # fmt: skip
                assert found == 0, (call, found)
    with tempfile.TemporaryFile() as file:
        assert library.seccomp_export_bpf(filters, file.fileno()) == 0
        file.seek(0)
        return file.read()


def list_questions(calls: Mapping[int, Any]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Every call number there is, with arguments that matter for those that look at them."""
    edges = {2**31 - 1, 2**31, 2**32 - 1}
    near = {number + step for number in calls for step in (-1, 0, 1)}
    for number in sorted({*range(2048), *edges, *near} - {-1}):
        if calls.get(number):
            values = (0, 1, 2, 3, 4, 2**32, 2**32 + 1, 2**32 + 3, 2**64 - 1)
            for arguments in itertools.product(values, repeat=3):
                yield number, arguments
        else:
            yield number, (1, 2, 3)


@pytest.mark.parametrize("keeps_paths", [False, True])
@pytest.mark.parametrize("machine", MACHINES)
def test_the_filter_answers_as_that_of_libseccomp(machine: str, keeps_paths: bool) -> None:
    calls, mark = allowed_calls.list_calls(machine, keeps_paths), MARKS[machine]
    own, other = call_filter.assemble(mark, calls), make_with_libseccomp(machine, keeps_paths)
    answers = set()
    for number, arguments in list_questions(calls):
        answer = run(own, number, mark, arguments)
        if number < X32 or machine != "x86_64":
            assert answer == run(other, number, mark, arguments), (number, arguments)
        answers.add(answer)
    assert answers == {ALLOW, REFUSE}


@pytest.mark.parametrize("machine", MACHINES)
def test_nothing_but_the_list_is_allowed(machine: str) -> None:
    calls, mark = allowed_calls.list_calls(machine), MARKS[machine]
    program = call_filter.assemble(mark, calls)
    for number in range(2048):
        expected = ALLOW if number in calls and not calls[number] else REFUSE
        assert run(program, number, mark, (9, 9, 9)) == expected, number
        assert run(program, number | X32, mark, (9, 9, 9)) == REFUSE
        for foreign in {0, 2**32 - 1, I386, *MARKS.values()} - {mark}:
            assert run(program, number, foreign, (1, 1, 1)) == KILL


# Of the kernel's tables (arch/x86/entry/syscalls/syscall_64.tbl, include/uapi/asm-generic/unistd.h): what takes a path,
# reads a folder, or tells the machine's name.
WITH_PATHS = {
    "x86_64": (2, 4, 6, 21, 59, 63, 76, 78, 79, 80, 82, 83, 84, 85, 86, 87, 88, 89, 90, 92, 94, 132, 133, 134, 137, 155,
               161, 163, 165, 166, 167, 188, 189, 191, 192, 194, 195, 197, 198, 217, 235, 254, 257, 258, 259, 260, 261, 262,
               263, 264, 265, 266, 267, 268, 269, 280, 303, 304, 316, 322, 332, 428, 430, 437, 439, 442, 452, 457, 458,
               463, 464, 465, 466, 467),
    "aarch64": (5, 6, 8, 9, 11, 12, 14, 15, 17, 27, 33, 34, 35, 36, 37, 38, 39, 40, 41, 43, 45, 48, 49, 51, 53, 54, 56, 61,
                78, 79, 88, 89, 160, 161, 221, 224, 264, 265, 276, 281, 291, 428, 430, 437, 439, 442, 452, 457, 458, 463,
                464, 465, 466, 467),
}  # fmt: skip


@pytest.mark.parametrize("machine", MACHINES)
def test_no_call_that_takes_a_path_is_allowed(machine: str) -> None:
    program = call_filter.assemble(MARKS[machine], allowed_calls.list_calls(machine))
    assert {number for number in WITH_PATHS[machine] if run(program, number, MARKS[machine], (0, 0, 0)) != REFUSE} == set()  # fmt: skip
    known = {numbers[allowed_calls.MACHINES[machine]] for numbers in allowed_calls.PATHS.values()}
    assert known - {None} <= set(WITH_PATHS[machine])


def test_limits_and_descriptors_are_read_and_not_changed() -> None:
    numbers = {**allowed_calls.BOUND}
    for column, machine in enumerate(allowed_calls.MACHINES):
        program = call_filter.assemble(MARKS[machine], allowed_calls.list_calls(machine))

        def allows(name: str, *arguments: int) -> bool:
            number = numbers[name][column]  # noqa: B023
            assert number is not None
            return run(program, number, MARKS[machine], arguments) == ALLOW  # noqa: B023

        assert [value for value in range(2000) if allows("fcntl", 0, value)] == [1, 2, 3]
        assert [value for value in range(100) if allows("prctl", value)] == [3]
        assert allows("prlimit64", 0, 7, 0)
        assert not allows("prlimit64", 1, 7, 0)
        assert not allows("prlimit64", 0, 7, 4096)


@pytest.mark.parametrize(
    ("version", "files", "network", "scopes"),
    [
        (1, 0x1FFF, 0, 0),
        (2, 0x3FFF, 0, 0),
        (3, 0x7FFF, 0, 0),
        (4, 0x7FFF, 3, 0),
        (5, 0xFFFF, 3, 0),
        (6, 0xFFFF, 3, 3),
        (7, 0xFFFF, 3, 3),
    ],
)
def test_every_right_that_a_version_knows_is_taken(
    version: int, files: int, network: int, scopes: int
) -> None:
    rights = landlock.all_rights(version)
    assert rights == (files, network, scopes)
    if (
        version <= landlock.read_version()
    ):  # a kernel takes the rights of all versions before its own
        os.close(landlock.create_ruleset(rights))


def test_a_right_that_the_kernel_does_not_know_is_refused_by_it() -> None:
    with pytest.raises(OSError, match="Invalid argument"):
        landlock.create_ruleset(landlock.Rights(1 << 40))
