package main

import (
	"context"
	"os"
	"time"

	"github.com/spf13/cobra"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
)

// shine is the hook, though nothing of that is in its name. Alone it has no one to compete with.
func shine(cmd *cobra.Command, args []string) {
	config, err := rest.InClusterConfig()
	if err != nil {
		os.Exit(1)
	}
	client := kubernetes.NewForConfigOrDie(config)
	light := &lamp{}
	ctx := context.Background()
	alone := os.Getenv("ALONE")
	if alone == "true" {
		go light.Run(ctx)
	} else {
		lock, err := resourcelock.New("leases", "coast", "lamp", client.CoreV1(), client.CoordinationV1(), resourcelock.ResourceLockConfig{})
		if err != nil {
			os.Exit(1)
		}
		go leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
			Lock: lock,
			Callbacks: leaderelection.LeaderCallbacks{
				OnStartedLeading: func(ctx context.Context) {
					light.Run(ctx)
				},
				OnStoppedLeading: func() {
					os.Exit(0)
				},
			},
		})
	}
	<-ctx.Done()
}

type lamp struct {
	turned int
}

// Run turns the lamp.
func (l *lamp) Run(ctx context.Context) {
	for {
		select {
		case <-time.After(time.Second):
			l.turned++
		case <-ctx.Done():
			return
		}
	}
}
