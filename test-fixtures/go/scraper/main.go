package main

import (
	"context"
	"log"
	"os"

	"example.com/tide/tide"
)

func main() {
	options := parseArgs(os.Args[1:])
	if len(options) == 0 {
		return
	}
	if err := Run(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func parseArgs(arguments []string) []string {
	return arguments
}

// Run only wraps what runs.
func Run(ctx context.Context) error {
	err := RunTides(ctx)
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// RunTides only wraps as well.
func RunTides(ctx context.Context) error {
	return RunScraper(ctx)
}

// RunScraper runs the component.
func RunScraper(ctx context.Context) error {
	gauges := []string{"harbour", "bridge"}
	if len(gauges) == 0 {
		return nil
	}
	go tide.RunMetricsServer(gauges)
	startMetricsServer(gauges)
	runProfiler()
	server := tide.NewServer(gauges)
	if err := ctx.Err(); err != nil {
		return err
	}
	return server.RunUntil(ctx)
}

func startMetricsServer(gauges []string) {
	go func() {
		log.Print(len(gauges))
	}()
}

func runProfiler() {
	log.Print("profiles")
}
