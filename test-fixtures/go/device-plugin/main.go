package main

import (
	"log"

	"example.com/cranes/plugin"
)

func main() {
	if err := start(plugin.All(), "/var/lib/kubelet/device-plugins/kubelet.sock"); err != nil {
		log.Fatal(err)
	}
}

// start has no loop: the kubelet calls.
func start(plugins []plugin.Interface, kubelet string) error {
	for _, each := range plugins {
		if err := each.Start(kubelet); err != nil {
			return err
		}
	}
	select {}
}
