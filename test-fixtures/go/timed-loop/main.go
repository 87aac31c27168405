package main

import (
	"context"
	"log"
	"os"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
)

func main() {
	config := NewConfig()
	if err := config.ParseFlags(os.Args[1:]); err != nil {
		log.Fatal(err)
	}
	if err := Run(context.Background(), config); err != nil {
		log.Fatal(err)
	}
}

// Config says how often to sweep.
type Config struct {
	every time.Duration
}

// NewConfig has what is usual.
func NewConfig() *Config {
	return &Config{every: time.Minute}
}

// ParseFlags reads the command line.
func (c *Config) ParseFlags(arguments []string) error {
	for range arguments {
		c.every += time.Second
	}
	return nil
}

// Run sweeps until the end.
func Run(ctx context.Context, config *Config) error {
	_, sweep, err := prepare(config)
	if err != nil {
		return err
	}
	wait.NonSlidingUntil(func() {
		if err := sweep(ctx); err != nil {
			log.Print(err)
		}
	}, config.every, ctx.Done())
	return nil
}

type sweepFunc func(context.Context) error

type sweeper struct {
	seen int
}

func prepare(config *Config) (*sweeper, sweepFunc, error) {
	s := &sweeper{}
	sweepAll := func(ctx context.Context) error {
		return s.runSweepLoop(ctx)
	}
	return s, sweepAll, nil
}

// runSweepLoop is one turn of the loop.
func (s *sweeper) runSweepLoop(ctx context.Context) error {
	for _, room := range []string{"hall", "attic"} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if room == "attic" && s.seen%2 == 0 {
			continue
		}
		s.seen++
		if s.seen > 100 {
			s.seen = 0
		}
	}
	return nil
}
