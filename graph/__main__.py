"""``python -m graph``, the same as ``policygraph``."""

import sys

try:  # to import takes a moment, in which somebody may think better of it
    from graph.cli import main

    if __name__ == "__main__":
        main()
except KeyboardInterrupt:
    sys.exit(130)
