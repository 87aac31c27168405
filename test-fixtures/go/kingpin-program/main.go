package main

import (
	"os"
	"time"

	"github.com/alecthomas/kingpin/v2"
)

func main() {
	app := kingpin.New("chart", "Draws charts.")
	check := app.Command("check", "Look at charts.")
	serve := app.Command("serve", "Serve charts.")

	switch kingpin.MustParse(app.Parse(os.Args[1:])) {
	case check.FullCommand():
		runChecks()
	case serve.FullCommand():
		server := &Server{}
		server.doServe()
	default:
		app.Usage(os.Args[1:])
	}
}

func runChecks() {
	for range 3 {
		time.Sleep(time.Second)
	}
}

// Server serves charts.
type Server struct {
	served int
}

func (s *Server) doServe() {
	for range time.Tick(time.Minute) {
		s.served++
	}
}
