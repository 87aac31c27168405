package sails

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
)

// Setup says what is watched.
func Setup(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("sails").Complete(&Reconciler{})
}

// Reconciler turns sails.
type Reconciler struct{}

// Reconcile turns one of them.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}
