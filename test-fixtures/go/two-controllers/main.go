package main

import (
	"context"

	"example.com/docks/dock"
)

func main() {
	run(context.Background())
}

func run(ctx context.Context) {
	startControllers(ctx)
	<-ctx.Done()
}

func startControllers(ctx context.Context) {
	cranes := dock.NewCraneController()
	berths := dock.NewBerthController()
	tides := dock.NewTideController()
	go cranes.Run(ctx)
	go berths.Run(ctx)
	go tides.Run(ctx)
}
