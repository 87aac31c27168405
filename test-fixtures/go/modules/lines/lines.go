package lines

import (
	"context"

	"go.uber.org/fx"
	ctrl "sigs.k8s.io/controller-runtime"
)

// Module sets up what runs on the lines.
var Module = fx.Options(
	fx.Invoke(setUp),
)

func setUp(mgr ctrl.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).Named("line").Complete(&Reconciler{})
}

// Reconciler draws lines.
type Reconciler struct{}

// Reconcile draws one line.
func (r *Reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, nil
}
