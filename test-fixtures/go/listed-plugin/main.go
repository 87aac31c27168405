package main

import (
	"example.com/winches/plugin"
	"github.com/kubevirt/device-plugin-manager/pkg/dpm"
)

func main() {
	lister := plugin.Lister{Names: make(chan dpm.PluginNameList)}
	manager := dpm.NewManager(&lister)
	manager.Run()
}
