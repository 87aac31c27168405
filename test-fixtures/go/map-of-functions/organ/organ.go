package organ

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
)

// Reconciler plays.
type Reconciler struct{}

// SetupWithManager says what is watched.
func (r *Reconciler) SetupWithManager(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("organ").Complete(r)
}

// Reconcile plays one organ.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}
