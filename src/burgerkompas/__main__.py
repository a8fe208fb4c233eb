"""``python -m burgerkompas``."""

from burgerkompas.cli.main import main

if __name__ == "__main__":
    main()
