"""The register as Wagtail's documentation would have it searched."""

from django.db import models
from wagtail.search import index


class StockLetter(index.Indexed, models.Model):
    """Its table is made by the benchmark, which has no migrations."""

    number = models.CharField(max_length=200)
    title = models.TextField()
    body = models.TextField()
    letter_type = models.CharField(max_length=100, db_index=True)
    issuer = models.CharField(max_length=200, db_index=True)
    task_area = models.CharField(max_length=100, db_index=True)
    school_year = models.CharField(max_length=9, db_index=True)
    date = models.DateField(db_index=True)
    audience = models.CharField(max_length=20, db_index=True)

    search_fields = [
        index.SearchField("number", boost=3),
        index.SearchField("title", boost=3),
        index.AutocompleteField("title"),
        index.SearchField("body"),
        *(
            index.FilterField(name)
            for name in ("letter_type", "issuer", "task_area", "school_year", "audience")
        ),
        index.FilterField("date"),
    ]

    class Meta:
        managed = False

    def __str__(self) -> str:
        return self.number
