"""``python -m graph``, the same as ``policygraph``."""

import signal
import sys

# To import takes a moment, in which somebody may think better of it. Raised in the midst of a class or of a
# library, the interrupt can come out as another error: until all is there, the signal itself ends the process.
ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
if ours:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

try:
    from graph.cli import main

    if ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if __name__ == "__main__":
        main()
except KeyboardInterrupt:
    sys.exit(130)
