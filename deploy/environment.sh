#!/bin/sh
# environment.sh VENV LOCK: a virtual environment with exactly what the lock names.
# A bare Debian has python3 but neither pip nor ensurepip; its own wheel of pip then comes from its package,
# unpacked beside the environment when we are not root.
set -eu
venv=$1 lock=$2 python=${PYTHON:-python3}

bootstrap() {
    rm -rf "$venv"
    "$python" -m venv --without-pip "$venv"
    wheels=/usr/share/python-wheels
    if ! ls $wheels/pip-*.whl >/dev/null 2>&1; then
        if [ "$(id -u)" = 0 ]; then
            apt-get update -qq && apt-get install -y -qq python3-pip-whl >/dev/null
        else
            (cd "$venv" && apt-get download -qq python3-pip-whl && dpkg-deb -x python3-pip-whl*.deb pip-wheel)
            wheels=$venv/pip-wheel/usr/share/python-wheels
        fi
    fi
    wheel=$(ls $wheels/pip-*.whl | head -n 1)
    "$venv/bin/python" "$wheel/pip" install --quiet --no-index --no-deps "$wheel"
}

if [ ! -x "$venv/bin/python" ]; then
    echo "Making the environment in $venv …"
    "$python" -m venv "$venv" >/dev/null 2>&1 || bootstrap
fi
"$venv/bin/python" -m pip --version >/dev/null 2>&1 || bootstrap
echo "Installing what $lock names …"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
