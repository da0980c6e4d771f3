"""Looking after what pages link to: what leads nowhere is found by the worker and shown to editors."""
