"""``python -m graph``, the same as ``policygraph``."""

from graph.cli import main

if __name__ == "__main__":
    main()
