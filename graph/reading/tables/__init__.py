"""A graph as tables: sheets, files of CSV, Parquet or frames, put together again as one dataset."""
