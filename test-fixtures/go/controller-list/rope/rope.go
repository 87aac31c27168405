package rope

import (
	"context"

	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/manager"
)

type Ropes struct{ client client.Client }

func NewRopes(client client.Client) *Ropes {
	return &Ropes{client: client}
}

func (r *Ropes) Register(ctx context.Context, mgr manager.Manager) error {
	return nil
}
