package boot

import (
	"context"
	"os"

	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/controller"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

// NewController sets up what it is given.
func NewController(mgr ctrl.Manager, name string, r reconcile.Reconciler) (controller.Controller, error) {
	return controller.New(name, mgr, controller.Options{Reconciler: r})
}

// StartManager hands over for good.
func StartManager(ctx context.Context, mgr ctrl.Manager) {
	if err := mgr.Start(ctx); err != nil {
		os.Exit(1)
	}
}
