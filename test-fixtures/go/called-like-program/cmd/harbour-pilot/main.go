package main

import (
	"os"
	"time"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "harbour-pilot"}
	root.AddCommand(newChartCommand())
	root.AddCommand(newPilotCommand())
	root.AddCommand(newTideCommand())
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}

func newChartCommand() *cobra.Command {
	return &cobra.Command{
		Use: "chart",
		Run: func(cmd *cobra.Command, args []string) {},
	}
}

// The program is called like this one.
func newPilotCommand() *cobra.Command {
	return &cobra.Command{
		Use: "pilot",
		Run: func(cmd *cobra.Command, args []string) {
			boat := &boat{}
			boat.Run()
		},
	}
}

func newTideCommand() *cobra.Command {
	return &cobra.Command{
		Use: "tide",
		Run: func(cmd *cobra.Command, args []string) {},
	}
}

type boat struct {
	ships int
}

// Run brings ships in.
func (b *boat) Run() {
	for {
		select {
		case <-time.After(time.Minute):
			b.ships++
		}
	}
}
