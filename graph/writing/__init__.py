"""From what a graph holds to files, records and other people's objects: the mirror of reading.

Each file is imported by who needs it, because some need what is slow to import.
"""

TABLE = "table"
"""What ``--format`` calls the table for people, whose name no format of records may have."""
