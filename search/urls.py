"""Addresses of search."""

from django.urls import path

from search import exports, feeds, suggestions, views

urlpatterns = [
    path("tim-kiem/", views.search, name="search"),
    path("tim-kiem/goi-y/", suggestions.suggestions, name="search_suggestions"),
    path("tim-kiem/atom/", feeds.feed, name="search_feed"),
    path("tim-kiem/csv/", exports.table, name="search_csv"),
]
