"""Addresses of the pages that gather everything under one task area or school year."""

from django.urls import path

from home import views
from home.feeds import SchoolYearFeed, TaskAreaFeed

urlpatterns = [
    path("luot-doc/", views.count_reading, name="count_reading"),
    path("linh-vuc/<slug:slug>/", views.task_area, name="task_area"),
    path("linh-vuc/<slug:slug>/atom/", TaskAreaFeed(), name="task_area_feed"),
    path("nam-hoc/<str:name>/", views.school_year, name="school_year"),
    path("nam-hoc/<str:name>/atom/", SchoolYearFeed(), name="school_year_feed"),
]
