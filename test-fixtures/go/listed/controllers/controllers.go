package controllers

import (
	"sigs.k8s.io/controller-runtime/pkg/manager"

	"example.com/crane/controllers/boom"
	"example.com/crane/controllers/hook"
	"example.com/crane/controllers/winch"
)

var adders []func(manager.Manager) error

func init() {
	adders = append(adders, boom.Add)
	adders = append(adders, hook.Add, winch.Add)
}

func SetupControllers(mgr manager.Manager) error {
	for _, add := range adders {
		if err := add(mgr); err != nil {
			return err
		}
	}
	return nil
}
