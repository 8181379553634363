"""``python -m atelier``: see ``atelier.cli``."""

from .cli import main

raise SystemExit(main())
