package main

import (
	"context"
	"os"
	"time"

	"example.com/canal/bridge"
	"example.com/canal/clock"
	"example.com/canal/gate"
	"example.com/canal/lock"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/manager"
)

var onlyClock bool

func main() {
	// Another mode, which is not told.
	if onlyClock {
		clock.NewCertificateManager().Start()
	} else {
		run()
	}
}

func run() {
	certificates := clock.NewCertificateManager()
	certificates.Start()
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	if err != nil {
		os.Exit(1)
	}
	if err := setUp(mgr); err != nil {
		os.Exit(1)
	}
	err = mgr.Add(manager.RunnableFunc(func(ctx context.Context) error {
		for {
			select {
			case <-ctx.Done():
				return nil
			case <-time.After(time.Minute):
				clock.Strike(ctx)
			}
		}
	}))
	if err != nil {
		os.Exit(1)
	}
	if err := mgr.Start(ctrl.SetupSignalHandler()); err != nil {
		os.Exit(1)
	}
}

func setUp(mgr ctrl.Manager) error {
	if err := gate.Setup(mgr); err != nil {
		return err
	}
	if err := bridge.Setup(mgr); err != nil {
		return err
	}
	return lock.Setup(mgr)
}
