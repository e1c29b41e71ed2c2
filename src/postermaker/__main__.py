"""`python -m postermaker`."""

import sys

from postermaker.cli.main import main

sys.exit(main())
