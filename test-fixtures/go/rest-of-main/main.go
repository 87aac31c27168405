package main

import (
	"fmt"
	"os"

	"github.com/alecthomas/kingpin/v2"
	"k8s.io/apimachinery/pkg/runtime"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	ctrl "sigs.k8s.io/controller-runtime"

	"example.com/windmill/sails"
	"example.com/windmill/stones"
)

func main() {
	grind()
	os.Exit(0)
}

type setup struct {
	name      string
	setupFunc func() error
}

// grind is all of main but its end.
func grind() {
	var (
		app   = kingpin.New("windmill", "Grinds.")
		elect = app.Flag("elect", "Whether one replica leads.").Bool()
		port  = app.Flag("port", "Where metrics are served.").Default("8080").Int()
	)
	kingpin.MustParse(app.Parse(os.Args[1:]))
	scheme := runtime.NewScheme()
	if err := clientgoscheme.AddToScheme(scheme); err != nil {
		os.Exit(1)
	}
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{
		Scheme:         scheme,
		LeaderElection: *elect,
	})
	if err != nil {
		os.Exit(1)
	}
	fmt.Println(*port)
	if err := setUpAll(mgr); err != nil {
		os.Exit(1)
	}
	if err := mgr.Start(ctrl.SetupSignalHandler()); err != nil {
		os.Exit(1)
	}
}

func setUpAll(mgr ctrl.Manager) error {
	setups := []setup{
		{
			name: "sails",
			setupFunc: func() error {
				return sails.Setup(mgr)
			},
		},
		{
			name: "stones",
			setupFunc: func() error {
				return stones.Setup(mgr)
			},
		},
	}
	for _, each := range setups {
		if err := each.setupFunc(); err != nil {
			return fmt.Errorf("%s: %w", each.name, err)
		}
	}
	return nil
}
