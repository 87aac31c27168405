package tide

import (
	"context"
	"time"

	"k8s.io/client-go/tools/cache"
)

// Server reads gauges.
type Server struct {
	gauges []string
	synced cache.InformerSynced
}

// NewServer makes one.
func NewServer(gauges []string) *Server {
	return &Server{gauges: gauges}
}

// RunUntil waits for the cache, then reads.
func (s *Server) RunUntil(ctx context.Context) error {
	if !cache.WaitForCacheSync(ctx.Done(), s.synced) {
		return nil
	}
	go s.runScrape(ctx)
	<-ctx.Done()
	return nil
}

func (s *Server) runScrape(ctx context.Context) {
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			s.tick()
		case <-ctx.Done():
			return
		}
	}
}

func (s *Server) tick() {
	for _, gauge := range s.gauges {
		if gauge == "" {
			continue
		}
		switch gauge {
		case "harbour":
			continue
		case "bridge":
			return
		default:
			continue
		}
	}
	if len(s.gauges) == 0 {
		return
	}
}

// RunMetricsServer serves beside what the program is there for.
func RunMetricsServer(gauges []string) {
	select {}
}
