package weir

import (
	"context"

	"example.com/weir/boot"
	ctrl "sigs.k8s.io/controller-runtime"
)

// Add sets the controller of weirs up.
func Add(mgr ctrl.Manager) error {
	_, err := boot.NewController(mgr, "weir", &reconciler{})
	return err
}

type reconciler struct{}

// Reconcile holds the water back.
func (r *reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}
