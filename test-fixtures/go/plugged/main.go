package main

import (
	"context"

	"example.com/gauges/gauge"
	_ "example.com/gauges/plugins"
)

func main() {
	Run(context.Background())
}

// Run starts all gauges: which there are only the imports of the program say.
func Run(ctx context.Context) {
	for _, each := range gauge.All() {
		each.Start(ctx)
	}
	<-ctx.Done()
}
