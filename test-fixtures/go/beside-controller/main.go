package main

import (
	"context"

	"example.com/crew/crew"
)

func main() {
	run(context.Background())
}

func run(ctx context.Context) {
	go crew.NewCounter().Run(ctx)
	controller := crew.NewController()
	controller.Run(ctx)
}
