package plugins

import (
	_ "example.com/gauges/bells"
	_ "example.com/gauges/thermometer"
)
