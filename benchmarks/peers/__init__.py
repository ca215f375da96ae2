"""tradeparse beside other tools on the same articles: `make bench-peers`.

`adapters.py` uses each tool and turns its answers into findings, `worker.py` runs one in a
process of its own, `scoring.py` counts, `run.py` starts the workers and makes the tables.
"""
