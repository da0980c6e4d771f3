"""Every address of the site."""

from django.contrib.sitemaps import views as sitemaps
from django.templatetags.static import static
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as file_urls

from cms import api, views
from cms.sitemaps import SITEMAPS

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("favicon.ico", RedirectView.as_view(url=static("img/favicon.svg"), permanent=True)),
    path("quan-tri/", include(admin_urls)),
    path("api/v1/", api.urls),
    # Wagtail's own address of a file takes a number of any length, which Python refuses to read.
    re_path(r"^tep/\d{19}", views.nothing_here),
    path("tep/", include(file_urls)),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS}, name="sitemap_index"),
    path(
        "sitemap-<section>.xml",
        sitemaps.sitemap,
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("", include("search.urls")),
    path("", include("documents.urls")),
    path("", include("news.urls")),
    path("", include("home.urls")),
    re_path(r"", include(wagtail_urls)),
]
