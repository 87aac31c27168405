package cmd

import (
	"context"

	"example.com/ferry/ferry"
	"github.com/spf13/cobra"
)

// Controllers are started by their names.
var Controllers = map[string]func(ctx context.Context) error{
	"crossing-controller": startCrossing,
	"harbour-controller":  startHarbour,
	"ticket-controller":   startTickets,
}

// NewRunCommand is the one that the program lives in.
func NewRunCommand() *cobra.Command {
	return &cobra.Command{
		Use: "run",
		RunE: func(cmd *cobra.Command, args []string) error {
			return Run(cmd.Context())
		},
	}
}

func Run(ctx context.Context) error {
	return startControllers(ctx, Controllers)
}

func startControllers(ctx context.Context, controllers map[string]func(ctx context.Context) error) error {
	for _, start := range controllers {
		if err := start(ctx); err != nil {
			return err
		}
	}
	return nil
}

func startCrossing(ctx context.Context) error {
	go ferry.NewCrossings().Run(ctx)
	return nil
}

func startHarbour(ctx context.Context) error {
	return nil
}

func startTickets(ctx context.Context) error {
	return nil
}
