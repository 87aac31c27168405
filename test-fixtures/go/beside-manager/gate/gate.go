package gate

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
)

// Reconciler opens and closes gates.
type Reconciler struct{}

// SetupWithManager says what is watched.
func (r *Reconciler) SetupWithManager(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("gate").Complete(r)
}

// Reconcile opens or closes one gate.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}
