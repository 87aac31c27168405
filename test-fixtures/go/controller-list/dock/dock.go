package dock

import (
	"context"

	corev1 "k8s.io/api/core/v1"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/manager"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"

	"example.com/dock/rope"
)

type Controller struct {
	client client.Client
	ropes  *rope.Ropes
}

func NewController(client client.Client, ropes *rope.Ropes) *Controller {
	return &Controller{client: client, ropes: ropes}
}

func (c *Controller) Register(ctx context.Context, mgr manager.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).
		Named("dock").
		For(&corev1.Node{}).
		Complete(reconcile.AsReconciler(mgr.GetClient(), c))
}

func (c *Controller) Reconcile(ctx context.Context, node *corev1.Node) (reconcile.Result, error) {
	return reconcile.Result{}, c.client.Status().Update(ctx, node)
}
