package main

import (
	"os"
	"time"

	"github.com/urfave/cli/v2"
)

func main() {
	app := &cli.App{Name: "yard"}
	app.Commands = append(app.Commands,
		&cli.Command{
			Name: "check",
			Action: func(context *cli.Context) error {
				return runCheck()
			},
		},
		&cli.Command{
			Name: "manager",
			Action: func(context *cli.Context) error {
				return runManager()
			},
		},
	)
	if err := app.Run(os.Args); err != nil {
		os.Exit(1)
	}
}

func runCheck() error {
	return nil
}

func runManager() error {
	for range time.Tick(time.Minute) {
		look()
	}
	return nil
}

func look() {}
