package main

import (
	"context"
	"flag"

	"github.com/kubernetes-csi/csi-lib-utils/leaderelection"
	"github.com/spf13/cobra"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

var (
	leaderElection = flag.Bool("leader-election", true, "whether to elect")
	namespace      = flag.String("namespace", "", "where the lease is")
)

func main() {
	command := &cobra.Command{Use: "lighthouse"}
	command.RunE = func(command *cobra.Command, args []string) error {
		return run(command.Context())
	}
	command.Execute()
}

func run(ctx context.Context) error {
	config, err := rest.InClusterConfig()
	if err != nil {
		return err
	}
	clients := kubernetes.NewForConfigOrDie(config)
	factory := informers.NewSharedInformerFactory(clients, 0)

	shine := func(ctx context.Context) {
		factory.Start(ctx.Done())
		<-ctx.Done()
	}

	if !*leaderElection {
		shine(ctx)
		return nil
	}
	election := leaderelection.NewLeaderElection(clients, "lighthouse", shine)
	election.WithNamespace(*namespace)
	return election.Run()
}
