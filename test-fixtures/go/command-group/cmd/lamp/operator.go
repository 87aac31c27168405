package lamp

import (
	"time"

	"github.com/spf13/cobra"
)

var operatorCommand = &cobra.Command{Use: "operator"}

func init() {
	operatorCommand.RunE = startOperator
}

func startOperator(command *cobra.Command, args []string) error {
	operator := &Operator{}
	return operator.Run()
}

// Operator keeps lamps lit.
type Operator struct{}

// Run looks at the lamps, again and again.
func (o *Operator) Run() error {
	for {
		select {
		case <-time.After(time.Minute):
			o.light()
		}
	}
}

func (o *Operator) light() {}
