package stones

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
)

// Setup says what is watched.
func Setup(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("stones").Complete(&Reconciler{})
}

// Reconciler turns stones.
type Reconciler struct{}

// Reconcile turns one of them.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}

// One that does more is told.
func (r *Reconciler) dress() {
	for range 3 {
		r.dress()
	}
}
