package main

import (
	"os"

	ctrl "sigs.k8s.io/controller-runtime"

	"example.com/orchard/crew"
	"example.com/orchard/hooks"
)

func main() {
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	if err != nil {
		os.Exit(1)
	}
	if err := crew.AddToManager(mgr); err != nil {
		os.Exit(1)
	}
	if err := hooks.AddToManager(mgr); err != nil {
		os.Exit(1)
	}
	if err := mgr.Start(ctrl.SetupSignalHandler()); err != nil {
		os.Exit(1)
	}
}
