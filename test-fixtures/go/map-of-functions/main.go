package main

import (
	"os"

	ctrl "sigs.k8s.io/controller-runtime"

	"example.com/parish/bell"
	"example.com/parish/organ"
	"example.com/parish/starting"
)

var controllers = make(starting.Functions)

func init() {
	controllers["bell"] = startBellController
	controllers["organ"] = startOrganController
	controllers["clock"] = startClockController
}

func main() {
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	if err != nil {
		os.Exit(1)
	}
	setupControllers(mgr)
	if err := mgr.Start(ctrl.SetupSignalHandler()); err != nil {
		os.Exit(1)
	}
}

func setupControllers(mgr ctrl.Manager) {
	if err := controllers.StartControllers(mgr); err != nil {
		os.Exit(1)
	}
}

func startBellController(mgr ctrl.Manager) error {
	return (&bell.Reconciler{}).SetupWithManager(mgr)
}

func startOrganController(mgr ctrl.Manager) error {
	return (&organ.Reconciler{}).SetupWithManager(mgr)
}

func startClockController(mgr ctrl.Manager) error {
	return nil
}
