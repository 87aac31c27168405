package main

import (
	"os"

	ctrl "sigs.k8s.io/controller-runtime"

	"example.com/ferry/options"
)

func main() {
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{LeaderElection: false})
	if err != nil {
		os.Exit(1)
	}
	if err := options.NewOptions().ApplyTo(mgr); err != nil {
		os.Exit(1)
	}
	if err := mgr.Start(ctrl.SetupSignalHandler()); err != nil {
		os.Exit(1)
	}
}
