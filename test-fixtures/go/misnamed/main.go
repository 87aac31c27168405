package main

import (
	"context"
	"flag"
	"os"

	"k8s.io/client-go/rest"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/cache"

	"example.com/lockkeeper/gate"
	"example.com/lockkeeper/webhook"
	"example.com/lockkeeper/relay"
)

type settings struct {
	address string
	elect   bool
}

// given defines the flags and parses them, whatever it is called.
func given() settings {
	var all settings
	flag.StringVar(&all.address, "address", ":8080", "Where metrics are served.")
	flag.BoolVar(&all.elect, "elect", false, "Whether one replica leads.")
	flag.Parse()
	return all
}

func main() {
	all := given()
	start(all, gate.NewCacheOptions())
}

// start makes the manager and starts it: it does more than to register controllers.
func start(all settings, held cache.Options) {
	config := ctrl.GetConfigOrDie()
	if err := applyDefinitions(context.Background(), config); err != nil {
		os.Exit(1)
	}
	mgr, err := ctrl.NewManager(config, ctrl.Options{LeaderElection: all.elect, Cache: held})
	if err != nil {
		os.Exit(1)
	}
	if err := webhook.SetupWithManager(mgr); err != nil {
		os.Exit(1)
	}
	relay.RuntimeGauges()
	if err := relay.SetUpRelay(mgr); err != nil {
		os.Exit(1)
	}
	k := keeper{workers: 2}
	k.runControllers(mgr)
	if err := mgr.Start(ctrl.SetupSignalHandler()); err != nil {
		os.Exit(1)
	}
}

type keeper struct {
	workers int
}

// runControllers registers them, and runs none.
func (k keeper) runControllers(mgr ctrl.Manager) {
	if err := (&gate.Reconciler{Workers: k.workers}).SetupWithManager(mgr); err != nil {
		os.Exit(1)
	}
}

// It is given how to reach the server, and no configuration comes of it.
func applyDefinitions(ctx context.Context, config *rest.Config) error {
	host := config.Host
	if host == "" {
		return os.ErrNotExist
	}
	return ctx.Err()
}
