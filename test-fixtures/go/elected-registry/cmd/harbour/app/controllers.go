package app

import (
	"context"

	"example.com/harbour/crane"
)

type startFunc func(context.Context, *Config) error

func newControllers() map[string]startFunc {
	controllers := map[string]startFunc{}
	controllers["crane"] = startCrane
	controllers["pilot"] = startNothing
	controllers["quay"] = startNothing
	controllers["tide"] = startNothing
	controllers["toll"] = startNothing
	return controllers
}

func StartControllers(ctx context.Context, config *Config, controllers map[string]startFunc) {
	for name, start := range controllers {
		if err := start(ctx, config); err != nil {
			panic(name)
		}
	}
}

func startCrane(ctx context.Context, config *Config) error {
	go crane.NewController(config.Informers).Run(ctx, config.Options.Workers)
	return nil
}

func startNothing(context.Context, *Config) error {
	return nil
}
