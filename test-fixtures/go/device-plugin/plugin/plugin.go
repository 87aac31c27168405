package plugin

import (
	"context"
	"net"

	"google.golang.org/grpc"
	pluginapi "k8s.io/kubelet/pkg/apis/deviceplugin/v1beta1"
)

// Interface is what is started.
type Interface interface {
	Start(kubelet string) error
	Stop() error
}

// All lists the plugins.
func All() []Interface {
	return []Interface{&cranes{}}
}

type cranes struct {
	server *grpc.Server
	health chan string
}

// Start serves, then registers.
func (c *cranes) Start(kubelet string) error {
	c.server = grpc.NewServer()
	if err := c.Serve(); err != nil {
		return err
	}
	return c.Register(kubelet)
}

// Stop ends it.
func (c *cranes) Stop() error {
	c.server.Stop()
	return nil
}

// Serve answers on a socket.
func (c *cranes) Serve() error {
	socket, err := net.Listen("unix", "cranes.sock")
	if err != nil {
		return err
	}
	pluginapi.RegisterDevicePluginServer(c.server, c)
	go c.server.Serve(socket)
	return nil
}

// Register says which socket it is.
func (c *cranes) Register(kubelet string) error {
	connection, err := grpc.NewClient(kubelet)
	if err != nil {
		return err
	}
	client := pluginapi.NewRegistrationClient(connection)
	_, err = client.Register(context.Background(), &pluginapi.RegisterRequest{ResourceName: "example.com/crane"})
	return err
}

// ListAndWatch says which cranes there are.
func (c *cranes) ListAndWatch(_ *pluginapi.Empty, stream pluginapi.DevicePlugin_ListAndWatchServer) error {
	for range c.health {
		if err := stream.Send(&pluginapi.ListAndWatchResponse{}); err != nil {
			return err
		}
	}
	return nil
}

// Allocate says what a container needs that is given cranes.
func (c *cranes) Allocate(context.Context, *pluginapi.AllocateRequest) (*pluginapi.AllocateResponse, error) {
	return &pluginapi.AllocateResponse{}, nil
}

type mockCranes struct{}

func (m *mockCranes) ListAndWatch() error { return nil }

func (m *mockCranes) Allocate() error { return nil }
