package main

import (
	"os"

	"example.com/gate/gate"
	"example.com/gate/watch"
	ctrl "sigs.k8s.io/controller-runtime"
)

func main() {
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{LeaderElection: true})
	if err != nil {
		os.Exit(1)
	}
	watch.Invalidate(mgr.GetCache())
	collector := watch.NewCollector()
	go func() {
		collector.StartCollecting()
	}()
	watch.Handlers()
	if err := mgr.Add(&watch.Server{}); err != nil {
		os.Exit(1)
	}
	if err := mgr.Add(&watch.Opener{}); err != nil {
		os.Exit(1)
	}
	if err := (&gate.Reconciler{}).SetupWithManager(mgr); err != nil {
		os.Exit(1)
	}
	if err := mgr.Start(ctrl.SetupSignalHandler()); err != nil {
		os.Exit(1)
	}
}
