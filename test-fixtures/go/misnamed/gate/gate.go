package gate

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/cache"
)

// NewCacheOptions says what the cache holds: no flag is read into it.
func NewCacheOptions() cache.Options {
	return cache.Options{}
}

// Reconciler opens and closes gates.
type Reconciler struct {
	Workers int
}

// SetupWithManager says what is watched.
func (r *Reconciler) SetupWithManager(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("gate").Complete(r)
}

// Reconcile opens or closes one gate.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}
