package starting

import ctrl "sigs.k8s.io/controller-runtime"

// Function starts one controller.
type Function func(mgr ctrl.Manager) error

// Functions are known by name.
type Functions map[string]Function

// StartControllers starts one after the other.
func (f Functions) StartControllers(mgr ctrl.Manager) error {
	for _, start := range f {
		if err := start(mgr); err != nil {
			return err
		}
	}
	return nil
}
