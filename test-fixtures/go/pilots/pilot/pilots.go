package pilot

// Pilots take over ships.
type Pilots interface {
	Assign(ship string)
	Away() int
}

type pilots struct {
	ships  map[string]chan string
	syncFn func(string) error
}

func newPilots(syncFn func(string) error) *pilots {
	return &pilots{ships: map[string]chan string{}, syncFn: syncFn}
}

// Assign starts a loop for each ship, once.
func (p *pilots) Assign(ship string) {
	orders, known := p.ships[ship]
	if !known {
		orders = make(chan string, 1)
		p.ships[ship] = orders
		go func() {
			p.pilotLoop(orders)
		}()
	}
	orders <- ship
}

// Away counts those that are out.
func (p *pilots) Away() int {
	return len(p.ships)
}

func (p *pilots) pilotLoop(orders <-chan string) {
	for order := range orders {
		err := func() error {
			return p.syncFn(order)
		}()
		if err != nil {
			continue
		}
	}
}
