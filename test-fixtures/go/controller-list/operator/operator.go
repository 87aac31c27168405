package operator

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/manager"
)

type Controller interface {
	Register(ctx context.Context, mgr manager.Manager) error
}

type Operator struct {
	manager.Manager
}

func NewOperator() *Operator {
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{
		LeaderElection:   true,
		LeaderElectionID: "dock",
	})
	if err != nil {
		panic(err)
	}
	return &Operator{Manager: mgr}
}

func (o *Operator) WithControllers(ctx context.Context, controllers ...Controller) *Operator {
	for _, each := range controllers {
		if err := each.Register(ctx, o.Manager); err != nil {
			panic(err)
		}
	}
	return o
}

func (o *Operator) Start(ctx context.Context) {
	if err := o.Manager.Start(ctx); err != nil {
		panic(err)
	}
}
