package app

import (
	"context"

	"example.com/fleet/registry"
)

func Run(ctx context.Context) {
	startControllers(ctx)
	<-ctx.Done()
}

func startControllers(ctx context.Context) {
	registry.ForEach(func(controller registry.Controller) {
		controller.Initialize()
		go controller.Run(ctx.Done())
	})
}
