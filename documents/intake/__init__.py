"""Taking letters in at once: a register, its files, another library's archive.

`runner` does the work row by row; `register` reads tables, `rows` makes letters of their cells, `storing`
keeps them, `matching` finds their files, `undoing` takes all of it back, `reports` says what became of it.
"""
