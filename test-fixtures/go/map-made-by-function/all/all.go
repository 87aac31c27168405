package all

import (
	ctrl "sigs.k8s.io/controller-runtime"

	"example.com/canal/barge"
	"example.com/canal/lock"
	"example.com/canal/towpath"
)

type start func(mgr ctrl.Manager) error

func newStarts() map[string]start {
	starts := map[string]start{}
	register := func(name string, fn start) {
		starts[name] = fn
	}
	register("barge", barge.Add)
	register("lock", lock.Add)
	register("towpath", towpath.Add)
	return starts
}

// SetupWithManager adds one controller after the other.
func SetupWithManager(mgr ctrl.Manager) error {
	for _, fn := range newStarts() {
		if err := fn(mgr); err != nil {
			return err
		}
	}
	return nil
}
