"""`python -m legato_hands`."""

from legato_hands.commands import main

if __name__ == "__main__":
    main()
