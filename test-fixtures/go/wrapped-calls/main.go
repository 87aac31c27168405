package main

import (
	"context"
	"os"

	"k8s.io/apimachinery/pkg/util/uuid"
	"k8s.io/client-go/tools/leaderelection"

	"example.com/lock/internal/loop"
)

type runner interface {
	Run(ctx context.Context)
}

type program struct {
	// What runs is known only by what the field is set to.
	runner  runner
	options options
}

type options struct {
	LeaderElect bool
}

func main() {
	p := &program{runner: loop.New(), options: options{LeaderElect: true}}
	if err := p.run(context.Background()); err != nil {
		os.Exit(1)
	}
}

func (p *program) run(ctx context.Context) error {
	started := func(next func(context.Context)) func(context.Context) {
		return func(ctx context.Context) {
			next(ctx)
		}
	}

	if !p.options.LeaderElect {
		p.runner.Run(ctx)
	} else {
		id := string(uuid.NewUUID())
		leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
			Name: id,
			Callbacks: leaderelection.LeaderCallbacks{
				OnStartedLeading: started(func(ctx context.Context) {
					p.runner.Run(ctx)
				}),
				OnStoppedLeading: func() {},
			},
		})
	}
	return nil
}
