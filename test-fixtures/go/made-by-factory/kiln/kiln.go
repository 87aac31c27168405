package kiln

import (
	"context"
	"net"

	"github.com/openshift/library-go/pkg/controller/factory"
	"k8s.io/client-go/kubernetes"
)

type kilns struct{}

// NewKilnController does less than the other one.
func NewKilnController(client kubernetes.Interface) factory.Controller {
	k := &kilns{}
	return factory.New().WithSync(k.sync).ToController("kiln", nil)
}

func (k *kilns) sync(ctx context.Context, given factory.SyncContext) error {
	return nil
}

// ShopClient is no client of an API server.
type ShopClient struct {
	connection net.Conn
}

// NewShopClient reaches the shop.
func NewShopClient(address string) *ShopClient {
	return &ShopClient{connection: newConnection(address)}
}

func newConnection(address string) net.Conn {
	connection, err := net.Dial("tcp", address)
	if err != nil {
		return nil
	}
	return connection
}
