package apple

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
)

// Adder adds the controller of this package.
type Adder struct{}

// Named says which it is.
func (a *Adder) Named() string {
	return "apple"
}

// Add sets the controller up.
func (a *Adder) Add(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("apple").Complete(&Reconciler{})
}

// Reconciler picks.
type Reconciler struct{}

// Reconcile picks from one tree.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}

// Counter has no controller of its own.
type Counter struct{}

// Named says which it is.
func (c *Counter) Named() string {
	return "counter"
}

// Add adds nothing.
func (c *Counter) Add(mgr ctrl.Manager) error {
	return nil
}
