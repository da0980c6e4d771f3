"""A letter as schema.org knows it, for machines that read pages."""

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from documents.models.relations import Relation
from documents.relating import Related

if TYPE_CHECKING:
    from documents.models import Attachment, Letter

# In a script's text nothing may look like its end, nor like markup.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
CHANGES = {Relation.Kind.REPLACES, Relation.Kind.REVOKES, Relation.Kind.AMENDS, Relation.Kind.SUPPLEMENTS}
PROPERTIES: dict[str, str] = {
    **dict.fromkeys(CHANGES, "legislationChanges"),
    Relation.Kind.GUIDES: "isBasedOn",
    Relation.Kind.REFERS: "citation",
}


def described(letter: "Letter", related: Related, request: HttpRequest) -> dict[str, Any]:
    """The letter's own facts, its public files and the related letters this reader may see."""
    whole = request.build_absolute_uri
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": whole(letter.url),
        "url": whole(letter.url),
        "name": f"{letter.letter_type or ''} {letter.number}".strip(),
        "headline": letter.abstract[:110],
        "description": letter.abstract,
        "inLanguage": "vi",
        "legislationIdentifier": letter.number,
        "legislationType": str(letter.letter_type or ""),
        "legislationDate": day(letter.issued_on),
        "legislationDateVersion": day(letter.effective_on or letter.issued_on),
        "legislationLegalForce": f"https://schema.org/{in_force(letter)}",
        "datePublished": day(letter.first_published_at or letter.issued_on),
        "dateModified": day(letter.last_published_at),
        "expires": day(letter.expires_on),
        "publisher": organization(letter),
        "legislationPassedBy": organization(letter),
        "author": {"@type": "Person", "name": letter.signer} if letter.signer else "",
        "keywords": [area.name for area in letter.task_areas.all()],
        "isAccessibleForFree": letter.access == letter.Access.PUBLIC,
        "encoding": [file_of(row, request) for row in letter.attachments.all() if row.access == "letter"],
        **relations(related, request),
    }
    return {name: value for name, value in said.items() if value not in ("", None, [])}


def day(moment: Any) -> str:
    return moment.isoformat() if moment else ""


def in_force(letter: "Letter") -> str:
    return "InForce" if letter.status == letter.Status.IN_FORCE else "NotInForce"


def organization(letter: "Letter") -> dict[str, str] | str:
    return {"@type": "GovernmentOrganization", "name": letter.issuer_name} if letter.issuer else ""


def file_of(row: "Attachment", request: HttpRequest) -> dict[str, str]:
    return {
        "@type": "LegislationObject",
        "name": str(row),
        "contentUrl": request.build_absolute_uri(row.get_absolute_url()),
        "contentSize": f"{row.size} B",
    }


def relations(related: Related, request: HttpRequest) -> dict[str, list]:
    """What the letter says of others: of one this reader may not see, nothing."""
    made: dict[str, list] = defaultdict(list)
    for group in (group for group in related.groups if group.is_own):
        others = [
            {"@id": request.build_absolute_uri(other.url), "number": other.number} for other in group.letters
        ]
        others += [{"number": number} for number in group.numbers]
        for other in others:
            identifier = {"legislationIdentifier": other.pop("number")}
            made[PROPERTIES[group.kind]].append({"@type": "Legislation"} | other | identifier)
    return made


def script(said: dict[str, Any]) -> SafeString:
    """A data block: browsers run nothing of its type, so the page's policy needs no exception for it."""
    text = json.dumps(said, ensure_ascii=False).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - escaped above
    )
