"""A worksheet of another system keeps its form; only the cells that are filled change."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from grader.integrations.csv_worksheet import Worksheet
from tests.exports.samples import tabled

CELLS = st.text(st.sampled_from('a,;"\n\r é='), max_size=5)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4), st.booleans())
def test_a_worksheet_is_read_as_csv_and_written_as_it_was(
    rows: list[list[str]], quoted: bool
) -> None:
    rows = [["h", "i", "j"], *rows]
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL) if quoted else csv.writer(text)
    writer.writerows(rows)
    sheet = Worksheet(text.getvalue())
    assert [[sheet.cell(r, c) for c in range(len(rows[r]))] for r in sheet.rows] == rows[1:]
    assert sheet.render() == text.getvalue()
    sheet.fill(1, 1, rows[1][0])
    rows[1][1] = rows[1][0]
    assert tabled(sheet.render()) == rows


def test_a_cell_in_quotes_keeps_them_and_a_short_row_gets_its_cells() -> None:
    sheet = Worksheet('a,b,c\n1,"",\n2\n')
    sheet.fill(1, 1, "7")
    sheet.fill(1, 2, "8")
    sheet.fill(2, 2, "9")
    assert sheet.render() == 'a,b,c\n1,"7",8\n2,,9\n'
    assert Worksheet("a,b\n1,").render() == "a,b\n1,"
