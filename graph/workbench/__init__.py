"""The workbench: a text and its claims side by side, made and mended key by key in a local page."""
