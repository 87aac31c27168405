package bridge

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
)

// Setup adds the controller of bridges.
func Setup(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("bridge").Complete(&Reconciler{})
}

// Reconciler opens and closes bridges.
type Reconciler struct{}

// Reconcile only hands over.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return r.reconcile(ctx, request)
}

func (r *Reconciler) reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	if request.Name == "" {
		return ctrl.Result{}, nil
	}
	if err := ctx.Err(); err != nil {
		return ctrl.Result{}, err
	}
	return ctrl.Result{}, nil
}
