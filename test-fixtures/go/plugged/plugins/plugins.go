package plugins

import _ "example.com/gauges/thermometer"
