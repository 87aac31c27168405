package app

import (
	"github.com/spf13/cobra"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	componentconfig "k8s.io/component-base/config"

	"example.com/ferry/fleet"
)

// Run only executes the command.
func Run() error {
	cmd := newCommand()
	return cmd.Execute()
}

func newCommand() *cobra.Command {
	return &cobra.Command{
		Use: "ferry",
		RunE: func(cmd *cobra.Command, args []string) error {
			return start()
		},
	}
}

type settings struct {
	LeaderElection componentconfig.LeaderElectionConfiguration
}

// The settings of an election are no election, what is there is not built, and whoever waits makes no controller.
func start() error {
	var given settings
	given.LeaderElection = defaultElection()
	ctx := fleet.GetContext()
	client := fleet.GetFerryClient()
	informer := fleet.Informer(client)
	initFerryController()
	if err := untilGone(informer); err != nil {
		return err
	}
	<-ctx.Done()
	return nil
}

func defaultElection() componentconfig.LeaderElectionConfiguration {
	return componentconfig.LeaderElectionConfiguration{LeaderElect: true}
}

// It makes one controller, and no manager has it.
func initFerryController() {
	fleet.Moor(2)
}

func untilGone(informer cache.SharedInformer) error {
	gone := make(chan struct{})
	_, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		DeleteFunc: func(any) { close(gone) },
	})
	if err != nil {
		return err
	}
	<-gone
	return nil
}

var _ kubernetes.Interface
