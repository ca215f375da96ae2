"""How well and how fast tradeparse reads: `make bench` prints it and writes README.md."""
