package main

import (
	"context"

	"example.com/steamer/engine"
	"example.com/steamer/gauge"
)

type runner interface {
	Run(ctx context.Context)
	Stop()
}

func main() {
	run(context.Background())
}

func run(ctx context.Context) {
	// Has a queue and handlers of its own, and is not what the program is there for.
	go gauge.NewGauges().Watch(ctx)
	RunSteamer(ctx, engine.NewEngine())
}

func RunSteamer(ctx context.Context, steamer runner) {
	serveHealthz(ctx)
	steamer.Run(ctx)
}

func serveHealthz(ctx context.Context) {
	<-ctx.Done()
}
