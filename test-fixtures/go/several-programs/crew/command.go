package crew

import "github.com/spf13/cobra"

func NewCommand() *cobra.Command {
	return &cobra.Command{
		Use: "crew-controller",
		Run: func(command *cobra.Command, _ []string) {
			Run(command)
		},
	}
}

var once bool

func Run(command *cobra.Command) {
	// Another mode, which is not told.
	if once {
		runAndExit()
	}
	for {
		select {
		case <-command.Context().Done():
			return
		default:
			runCrewOnce([]string{"cook", "mate"})
		}
	}
}

func runAndExit() {
	runCrewOnce(nil)
}

// One turn of the main loop.
func runCrewOnce(crew []string) (fed, tired int) {
	for _, each := range crew {
		switch each {
		case "cook":
			fed++
		case "mate":
			tired++
		default:
			continue
		}
	}
	if fed == 0 {
		return 0, len(crew)
	}
	return fed, tired
}
