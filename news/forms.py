"""The admin's form of a photo."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from news import pictures


class PhotoField(WagtailImageField):
    """Takes in any picture the site keeps; what is none is a message, whatever a library raises for it."""

    def to_python(self, data: UploadedFile | None):
        if not data:
            return super().to_python(data)
        self.check_image_file_size(data)
        try:
            # The stock field decodes first, and its libraries raise more than it catches.
            ready = pictures.ready_to_keep(data)
        except pictures.PictureError as error:
            raise ValidationError(str(error), code="invalid_image") from error
        return super().to_python(ready)


class PhotoForm(BaseImageForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        stock = self.fields.get("file")
        if stock:
            self.fields["file"] = PhotoField(
                required=stock.required, label=stock.label, widget=stock.widget, initial=stock.initial
            )
