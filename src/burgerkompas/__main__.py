"""``python -m burgerkompas``."""

from burgerkompas.cli.app import main

if __name__ == "__main__":
    main()
