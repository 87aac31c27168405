package crew

import (
	ctrl "sigs.k8s.io/controller-runtime"

	"example.com/orchard/crew/apple"
	"example.com/orchard/crew/pear"
)

// Adder adds a controller.
type Adder interface {
	Named() string
	Add(mgr ctrl.Manager) error
}

var adders []Adder

func init() {
	adders = append(adders, &apple.Adder{}, &pear.Adder{})
	adders = append(adders, &apple.Counter{})
}

// AddToManager adds all controllers.
func AddToManager(mgr ctrl.Manager) error {
	for _, each := range adders {
		if err := each.Add(mgr); err != nil {
			return err
		}
	}
	return nil
}
