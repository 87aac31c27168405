package main

import (
	"context"
	"os"
	"path/filepath"

	"k8s.io/client-go/tools/leaderelection"

	"example.com/mill/sieve"
)

const (
	millController = "mill-controller"
	millSieve      = "mill-sieve"
)

// The binary is the program that it is called like.
func main() {
	called := filepath.Base(os.Args[0])
	switch called {
	case millSieve:
		sieve.Main()
	case millController:
		grindOnce()
	default:
		os.Exit(2)
	}
}

func grindOnce() {
	leaderelection.RunOrDie(context.Background(), leaderelection.LeaderElectionConfig{
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(ctx context.Context) {
				<-ctx.Done()
			},
			OnStoppedLeading: func() {
				os.Exit(0)
			},
		},
	})
}
