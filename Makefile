# Two commands do everything: `make run` and `make test`. Both set up what they need on a fresh machine.
BIN := .venv/bin
VAR_DIR ?= var
export VAR_DIR
STATIC := $(VAR_DIR)/static/staticfiles.json

WORDS := locale/wagtail/parts
SPOKEN := locale/wagtail/vi/LC_MESSAGES

.PHONY: run test elasticsearch format messages screenshots locks clean

run: .venv/.run $(STATIC)  ## the site on port 8000, with two sample reports
	@$(BIN)/python manage.py prepare
	@echo "http://$(subst 127.0.0.1,localhost,$(or $(BIND),127.0.0.1:8000))/"
	@exec $(BIN)/gunicorn -c cms/gunicorn.py cms.wsgi

test: .venv/.test  ## every test; with CI=true or ALL=1 it installs what they need and skips none
	@deploy/test-packages.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/python manage.py makemigrations --check --dry-run
	@# In the files' own order: the longest, of browsers, begin first and no worker is left with one at the end.
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(or $(TESTS),--ignore=tests/test_cluster.py)
	@# Alone: three search servers and their load want both cores.
	$(if $(TESTS),,$(BIN)/python -m pytest tests/test_cluster.py)

elasticsearch:  ## a real search server for a developer, on port 9200 (Java 17 and Maven); SEARCH_ENGINE=elastic uses it
	@deploy/elasticsearch.sh run $(or $(ELASTIC_DIR),/tmp/van-thu-elasticsearch-8.19.3) 9200

format: .venv/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: .venv/.test  ## bring the Vietnamese catalogs up to date and compile them (needs gettext)
	$(BIN)/python manage.py makemessages -l vi --no-location --no-wrap --ignore .venv --ignore tests
	$(BIN)/python manage.py compilemessages -l vi --ignore .venv
	@mkdir -p $(SPOKEN)
	msgcat --use-first $(sort $(wildcard $(WORDS)/*.po)) | msgfmt -o $(SPOKEN)/django.mo -
	msgfmt -o $(SPOKEN)/djangojs.mo $(WORDS)/scripts/admin.po

screenshots: .venv/.test  ## take the pictures of the editors' guide anew, those that changed (needs Chromium)
	$(BIN)/python -m demo.screens $(PICTURES)

locks: .venv/.test  ## write the hash locks anew
	$(BIN)/uv pip compile -q --generate-hashes --python-version 3.11 --no-header --no-emit-index-url -o requirements.lock requirements.txt
	$(BIN)/uv pip compile -q --generate-hashes --python-version 3.11 --no-header --no-emit-index-url -o requirements-dev.lock requirements-dev.txt

clean:  ## forget the environment; content in var/ stays
	rm -rf .venv

.venv/.run: requirements.lock
	@deploy/environment.sh .venv requirements.lock
	@touch $@

.venv/.test: requirements-dev.lock
	@deploy/environment.sh .venv requirements-dev.lock
	@touch $@ .venv/.run

$(STATIC): requirements.lock $(shell find cms/static -type f 2>/dev/null)
	@COLLECTING=1 $(BIN)/python manage.py collectstatic --noinput --clear --verbosity 0
	@touch $@
