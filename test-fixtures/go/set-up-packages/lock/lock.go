package lock

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
)

// Setup adds the controller of locks.
func Setup(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("lock").Complete(&Reconciler{})
}

// Reconciler opens and closes locks.
type Reconciler struct{}

// Reconcile only hands over.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return r.reconcile(ctx, request)
}

func (r *Reconciler) reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {

	return ctrl.Result{}, nil
}
