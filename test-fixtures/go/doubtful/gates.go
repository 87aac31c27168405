package main

import (
	"context"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
)

type gates struct{}

func (g *gates) Run(ctx context.Context, workers int) {
	for range workers {
		go wait.UntilWithContext(ctx, g.worker, time.Second)
	}
}

func (g *gates) Stop() {}

func (g *gates) worker(ctx context.Context) {}

// Its methods have the names of a keeper's, and one of them other parameters.
type bell struct{}

func (b *bell) Run(ctx context.Context, tune string) {}

func (b *bell) Stop() {}

func hired() keeper {
	return &gates{}
}
