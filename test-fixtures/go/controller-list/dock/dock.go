package dock

import (
	"context"
	"errors"

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

type part func(ctx context.Context, node *corev1.Node) error

func (c *Controller) Reconcile(ctx context.Context, node *corev1.Node) (reconcile.Result, error) {
	parts := []part{
		c.reconcileWater,
		c.reconcileGate,
	}
	return c.reconcile(ctx, node, parts)
}

func (c *Controller) reconcile(ctx context.Context, node *corev1.Node, parts []part) (reconcile.Result, error) {
	var failures []error
	for _, each := range parts {
		if err := each(ctx, node); err != nil {
			failures = append(failures, err)
		}
	}
	return reconcile.Result{}, errors.Join(failures...)
}

func (c *Controller) reconcileWater(ctx context.Context, node *corev1.Node) error {
	level := node.Annotations["level"]
	switch level {
	case "low":
		node.Annotations["pump"] = "in"
	case "high":
		node.Annotations["pump"] = "out"
	case "":
		node.Annotations["level"] = "unknown"
	default:
		return nil
	}
	if err := c.client.Update(ctx, node); err != nil {
		return client.IgnoreNotFound(err)
	}
	return nil
}

func (c *Controller) reconcileGate(ctx context.Context, node *corev1.Node) error {
	gate := node.Annotations["gate"]
	pump := node.Annotations["pump"]
	if gate == "" || pump == "" {
		return nil
	}
	if gate == "open" && pump == "in" {
		node.Annotations["gate"] = "shut"
	}
	if gate == "shut" && pump == "out" {
		node.Annotations["gate"] = "open"
	}
	if err := c.client.Update(ctx, node); err != nil {
		return client.IgnoreNotFound(err)
	}
	return nil
}
