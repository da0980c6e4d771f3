"""Addresses of letters' files; letters themselves stand below the library page."""

from django.urls import path

from documents import views

urlpatterns = [path("tep-van-ban/<int:pk>/<path:name>", views.attachment, name="attachment")]
