"""Where each entity stands in the picture: computed once, the same on every machine.

The picture is read like a graphic in a newspaper: what belongs to one scenario only stands on that
scenario's side, what they share stands between them, what is tied together stands together, and
the labels have room. One unit is one CSS pixel at zoom 1.

A graph of a few hundred entities is drawn at once. They start on the slowest wave that runs along
their relations and take up distances like those in the graph (stress majorization); then their
boxes, each a node with its label below it, grow and push one another aside in a frame of the
screen's shape, while neighbours trade places where that shortens their lines; last, each looks
around for a free spot with shorter lines, fewer crossings and no line through a node. A larger
graph is cut into groups of what is tied together; each is drawn alone, then the groups like
entities. Where nothing is tied to anything, all stand in even rows.

Where a dataset keeps the positions of an earlier picture, whoever is in it stands there, to the
pixel, and only who is new is placed: near their ties, where there is room.

The model of a label: the name in the lines of `wrap`, centred below its node, `LABEL_GAP` under it,
`LINE_HEIGHT` a line, equally large on the screen whatever the zoom. Those who play a part in a
scenario, and then the entities with the most relations, have room for theirs as the screen first
shows the picture; the others have it from zoom `ZOOMED_IN` on. The page serves them in this order.

The same bytes everywhere: only ``+ - * /`` and the square root, which IEEE 754 defines to the last
bit. No sine and no power, whose last bit is the platform's; no ``sum`` of floats, which rounds
differently from Python 3.12 on; no order of a set of strings, which changes with every run.
"""

from __future__ import annotations

from graph.layout.labels import label_lines, wrap
from graph.layout.places import positions

__all__ = ["label_lines", "positions", "wrap"]
