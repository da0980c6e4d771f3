"""Writes every report and its JSON anew: `python benchmarks/reports/build/build.py`."""

import blind_docx
import blind_other
import held_out
import open_docx
import open_html
import open_other

for part in (open_docx, open_html, open_other, held_out, blind_docx, blind_other):
    for report in part.ALL:
        report.write()
