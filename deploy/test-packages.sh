#!/bin/sh
# What the tests need of Debian. CI=true or ALL=1 installs it; elsewhere what is missing is named and its
# tests are skipped with that reason.
set -eu
missing=""
[ -x /usr/bin/chromium ] || missing="$missing chromium"
[ -x /usr/bin/msgfmt ] || missing="$missing gettext"
# The browser's driver needs it, and Chromium does not bring it.
/sbin/ldconfig -p | grep -q libatomic.so.1 || missing="$missing libatomic1"
# A real Elasticsearch: Maven brings it, Java runs it, and a proxy before it speaks TLS.
command -v mvn >/dev/null || missing="$missing maven"
command -v java >/dev/null || missing="$missing openjdk-17-jre-headless"
command -v openssl >/dev/null || missing="$missing openssl"
# A real PostgreSQL: the tests start a cluster of their own. Debian's package starts one, too, and nothing asks it.
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
# Scans are read by tesseract, old Word files by antiword.
tesseract --list-langs 2>/dev/null | grep -qx vie || missing="$missing tesseract-ocr tesseract-ocr-vie"
command -v antiword >/dev/null || missing="$missing antiword"
# The letters that tests lay out are set in it.
fc-list 2>/dev/null | grep -q LiberationSerif || missing="$missing fonts-liberation"
[ -z "$missing" ] && exit 0
if [ "${CI:-}" = true ] || [ "${ALL:-}" = 1 ]; then
    if [ "$(id -u)" = 0 ]; then sudo=""; else sudo=sudo; fi
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq $missing fonts-noto-core >/dev/null
else
    echo "Not installed, so their tests are skipped:$missing"
fi
