package main

import (
	"os"

	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/controller"

	"example.com/gallery/frames"
	"example.com/gallery/lights"
)

func main() {
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	if err != nil {
		os.Exit(1)
	}
	if err := ctrl.NewControllerManagedBy(mgr).Named("lights").Complete(&lights.Reconciler{}); err != nil {
		os.Exit(1)
	}
	_, err = controller.New("frames", mgr, controller.Options{
		Reconciler: frames.NewReconciler(mgr.GetClient()),
	})
	if err != nil {
		os.Exit(1)
	}
	webhookPort := 9443
	if err := frames.NewGlass(webhookPort).SetupWithManager(mgr); err != nil {
		os.Exit(1)
	}
	if err := mgr.Start(ctrl.SetupSignalHandler()); err != nil {
		os.Exit(1)
	}
}
