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
	r.processGates([]string{request.Name})
	return ctrl.Result{}, nil
}

// processGates takes nothing from a queue.
func (r *Reconciler) processGates(gates []string) {
	for gate := range gates {
		if gate == 0 {
			continue
		}
		switch {
		case gate > 3:
			return
		default:
			continue
		}
	}
}
