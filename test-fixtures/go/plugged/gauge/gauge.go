package gauge

import "context"

// Gauge measures.
type Gauge interface {
	Start(ctx context.Context)
	Stop()
}

var gauges []Gauge

// Register is called by each gauge as it is loaded.
func Register(each Gauge) {
	gauges = append(gauges, each)
}

// All lists what was registered.
func All() []Gauge {
	return gauges
}
