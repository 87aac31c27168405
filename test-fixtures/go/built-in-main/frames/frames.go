package frames

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

type reconciler struct {
	client client.Client
}

// NewReconciler shows no more than an interface.
func NewReconciler(of client.Client) reconcile.Reconciler {
	return &reconciler{client: of}
}

// Reconcile hangs one frame.
func (r *reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	if request.Name == "" {
		return ctrl.Result{}, nil
	}
	return ctrl.Result{}, r.hang(ctx)
}

func (r *reconciler) hang(ctx context.Context) error {
	return ctx.Err()
}

// Glass is a controller, though its constructor is given a port of webhooks.
type Glass struct{}

// NewGlass makes it.
func NewGlass(webhookPort int) *Glass {
	return &Glass{}
}

// SetupWithManager watches nothing.
func (g *Glass) SetupWithManager(mgr ctrl.Manager) error {
	return nil
}
