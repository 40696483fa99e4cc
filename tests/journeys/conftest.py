"""The desks of the command line's tests. No screen is needed: Qt draws into memory."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.journeys.desks import cumbria as cumbria
from tests.journeys.desks import line as line
from tests.journeys.desks import made_cumbria as made_cumbria
from tests.journeys.desks import made_standard as made_standard
from tests.journeys.desks import standard as standard
