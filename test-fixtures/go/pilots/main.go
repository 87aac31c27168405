package main

import (
	"example.com/pilots/pilot"
)

func main() {
	run(pilot.NewStation(make(chan string)))
}

func run(station *pilot.Station) {
	station.Run()
}
