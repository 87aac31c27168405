package boom

import "sigs.k8s.io/controller-runtime/pkg/manager"

func Add(mgr manager.Manager) error {
	return nil
}
