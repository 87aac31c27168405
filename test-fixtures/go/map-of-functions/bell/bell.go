package bell

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
)

// Reconciler rings.
type Reconciler struct{}

// SetupWithManager says what is watched.
func (r *Reconciler) SetupWithManager(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("bell").Complete(r)
}

// Reconcile rings one bell.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}
