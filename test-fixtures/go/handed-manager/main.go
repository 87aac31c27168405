package main

import (
	"context"
	"os"

	"example.com/weir/boot"
	"example.com/weir/weir"
	ctrl "sigs.k8s.io/controller-runtime"
)

func main() {
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	if err != nil {
		os.Exit(1)
	}
	if err := weir.Add(mgr); err != nil {
		os.Exit(1)
	}
	boot.StartManager(context.Background(), mgr)
}
