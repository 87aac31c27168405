package barge

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
)

// Add sets the controller up.
func Add(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("barge").Complete(&Reconciler{})
}

// Reconciler keeps.
type Reconciler struct{}

// Reconcile keeps one of them.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}
