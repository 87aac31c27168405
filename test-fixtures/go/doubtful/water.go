package main

import (
	"context"
	"time"
)

// Its methods have the names of a pump's, and one of them other parameters.
type drill struct{}

func (d *drill) Start(depth int) error {
	for {
		select {
		case <-time.After(time.Minute):
			depth++
		}
	}
}

func (d *drill) Drain() {}

type wheel struct{}

func (w *wheel) Start(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func (w *wheel) Drain() {}

func rented() pump {
	return &wheel{}
}
