"""Addresses of photos."""

from django.urls import path

from news import views

urlpatterns = [path("anh/<int:pk>/<str:name>", views.photo, name="photo")]
