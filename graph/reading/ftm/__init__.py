"""Files of FollowTheMoney: an entity a line, some of which are links, read into a dataset.

Investigators' tools write them (Aleph, OpenSanctions, ``ftm``). What a schema is and which of its
properties name others is kept here in a small table, so that reading one takes no library.
"""
