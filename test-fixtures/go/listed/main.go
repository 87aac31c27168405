package main

import (
	"os"

	ctrl "sigs.k8s.io/controller-runtime"

	"example.com/crane/controllers"
)

func main() {
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{LeaderElection: true})
	if err != nil {
		os.Exit(1)
	}
	if err := controllers.SetupControllers(mgr); err != nil {
		os.Exit(1)
	}
	if err := mgr.Start(ctrl.SetupSignalHandler()); err != nil {
		os.Exit(1)
	}
}
