package watch

import (
	"context"
	"net"

	"google.golang.org/grpc"
	"k8s.io/client-go/tools/cache"
)

// Invalidate forgets what changes. It is a helper: no controller of the program has an informer of its own.
func Invalidate(informers Informers) {
	informer := informers.GetInformer("gates")
	informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(any) {},
	})
}

// Informers are what a cache has.
type Informers interface {
	GetInformer(kind string) cache.SharedInformer
	List() []string
}

// Server answers; it is no loop.
type Server struct {
	server *grpc.Server
}

// Start serves until it is told to stop.
func (s *Server) Start(ctx context.Context) error {
	listener, err := net.Listen("tcp", ":9666")
	if err != nil {
		return err
	}
	s.server = grpc.NewServer()
	go func() {
		<-ctx.Done()
		s.server.GracefulStop()
	}()
	return s.server.Serve(listener)
}
