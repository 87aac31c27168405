package pace

import "context"

type Pace struct {
	fn func() error
}

func New(fn func() error) *Pace {
	return with(fn)
}

func with(fn func() error) *Pace {
	return &Pace{fn: fn}
}

func (p *Pace) Loop(ctx context.Context, turns <-chan int) {
	for {
		select {
		case <-turns:
			p.turn()
		case <-ctx.Done():
			return
		}
	}
}

func (p *Pace) turn() {
	if err := p.fn(); err != nil {
		panic(err)
	}
}
