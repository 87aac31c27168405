package main

import (
	"context"

	"example.com/docks/dock"
)

func main() {
	run(context.Background())
}

func run(ctx context.Context) {
	cranes := dock.NewCraneController()
	berths := dock.NewBerthController()
	go cranes.Run(ctx)
	go berths.Run(ctx)
	<-ctx.Done()
}
