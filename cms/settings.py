"""Every setting of the site, read from the environment and safe without one.

With an empty environment: SQLite, the embedded search engine and every file under `var/`, DEBUG off,
a secret key made once and kept there, and only this machine's own names as hosts.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)


def kept_secret_key() -> str:
    """The key in `var/secret-key`; made on the first start, readable by its owner alone."""
    path = VAR_DIR / "secret-key"
    try:
        with path.open("x") as new:
            path.chmod(0o600)
            new.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text()


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or kept_secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
HTTPS = env.bool("HTTPS", default=False)

INSTALLED_APPS = [
    "home",
    "news",
    "documents",
    "search",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.apps.AccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    # Last: it lays out the empty site once every other app's tables and permissions stand.
    "cms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cms.zero_bytes.WithoutZeroBytes",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "documents.areas.FormerTaskAreas",
    "home.redirects.middleware.FormerAddresses",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    # The apps' templates, which say some English without asking the catalog.
                    ["django.template.loaders.filesystem.Loader", "cms.unspoken.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

# Documents keeps these lists and knows no page that gathers news, guidance and letters under them.
ABSOLUTE_URL_OVERRIDES = {
    "documents.taskarea": lambda area: reverse("task_area", args=[area.slug]),
    "documents.schoolyear": lambda year: reverse("school_year", args=[year.name]),
}

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/site.sqlite3")}
DATABASES["default"].update(CONN_MAX_AGE=600, CONN_HEALTH_CHECKS=True)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Write-ahead log: readers never wait. IMMEDIATE: a writer waits its turn instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://van-thu")}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = [("vi", _("Vietnamese"))]
# Our words, then Wagtail's and Django's in Vietnamese, which they lack for the most part.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "wagtail"]
FORMAT_MODULE_PATH = ["cms.formats"]
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y", "%d/%m/%Y %H:%M"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# Before `collectstatic` has run, static files are served from the apps' own folders.
COLLECTED = (STATIC_ROOT / "staticfiles.json").exists()
WHITENOISE_USE_FINDERS = not COLLECTED
STORAGES = {
    # No base_url: what is stored has no address of its own; views that check rights hand it out.
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR_DIR / "files"), "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED or env.bool("COLLECTING", default=False)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = VAR_DIR / "files"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o640

SEARCH_ENGINE = {
    "ENGINE": env("SEARCH_ENGINE", default="embedded"),
    "PATH": env("SEARCH_INDEX", default=str(VAR_DIR / "index")),
    # Of Elasticsearch alone.
    "HOSTS": env.list("SEARCH_HOSTS", default=["http://127.0.0.1:9200"]),
    "INDEX": env("SEARCH_PREFIX", default="van-thu"),
    "API_KEY": env("SEARCH_API_KEY", default=""),
    "CA_CERTS": env("SEARCH_CA_CERTS", default=""),
    "SHARDS": env.int("SEARCH_SHARDS", default=1),
    "REPLICAS": env.int("SEARCH_REPLICAS", default=0),
}

# Without a worker of its own the site takes a change into the index as soon as it is committed. A server that
# may be slow or away must not keep an editor waiting: there the worker does it.
SEARCH_INLINE = env.bool("SEARCH_INLINE", default=SEARCH_ENGINE["ENGINE"] == "embedded")

WAGTAIL_SITE_NAME = "Văn Thư"
# Without a mail server each mail is a file under var/mail: reviews go on, and nothing waits for a server.
MAILED = env.email("EMAIL_URL", default="filemail:///")
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = (MAILED[f"EMAIL_{name}"] for name in ("BACKEND", "HOST", "PORT"))
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAILED["EMAIL_HOST_USER"], MAILED["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = MAILED.get("EMAIL_USE_TLS", False), MAILED.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("EMAIL_FROM", default="van-thu@localhost")
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://localhost:8000")
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.database"}}
WAGTAILIMAGES_IMAGE_MODEL = "news.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "news.forms.PhotoForm"
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 52_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILDOCS_DOCUMENT_MODEL = "documents.File"
WAGTAILDOCS_EXTENSIONS = ["csv", "doc", "docx", "odt", "pdf", "pptx", "txt", "xls", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
LETTER_FILE_MAX_SIZE = env.int("LETTER_FILE_MAX_MB", default=50) * 1024 * 1024
TAGGIT_CASE_INSENSITIVE = True
# Ours are written with the move itself.
WAGTAILREDIRECTS_AUTO_CREATE = False

CONTENT_SECURITY_POLICY = {
    # Wagtail's admin carries inline scripts of its own.
    "EXCLUDE_URL_PREFIXES": ("/quan-tri/",),
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=3600 if HTTPS else 0)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Who asks the API: behind a proxy the last of its X-Forwarded-For, which it wrote itself; else who connects.
NINJA_NUM_PROXIES = 1 if BEHIND_PROXY else 0
# Off: how often pages are read is not counted.
COUNT_READS = env.bool("COUNT_READS", default=True)
API_RATE = env("API_RATE", default="120/m")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
