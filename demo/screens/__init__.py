"""The editors' guide's pictures, taken of a scratch site by `python -m demo.screens` (`make screenshots`).

The site stands in a folder that is gone afterwards, with a clock of its own, so that the same code gives the
same pictures. Needs what the browser tests need: Chromium, and the packages of requirements-dev.txt. Where
Chromium has no Vietnamese of its own (chromium-l10n), a file field says "Choose File".
"""
