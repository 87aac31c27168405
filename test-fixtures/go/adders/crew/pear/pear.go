package pear

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
)

// Adder adds the controller of this package.
type Adder struct{}

// Named says which it is.
func (a *Adder) Named() string {
	return "pear"
}

// Add sets the controller up.
func (a *Adder) Add(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("pear").Complete(&Reconciler{})
}

// Reconciler picks.
type Reconciler struct{}

// Reconcile picks from one tree.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}
