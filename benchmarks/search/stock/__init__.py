"""An app such as a Wagtail site has it: a model that says by `search_fields` how stock search finds it."""
