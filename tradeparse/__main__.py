"""`python -m tradeparse` is the command `tradeparse`."""

from tradeparse.cli import main

if __name__ == "__main__":
    main(prog_name="tradeparse")
