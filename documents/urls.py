"""Addresses that outlive every change of a letter: its files' and its own short one.

The letters themselves stand below the library page.
"""

from django.urls import path

from documents import views

urlpatterns = [
    path("tep-van-ban/<int:pk>/<path:name>", views.attachment, name="attachment"),
    path("v/<int:pk>/", views.short_address, name="letter_short"),
]
