package main

import (
	"context"

	"example.com/signals/control"
	"example.com/signals/horns"
	"example.com/signals/lamps"
)

func main() {
	run(context.Background())
}

func run(ctx context.Context) {
	controllers := map[string]control.Controller{
		"lamps": lamps.NewController(),
		"horns": horns.NewController(),
	}
	runControllers(ctx, controllers)
	<-ctx.Done()
}

func runControllers(ctx context.Context, controllers map[string]control.Controller) {
	for _, each := range controllers {
		go each.Run(ctx)
	}
}
