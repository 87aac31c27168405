package main

import "context"

// Which of the types with these methods it is, their names do not tell.
type keeper interface {
	Run(ctx context.Context, workers int)
	Stop()
}

type pump interface {
	Start(ctx context.Context) error
	Drain()
}

func main() {
	run(context.Background(), hired(), rented())
}

func run(ctx context.Context, gates keeper, water pump) {
	go gates.Run(ctx, 2)
	if err := water.Start(ctx); err != nil {
		panic(err)
	}
}
