"""The desks that bundles go between."""

from tests.journeys.desks import cumbria as cumbria
from tests.journeys.desks import made_cumbria as made_cumbria
from tests.journeys.desks import made_standard as made_standard
from tests.journeys.desks import standard as standard
