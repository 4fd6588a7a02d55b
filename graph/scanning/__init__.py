"""The engine that asks tables: Parquet, or whatever frame its user has, on DuckDB, Polars, Spark or another.

What is asked is filtered where the tables are, and what comes back is answered by the engine in memory. So
no table can give another answer than memory would, whatever it takes for null, order, case or a letter.
"""
