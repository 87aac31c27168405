package harbour

import (
	"context"
	"time"

	"github.com/urfave/cli/v3"
)

func SetUpLogs(debug bool) error {
	return nil
}

// DaemonCommand is the one that the program lives in.
func DaemonCommand() *cli.Command {
	return &cli.Command{
		Name: "daemon",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "harbour"},
			&cli.DurationFlag{Name: "interval"},
		},
		Action: func(ctx context.Context, command *cli.Command) error {
			return startDaemon(ctx, command.Duration("interval"))
		},
	}
}

func startDaemon(ctx context.Context, interval time.Duration) error {
	crane := &Crane{interval: interval}
	return crane.Run(ctx)
}

// Crane moves crates.
type Crane struct {
	interval time.Duration
}

// Run moves what is there, again and again.
func (c *Crane) Run(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(c.interval):
			c.move()
		}
	}
}

func (c *Crane) move() {}
