package options

import (
	"sigs.k8s.io/controller-runtime/pkg/manager"

	"example.com/ferry/shore"
)

var adders = map[string]func(manager.Manager) error{
	"shore": shore.Add,
	"tide":  shore.AddNothing,
	"wind":  shore.AddNothing,
}

type Options struct {
	// A field, so that flags can switch controllers off.
	AddFunctions map[string]func(manager.Manager) error
}

func NewOptions() *Options {
	return &Options{AddFunctions: adders}
}

func (o *Options) ApplyTo(mgr manager.Manager) error {
	for _, add := range o.AddFunctions {
		if err := add(mgr); err != nil {
			return err
		}
	}
	return nil
}
