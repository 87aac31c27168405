package engine

import (
	"context"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"

	"example.com/steamer/pace"
)

type Engine struct {
	turns chan int
	pace  *pace.Pace
}

func NewEngine() *Engine {
	e := &Engine{turns: make(chan int)}
	e.pace = pace.New(e.syncBoiler)
	return e
}

func (e *Engine) Stop() {}

func (e *Engine) Run(ctx context.Context) {
	go wait.UntilWithContext(ctx, e.stoke, time.Second)
	e.syncLoop(ctx)
}

func (e *Engine) stoke(ctx context.Context) {
	e.turns <- 1
}

func (e *Engine) syncLoop(ctx context.Context) {
	e.pace.Loop(ctx, e.turns)
}

// Called by a field of another package, which only a constructor that the walk does not come through sets.
func (e *Engine) syncBoiler() error {
	for turn := range e.turns {
		if turn == 0 {
			return nil
		}
		e.turns <- turn - 1
	}
	return nil
}
