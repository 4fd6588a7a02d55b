"""One file a format: what leaves the package, and the page that people open."""
