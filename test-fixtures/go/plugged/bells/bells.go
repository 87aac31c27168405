package bells

import (
	"example.com/gauges/alarm"
	"example.com/gauges/bells/fire"
)

func init() {
	alarm.Register(fire.New())
}
