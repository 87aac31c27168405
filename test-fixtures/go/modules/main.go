package main

import (
	"go.uber.org/fx"
	ctrl "sigs.k8s.io/controller-runtime"

	"example.com/tram/lines"
)

func main() {
	app := fx.New(
		fx.Provide(newManager),
		lines.Module,
		fx.Invoke(run),
	)
	app.Run()
}

func newManager() (ctrl.Manager, error) {
	return ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
}

func run(mgr ctrl.Manager) error {
	return mgr.Start(ctrl.SetupSignalHandler())
}
