"""`{% face as department %}`: the department's name and emblem for the admin's templates."""

from django import template

from cms.desk.face import Face
from cms.desk.face import face as known_face

register = template.Library()


@register.simple_tag
def face() -> Face:
    return known_face()
