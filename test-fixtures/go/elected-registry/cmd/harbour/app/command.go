package app

import (
	"context"
	"time"

	"github.com/spf13/cobra"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
)

type HarbourOptions struct {
	Workers     int
	LeaderElect bool
}

type Config struct {
	Options   *HarbourOptions
	Informers informers.SharedInformerFactory
}

func NewHarbourOptions() *HarbourOptions {
	return &HarbourOptions{Workers: 2, LeaderElect: true}
}

func NewHarbourCommand() *cobra.Command {
	return newCommand(NewHarbourOptions(), Run)
}

// The function that runs is handed in, so that tests can put another one in its place.
func newCommand(options *HarbourOptions, run func(context.Context, *Config) error) *cobra.Command {
	command := &cobra.Command{
		Use: "harbour",
		RunE: func(command *cobra.Command, args []string) error {
			config, err := options.Config()
			if err != nil {
				return err
			}
			return run(command.Context(), config)
		},
	}
	flags := command.Flags()
	flags.IntVar(&options.Workers, "workers", options.Workers, "workers of each controller")
	command.SetUsageTemplate("harbour [flags]")
	flags.AddFlagSet(command.PersistentFlags())
	return command
}

func (o *HarbourOptions) Config() (*Config, error) {
	factory := informers.NewSharedInformerFactory(nil, 10*time.Minute)
	return &Config{
		Options:   o,
		Informers: factory,
	}, nil
}

func Run(ctx context.Context, config *Config) error {
	run := func(ctx context.Context) {
		StartControllers(ctx, config, newControllers())

		config.Informers.Start(ctx.Done())
		<-ctx.Done()
	}

	if !config.Options.LeaderElect {
		run(ctx)
		return nil
	}

	lock := &resourcelock.LeaseLock{}
	leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
		Lock:          lock,
		LeaseDuration: 15 * time.Second,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: run,
			OnStoppedLeading: func() {
				panic("lost the lease")
			},
		},
	})
	return nil
}
