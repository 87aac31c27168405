package plugin

import (
	"context"

	"github.com/kubevirt/device-plugin-manager/pkg/dpm"
	pluginapi "k8s.io/kubelet/pkg/apis/deviceplugin/v1beta1"
)

// Lister makes plugins.
type Lister struct {
	Names chan dpm.PluginNameList
}

// NewPlugin makes one.
func (l *Lister) NewPlugin(name string) dpm.PluginInterface {
	return &winches{name: name}
}

type winches struct {
	name string
}

func (w *winches) ListAndWatch(_ *pluginapi.Empty, stream pluginapi.DevicePlugin_ListAndWatchServer) error {
	return stream.Send(&pluginapi.ListAndWatchResponse{})
}

func (w *winches) Allocate(context.Context, *pluginapi.AllocateRequest) (*pluginapi.AllocateResponse, error) {
	return &pluginapi.AllocateResponse{}, nil
}
