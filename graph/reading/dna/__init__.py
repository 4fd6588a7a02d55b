"""Files of Discourse Network Analyzer: three generations, read into one shape, then into a dataset.

DNA (Leifeld, *Policy Debates as Dynamic Networks*, 2016) keeps documents and the statements that people
coded in them: XML until version 1, SQLite with milliseconds in version 2, SQLite with seconds since version
3. Which one a file is, its content says. It is opened to be read, and never changed.
"""
