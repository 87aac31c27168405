package pilot

// Station sends a pilot to each ship.
type Station struct {
	arrivals chan string
	pilots   Pilots
}

// NewStation makes one.
func NewStation(arrivals chan string) *Station {
	s := &Station{arrivals: arrivals}
	s.pilots = newPilots(s.syncShip)
	return s
}

// Run never ends.
func (s *Station) Run() {
	s.syncLoop()
}

func (s *Station) syncLoop() {
	for {
		if !s.syncLoopIteration() {
			return
		}
	}
}

func (s *Station) syncLoopIteration() bool {
	select {
	case ship, open := <-s.arrivals:
		if !open {
			return false
		}
		s.handleArrival(ship)
	}
	return true
}

func (s *Station) handleArrival(ship string) {
	if ship == "" {
		return
	}
	known := map[string]bool{}
	if known[ship] {
		return
	}
	known[ship] = true
	s.pilots.Assign(ship)
}

// syncShip brings one ship to its berth.
func (s *Station) syncShip(ship string) error {
	for _, berth := range []string{"east", "west"} {
		if berth == "west" {
			continue
		}
		if ship == berth {
			return nil
		}
	}
	return nil
}
