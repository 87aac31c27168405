package main

import (
	"context"
	"os"

	"example.com/cargo/harbour"
	"github.com/urfave/cli/v3"
)

func main() {
	app := &cli.Command{
		Usage: "cargo",
		Before: func(ctx context.Context, command *cli.Command) (context.Context, error) {
			return ctx, harbour.SetUpLogs(command.Bool("debug"))
		},
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "debug"},
		},
		Commands: []*cli.Command{
			harbour.ManifestCommand(),
			harbour.DaemonCommand(),
		},
	}
	if err := app.Run(context.Background(), os.Args); err != nil {
		os.Exit(1)
	}
}
