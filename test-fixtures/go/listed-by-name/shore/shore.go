package shore

import (
	"context"

	corev1 "k8s.io/api/core/v1"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/manager"
)

type shores struct {
	client client.Client
}

func Add(mgr manager.Manager) error {
	return (&shores{client: mgr.GetClient()}).setup(mgr)
}

func AddNothing(manager.Manager) error {
	return nil
}

func (s *shores) setup(mgr manager.Manager) error {
	return ctrl.NewControllerManagedBy(mgr).For(&corev1.Node{}).Complete(s)
}

func (s *shores) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	return ctrl.Result{}, client.IgnoreNotFound(s.client.Get(ctx, request.NamespacedName, &corev1.Node{}))
}
