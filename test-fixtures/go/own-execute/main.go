package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"example.com/dike/water"
)

func main() {
	o := &options{}
	cmd := &cobra.Command{
		Use: "dike",
		PreRunE: func(cmd *cobra.Command, args []string) error {
			return validateGates(args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.Run(cmd)
		},
	}
	if err := cmd.Execute(); err != nil {
		os.Exit(1)
	}
}

type options struct {
	gates int
}

// A hook before the command ends with it, and runs nothing.
func validateGates(args []string) error {
	for _, each := range args {
		if each == "" {
			return fmt.Errorf("a gate needs a name")
		}
		if len(each) > 20 {
			return fmt.Errorf("%s is too long", each)
		}
		switch each {
		case "north", "south":
			continue
		default:
			return fmt.Errorf("there is no gate %s", each)
		}
	}
	return nil
}

// Run is given the command, and executes something else.
func (o *options) Run(cmd *cobra.Command) error {
	fmt.Println(cmd.Name())
	return o.Execute(cmd.Context())
}

// Execute holds the water back.
func (o *options) Execute(ctx context.Context) error {
	agent := &water.Agent{}
	settings := agent.Config()
	water.EnableAllControllers()
	sight := water.NewTideContext()
	fmt.Println(settings, sight, o.gates)
	(&pump{}).Run()
	return nil
}
