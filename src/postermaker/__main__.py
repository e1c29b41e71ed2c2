"""`python -m postermaker`."""

import sys

from postermaker.cli import main

sys.exit(main())
